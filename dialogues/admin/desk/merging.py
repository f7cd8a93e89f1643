"""Merging on the desk: choose the record that stays, see what moves, confirm; undo from history."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from reversion.models import Revision

from dialogues.admin.desk.choosing import RecordSelect, is_key
from dialogues.admin.desk.refusing import tell_problems
from dialogues.editorial.merging import CannotMerge, CannotUndo, merge, undo, undoable, what_moves
from dialogues.editorial.readiness import NotReady
from dialogues.models import VersionConflict

#: How many moving records the page names; the rest is counted.
NAMED = 50


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
        may = self.has_change_permission(request, record) and self.has_delete_permission(
            request, record
        )
        return self._address("merge", record.pk) if may else ""

    def merge_view(self: Any, request: HttpRequest, object_id: str) -> HttpResponse:
        loser = self._to_merge(request, object_id)
        form = self._choice(request)
        winner = form.cleaned_data["into"] if form.is_bound and form.is_valid() else None
        if request.method == "POST" and winner is not None:
            done = self._merge(request, loser, winner)
            return done or HttpResponseRedirect(request.get_full_path())
        rows = what_moves(loser)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge"),
            "subtitle": str(loser),
            "opts": self.opts,
            "original": loser,
            "winner": winner,
            "form": form,
            "moving": [self._link(row) for row in rows[:NAMED]],
            "more": max(0, len(rows) - NAMED),
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/dialogues/merge.html", context)

    def undo_merge_view(self: Any, request: Any, object_id: str, revision_id: int) -> HttpResponse:
        winner = self._to_merge(request, object_id)
        if (
            request.method != "POST"
            or not is_key(str(revision_id))
            or revision_id not in undoable(winner)
        ):
            raise Http404
        name = undoable(winner)[revision_id]
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
        if not self.has_change_permission(request, record) or not self.has_delete_permission(
            request, record
        ):
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

    def _merge(self: Any, request: Any, loser: Any, winner: Any) -> HttpResponse | None:
        name = str(loser)
        try:
            merge(loser, winner, by=request.user)
        except NotReady as error:
            told = _("They were not merged, because the public record would break a rule:")
            tell_problems(request, told, [problem.message for problem in error.problems])
            return None
        except (CannotMerge, VersionConflict) as error:
            messages.error(request, str(error))
            return None
        self.log_change(request, winner, _("“%(record)s” was merged into it.") % {"record": name})
        messages.success(
            request,
            _("“%(record)s” is now part of this record. The merge can be undone in the history.")
            % {"record": name},
        )
        return HttpResponseRedirect(self._address("change", winner.pk))
