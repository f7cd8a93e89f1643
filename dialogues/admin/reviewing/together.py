"""One screen that lists all that a conference, document or position needs, and publishes it at once."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.admin.desk.addresses import page_of
from dialogues.editorial.embargoes import shows_on
from dialogues.editorial.publishing import (
    NotTogether,
    digest_of,
    publish_together,
    together,
)
from dialogues.editorial.publishing.together import Together
from dialogues.editorial.rights import may
from dialogues.models import Conference, Document, EditorialRecord, Position, VersionConflict

ROOTS = (Conference, Document, Position)
#: Far above any conference's positions, and sound numbers for every database.
LONGEST_KEY = 18


class PublishesTogether:
    def get_urls(self: Any) -> list[Any]:
        urls = super().get_urls()  # type: ignore[misc]
        if not issubclass(self.model, ROOTS):
            return urls
        name = f"{self.opts.app_label}_{self.opts.model_name}_together"
        view = self.admin_site.admin_view(self.together_view)
        return [path("<path:object_id>/together/", view, name=name), *urls]

    def together_view(self: Any, request: Any, object_id: str) -> HttpResponse:
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        if not may(request.user, "publish", record):
            raise PermissionDenied
        if request.method == "POST":
            return self._publish_together(request, record)
        return self._list_together(request, record, together(record, by=request.user))

    def _publish_together(self: Any, request: Any, record: EditorialRecord) -> HttpResponse:
        chosen = {int(key) for key in request.POST.getlist("position") if _is_key(key)}
        listed = together(record, by=request.user, positions=chosen)
        if any(not may(request.user, "publish", row) for row in listed.records):
            raise PermissionDenied
        digest = request.POST.get("digest") or "none"
        try:
            done = publish_together(record, by=request.user, positions=chosen, digest=digest)
        except NotTogether as error:
            whole = together(record, by=request.user)
            return self._list_together(
                request, record, whole, chosen=chosen, error=str(error), refused=error.together
            )
        except VersionConflict as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)
        _tell(request, record, done)
        self.log_change(request, record, _("Published with all it needs."))
        return HttpResponseRedirect(page_of(record))

    def _list_together(
        self: Any,
        request: HttpRequest,
        record: EditorialRecord,
        listed: Together,
        *,
        chosen: set[int] | None = None,
        error: str = "",
        refused: Together | None = None,
    ) -> HttpResponse:
        ready = {
            member.record.pk for member in listed.members if member.is_optional and member.is_ready
        }
        context = {
            **self.admin_site.each_context(request),
            "title": _("Publish with all it needs"),
            "opts": self.opts,
            "original": record,
            "groups": _groups(listed),
            "eyes": dict.fromkeys(
                problem.message for member in listed.members for problem in member.eyes
            ),
            "withdrawn": [(row, page_of(row)) for row in listed.withdrawn],
            "chosen": ready if chosen is None else chosen,
            "digest": digest_of(record),
            "shows_on": shows_on(record),
            "error": error,
            "refused": [(one, page_of(one.record)) for one in refused.refused] if refused else [],
        }
        status = 422 if error else 200
        return render(request, "admin/dialogues/together.html", context, status=status)


def _groups(listed: Together) -> list[dict[str, Any]]:
    """The members by noun, in the order in which they become public."""
    return [
        {
            "name": capfirst(str(noun._meta.verbose_name_plural)),
            "members": [{"member": member, "address": page_of(member.record)} for member in group],
        }
        for noun, group in groupby(listed.members, key=lambda member: type(member.record))
    ]


def _tell(request: HttpRequest, record: EditorialRecord, done: list[EditorialRecord]) -> None:
    count = len(done)
    told = ngettext("%(n)s record is now public.", "%(n)s records are now public.", count) % {
        "n": count
    }
    date = shows_on(record)
    if date:
        told = ngettext(
            "%(n)s record is published, under embargo: it will show on %(date)s.",
            "%(n)s records are published, under embargo: they will show on %(date)s.",
            count,
        ) % {"n": count, "date": date_format(date, "j F Y")}
    messages.success(request, told)


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY
