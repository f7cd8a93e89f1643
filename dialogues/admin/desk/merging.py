"""Merging on the desk: choose the record that stays, see what would happen, confirm; undo it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from reversion.models import Revision

from dialogues.admin.desk.choosing import RecordSelect, is_key
from dialogues.admin.desk.labels import label
from dialogues.admin.desk.refusing import tell_problems
from dialogues.editorial.deleting import owners_of
from dialogues.editorial.merging import (
    CannotMerge,
    CannotUndo,
    Moving,
    merge,
    preview,
    undo,
    undoable,
)
from dialogues.editorial.readiness import NotReady
from dialogues.editorial.rights import may
from dialogues.models import VersionConflict


@dataclass(frozen=True)
class Kind:
    """References of one kind as the page lists them: each a link, and whether it falls together."""

    label: str
    count: int
    more: int
    twice: int
    rows: list[tuple[SafeString, bool]]


class MergesRecords:
    #: A relation to records of this kind, through which the other record is looked for.
    merge_relation: Any = None

    def get_urls(self: Any) -> list[Any]:
        info = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        own = [
            path("<path:object_id>/merge/", view(self.merge_view), name=f"{info}_merge"),
            path(
                "<path:object_id>/history/<int:revision_id>/undo-merge/",
                view(self.undo_merge_view),
                name=f"{info}_undo_merge",
            ),
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def merge_url(self: Any, request: HttpRequest, record: Any) -> str:
        return self._address("merge", record.pk) if may(request.user, "merge", record) else ""

    def merge_view(self: Any, request: HttpRequest, object_id: str) -> HttpResponse:
        loser = self._to_merge(request, object_id)
        form = self._choice(request)
        winner = form.cleaned_data["into"] if form.is_bound and form.is_valid() else None
        if winner is not None and not may(request.user, "change", winner):
            raise PermissionDenied
        if request.method == "POST" and winner is not None:
            done = self._merge(request, loser, winner)
            return done or HttpResponseRedirect(self._merge_address(loser, winner))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge"),
            "subtitle": str(loser),
            "opts": self.opts,
            "original": loser,
            "original_label": label(loser),
            "form": form,
            "media": self.media + form.media,
            **(self._preview(loser, winner) if winner is not None else {}),
        }
        return TemplateResponse(request, "admin/dialogues/merge.html", context)

    def undo_merge_view(self: Any, request: Any, object_id: str, revision_id: int) -> HttpResponse:
        winner = self._to_merge(request, object_id)
        mergers = undoable(winner) if is_key(str(revision_id)) else {}
        if request.method != "POST" or revision_id not in mergers:
            raise Http404
        name = mergers[revision_id]
        try:
            undo(get_object_or_404(Revision, pk=revision_id), by=request.user)
        except NotReady as error:
            told = _("The merge was not undone, because a public record would break a rule:")
            tell_problems(request, told, [problem.message for problem in error.problems])
            return HttpResponseRedirect(self._address("history", winner.pk))
        except (CannotUndo, VersionConflict) as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(self._address("history", winner.pk))
        self.log_change(
            request, winner, _("Merge undone: “%(record)s” is back.") % {"record": name}
        )
        messages.success(
            request, _("The merge is undone; “%(record)s” is back.") % {"record": name}
        )
        return HttpResponseRedirect(self._address("change", winner.pk))

    def _to_merge(self: Any, request: HttpRequest, object_id: str) -> Any:
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        if not may(request.user, "merge", record):
            raise PermissionDenied
        return record

    def _choice(self: Any, request: HttpRequest) -> forms.Form:
        field = forms.ModelChoiceField(
            self.model._default_manager.all(),
            widget=RecordSelect(self.merge_relation, self.admin_site),
            label=_("Merge into"),
            help_text=_(
                "The record that stays. This one goes: its address redirects, its name is kept."
            ),
        )
        data = request.POST if request.method == "POST" else request.GET
        form_class: Any = type("MergeForm", (forms.Form,), {"into": field})
        return form_class(data if "into" in data else None)

    def _preview(self: Any, loser: Any, winner: Any) -> dict[str, Any]:
        seen = preview(loser, winner)
        return {
            "winner": winner,
            "winner_label": label(winner),
            "preview": seen,
            "kinds": [self._kind(moving) for moving in seen.moving],
            "mended": [_to(record) for record in seen.next_versions],
            "other_way_round": self._merge_address(winner, loser),
        }

    def _kind(self: Any, moving: Moving) -> Kind:
        owners = owners_of(moving.rows)
        rows = [(_to(owners[row]), row.pk in moving.twice) for row in moving.rows]
        return Kind(moving.label, moving.count, moving.more, len(moving.twice), rows)

    def _merge_address(self: Any, loser: Any, winner: Any) -> str:
        return f"{self._address('merge', loser.pk)}?into={winner.pk}"

    def _merge(self: Any, request: Any, loser: Any, winner: Any) -> HttpResponse | None:
        name = str(loser)
        try:
            merge(loser, winner, by=request.user, take=request.POST.getlist("take"))
        except NotReady as error:
            told = _("They were not merged, because the public record would break a rule:")
            tell_problems(request, told, [problem.message for problem in error.problems])
            return None
        except (CannotMerge, VersionConflict) as error:
            messages.error(request, str(error))
            return None
        self.log_change(request, winner, _("“%(record)s” was merged into it.") % {"record": name})
        messages.success(request, self._told(name, winner))
        return HttpResponseRedirect(self._address("change", winner.pk))

    def _told(self: Any, name: str, winner: Any) -> SafeString:
        return format_html(
            '{} <a href="{}">{}</a>',
            _("“%(record)s” is now part of this record.") % {"record": name},
            self._address("history", winner.pk),
            _("The merge can be undone in the history."),
        )


def _to(record: Any) -> SafeString:
    opts = record._meta
    address = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])
    return format_html('<a href="{}">{}</a>', address, label(record))
