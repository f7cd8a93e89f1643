"""Saving: one revision by its user, never past a rule, and all that was typed is kept."""

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from dialogues.admin.desk import moves
from dialogues.admin.desk.forms import EditorialForm
from dialogues.admin.desk.next_versions import is_trial
from dialogues.editorial import history
from dialogues.editorial.readiness import NotReady, Problem, require_ready
from dialogues.models import VersionConflict

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Refusal:
    """Why a first attempt to save was rolled back; the form is shown again with this."""

    message: str
    problems: tuple[Problem, ...] = ()


class SavesByTheRules:
    """An attempt that breaks a rule is rolled back whole, then the same form is shown with why."""

    form = EditorialForm

    def add_view(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._by_the_rules(request, super().add_view, *args, **kwargs)  # type: ignore[misc]

    def change_view(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._by_the_rules(request, super().change_view, *args, **kwargs)  # type: ignore[misc]

    def _by_the_rules(
        self, request: Any, view: Callable[..., HttpResponse], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotReady as error:
            request.refusal = Refusal(_why_not(request), tuple(error.problems))
        except VersionConflict as error:
            request.refusal = Refusal(str(error))
        except IntegrityError:
            log.warning("A save clashed with another one at %s", request.path, exc_info=True)
            request.refusal = Refusal(
                _(
                    "What you typed clashes with something saved a moment ago. Check it, and save again."
                )
            )
        return view(request, *args, **kwargs)

    def get_form(
        self: Any, request: Any, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]
        refusal = getattr(request, "refusal", None)
        if refusal:
            form.refusal, form.refused = refusal.message, refusal.problems
            form.told_by_parts = frozenset(self._names_of_parts())
        return form

    def get_formsets_with_inlines(self: Any, request: Any, obj: Any = None) -> Iterator[Any]:
        refusal = getattr(request, "refusal", Refusal(""))
        for formset, inline in super().get_formsets_with_inlines(request, obj):  # type: ignore[misc]
            name = formset.get_default_prefix()
            formset.refused = tuple(p for p in refusal.problems if p.field == name)
            yield formset, inline

    def _names_of_parts(self: Any) -> Iterator[str]:
        kinds = {inline.model for inline in self.inlines}
        for relation in self.opts.related_objects:
            if relation.related_model in kinds:
                yield relation.get_accessor_name()

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        """A button pressed on an untouched form makes nobody its author, and no version."""
        if change and not has_new_contents(form):
            return
        history.stamp(obj, by=request.user)
        obj.save()

    def save_related(self: Any, request: Any, form: Any, formsets: Any, change: bool) -> None:
        if change and not has_new_contents(form) and any(one.has_changed() for one in formsets):
            history.stamp(form.instance, by=request.user)
            form.instance.save()
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        if is_trial(request):
            return
        record = self.model._base_manager.get(pk=form.instance.pk)
        move = moves.asked_for(request)
        if move is None:
            if record.is_published:
                require_ready(record)
            return
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        move.act(record, by=request.user)

    def log_addition(self: Any, request: Any, obj: Any, message: Any) -> Any:
        return super().log_addition(request, obj, _with_move(request, message))  # type: ignore[misc]

    def log_change(self: Any, request: Any, obj: Any, message: Any) -> Any:
        return super().log_change(request, obj, _with_move(request, message))  # type: ignore[misc]

    def response_add(
        self: Any, request: Any, obj: Any, post_url_continue: Any = None
    ) -> HttpResponse:
        self.after_saving(request, obj)
        return self._moved(request, obj) or super().response_add(request, obj, post_url_continue)  # type: ignore[misc]

    def response_change(self: Any, request: Any, obj: Any) -> HttpResponse:
        self.after_saving(request, obj)
        return self._moved(request, obj) or super().response_change(request, obj)  # type: ignore[misc]

    def after_saving(self, request: Any, obj: Any) -> None:
        """For what an editor should be told of a save that held; called once nothing can fail."""

    def _moved(self: Any, request: Any, obj: Any) -> HttpResponse | None:
        move = moves.asked_for(request)
        if move is None or IS_POPUP_VAR in request.POST:
            return None
        address = reverse(
            f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[obj.pk]
        )
        messages.success(request, format_html("“{}”: {}", str(obj), move.done))
        return HttpResponseRedirect(address)


def has_new_contents(form: Any) -> bool:
    """Whether a field of the record itself was changed."""
    return bool(set(form.changed_data) & set(form._meta.fields or ()))


def _why_not(request: HttpRequest) -> str:
    move = moves.asked_for(request)
    if move:
        return str(move.not_done)
    return _("This is public, so nothing was saved that breaks a rule of publication:")


def _with_move(request: HttpRequest, message: Any) -> Any:
    """The change as told by Django, and the move that went with it."""
    move = moves.asked_for(request)
    if move is None:
        return message
    changed = LogEntry(change_message=json.dumps(message)).get_change_message() if message else ""
    return f"{changed} {move.comment}".strip()
