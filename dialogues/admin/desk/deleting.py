"""Deleting: refused with links to all that refers to the record; else kept for recovery."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db import models
from django.db.models import ProtectedError, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from dialogues.admin.desk.links import list_address
from dialogues.admin.desk.moves import can_be_withdrawn
from dialogues.editorial.deleting import (
    delete_all,
    next_version_of,
    other_references,
    owners_of,
    what_goes_with,
)
from dialogues.editorial.rights import may
from dialogues.models import EditorialRecord
from dialogues.models.references import StillReferredTo

#: How many referring records of a kind, or parts of a record, the page names; the rest is counted.
LISTED = 25
LONGEST = 120  # characters of a part's name
#: Lists that can be narrowed to what refers to one record: by the kinds of both, its parameter.
LISTS = {
    ("conference", "position"): "conference__id__exact",
    ("document", "position"): "document__id__exact",
    ("participant", "position"): "attributions__participant__id__exact",
    ("conference", "document"): "conferences__id__exact",
    ("institution", "document"): "publisher__id__exact",
}


@dataclass
class Kind:
    """Rows of one noun: how many there are, and the first of them as links or words."""

    name: str
    count: int = 0
    rows: list[Any] = field(default_factory=list)
    #: A list of all of them, if there is one.
    address: str = ""

    @property
    def more(self) -> int:
        return self.count - len(self.rows)

    def add(self, row: Any) -> None:
        self.count += 1
        if len(self.rows) < LISTED:
            self.rows.append(row)


@dataclass(frozen=True)
class Going:
    """A record that can go, and what goes with it."""

    name: SafeString
    parts: list[Kind]
    #: A next version is in work: it is lost for good.
    has_next: bool


class DeletesSafely:
    def get_deleted_objects(self: Any, objs: Any, request: HttpRequest) -> Any:
        """What goes with the records, and as “protected” what forbids to delete them, by kind."""
        records = list(objs)
        refused = self._refusals(records)
        going = [] if refused else [self._going(record) for record in records]
        lacking = any(not self.has_delete_permission(request, record) for record in records)
        counts = {str(self.opts.verbose_name_plural): len(records)}
        return going, counts, {self.opts.verbose_name} if lacking else set(), refused

    def _refusals(self: Any, records: list[Any]) -> list[Kind]:
        found = {
            row: record for record in records for row in other_references(record, among=records)
        }
        kinds: dict[type[models.Model], Kind] = {}
        for row, owner in owners_of(found).items():
            kind = kinds.setdefault(type(owner), Kind(_plural(owner)))
            kind.add(self._link(owner, row))
            kind.address = _list_of(records, owner)
        return list(kinds.values())

    def _link(self: Any, owner: models.Model, row: models.Model) -> SafeString:
        """The record that refers, and for a part which part of it."""
        told = str(owner) if owner is row else f"{owner} ({row._meta.verbose_name})"
        if not self.admin_site.is_registered(type(owner)):
            return format_html("{}", told)
        return format_html('<a href="{}">{}</a>', _page(owner), told)

    def _going(self: Any, record: Any) -> Going:
        kinds: dict[str, Kind] = {}
        for part in what_goes_with(record):
            kind = kinds.setdefault(_plural(part), Kind(_plural(part)))
            kind.add(Truncator(str(part)).chars(LONGEST))
        has_next = isinstance(record, EditorialRecord) and next_version_of(record) is not None
        return Going(self._link(record, record), list(kinds.values()), has_next)

    def delete_view(
        self: Any, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        record = self.get_object(request, object_id)
        ways = self._other_ways(request, record) if record is not None else {}
        try:
            return super().delete_view(request, object_id, {**ways, **(extra_context or {})})  # type: ignore[misc]
        except (StillReferredTo, ProtectedError) as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)

    def _other_ways(self: Any, request: Any, record: Any) -> dict[str, str]:
        """What can be done instead, as far as the user may."""
        if not isinstance(record, EditorialRecord):
            return {}
        may_withdraw = can_be_withdrawn(record) and may(request.user, "withdraw", record)
        return {
            "withdraw_url": _page(record, "withdraw") if may_withdraw else "",
            "merge_url": self.merge_url(request, record),
        }

    def delete_model(self, request: Any, obj: Any) -> None:
        self.delete_queryset(request, [obj])
        link = format_html('<a href="{}">{}</a>', reverse("admin:deleted"), _("Deleted records"))
        messages.info(request, format_html("{} {}", _("It can be recovered:"), link))

    def delete_queryset(self, request: Any, queryset: QuerySet[Any] | Iterable[Any]) -> None:
        """In one act, so that they can be recovered in one."""
        delete_all(list(queryset), by=request.user)


def _page(record: models.Model, page: str = "change") -> str:
    opts = record._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=[record.pk])


def _plural(row: models.Model) -> str:
    return capfirst(str(row._meta.verbose_name_plural))


def _list_of(records: list[Any], referring: models.Model) -> str:
    if len(records) != 1:
        return ""
    names = str(records[0]._meta.model_name), str(referring._meta.model_name)
    parameter = LISTS.get(names)
    return list_address(names[1], **{parameter: records[0].pk}) if parameter else ""
