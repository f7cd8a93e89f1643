"""Deleting: refused with links to all that refers to the record; else kept for recovery."""

from typing import Any

from django.contrib import messages
from django.db import models, transaction
from django.db.models import ProtectedError, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dialogues.editorial.deleting import delete, what_goes_with
from dialogues.models.references import StillReferredTo, references

#: How many referring records a refusal lists; the rest is counted.
LISTED = 200


class DeletesSafely:
    def get_deleted_objects(self: Any, objs: Any, request: HttpRequest) -> Any:
        """What goes with the records, and as “protected” what forbids to delete them."""
        records = list(objs)
        going = [
            [self._link(record), [_plain(row) for row in what_goes_with(record)]]
            for record in records
        ]
        nested = [item for pair in going for item in pair if item != []]
        counts: dict[str, int] = {}
        for row in [row for record in records for row in [record, *what_goes_with(record)]]:
            name = str(row._meta.verbose_name_plural)
            counts[name] = counts.get(name, 0) + 1
        lacking = set() if self.has_delete_permission(request) else {self.opts.verbose_name}
        return nested, counts, lacking, self._refusals(records)

    def _refusals(self: Any, records: list[Any]) -> list[Any]:
        found = [row for record in records for row in references(record)]
        named = [self._link(row) for row in dict.fromkeys(found[:LISTED])]
        more = len(found) - LISTED
        return [*named, _("and %(count)s more") % {"count": more}] if more > 0 else named

    def _link(self: Any, row: models.Model) -> Any:
        """The record itself, or of a part the record whose part it is."""
        owner = _owner(row)
        if owner is None or not self.admin_site.is_registered(type(owner)):
            return _plain(row)
        name = f"admin:{owner._meta.app_label}_{owner._meta.model_name}_change"
        address = reverse(name, args=[owner.pk])
        if owner is row:
            return format_html('{}: <a href="{}">{}</a>', _kind(row), address, str(row))
        return format_html(
            '{}: <a href="{}">{}</a>', _kind(owner), address, f"{owner} ({row._meta.verbose_name})"
        )

    def delete_view(
        self: Any, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)  # type: ignore[misc]
        except (StillReferredTo, ProtectedError) as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)

    def delete_model(self, request: Any, obj: Any) -> None:
        delete(obj, by=request.user)

    def delete_queryset(self, request: Any, queryset: QuerySet[Any]) -> None:
        with transaction.atomic():
            for record in queryset:
                delete(record, by=request.user)


def _kind(row: models.Model) -> str:
    return capfirst(str(row._meta.verbose_name))


def _plain(row: models.Model) -> str:
    return f"{_kind(row)}: {row}"


#: Parts that can refer to records, and the record to which each belongs.
OWNERS = {
    "host": "conference",
    "appearance": "conference",
    "authorship": "document",
    "attribution": "position",
    "positionrelation": "source",
}


def _owner(row: models.Model) -> models.Model | None:
    owner = OWNERS.get(str(row._meta.model_name))
    return getattr(row, owner) if owner else row
