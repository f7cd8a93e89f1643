"""Two editors on one record: the second is told who changed what, and can keep both."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from dialogues.admin.desk.choosing import is_key
from dialogues.admin.desk.clashes import ClashInWords, chosen, clashes_in_words
from dialogues.admin.desk.next_versions import muted, rendered
from dialogues.admin.desk.refusing import tell_problems
from dialogues.editorial import next_versions
from dialogues.editorial.comparing import Comparison, compare
from dialogues.editorial.next_versions import Outcome
from dialogues.editorial.rivals import Rivals, rivals, save_merged
from dialogues.models import EditorialRecord, VersionConflict

MERGE = "_merge"


@dataclass(frozen=True)
class Meanwhile:
    """What the second of two editors is shown."""

    version: int
    theirs: Comparison
    clashes: list[ClashInWords] = field(default_factory=list)


class SettlesRivals:
    """Before all that saves: looks at a form that was opened on an older version."""

    def change_view(
        self: Any, request: Any, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        view = super().change_view  # type: ignore[misc]
        record = self.get_object(request, unquote(object_id)) if _is_save(request) else None
        if record is not None and self.has_change_permission(request, record):
            attempt = _attempt(request, view, object_id, form_url, extra_context)
            answer = self._settle(request, record, attempt)
            if answer is not None:
                return answer
        return view(request, object_id, form_url, extra_context)

    def _settle(
        self: Any, request: Any, record: EditorialRecord, attempt: Callable[[], Outcome]
    ) -> HttpResponse | None:
        opened = request.POST.get("version", "")
        newest = str(next_versions.newest_version(record))
        if not is_key(opened) or newest in (opened, request.POST.get("seen_version")):
            return None
        found = _compared(request, record, int(opened), attempt)
        if found is None:
            return None
        merged = found.merged(chosen(request))
        asked = MERGE in request.POST and request.POST.get("merge_version") == newest
        if asked and not merged.clashes:
            try:
                return self._save_merged(request, record, found)
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
            except VersionConflict:  # a third was quicker: look at theirs first
                return self._settle(request, self.model._base_manager.get(pk=record.pk), attempt)
        request.meanwhile = Meanwhile(
            version=found.version,
            theirs=compare(type(record), found.base, found.theirs),
            clashes=clashes_in_words(request, record, found.merged().clashes),
        )
        return None

    def _save_merged(self, request: Any, record: EditorialRecord, found: Rivals) -> HttpResponse:
        merged = found.merged(chosen(request)).state
        comment = _("Merged with what somebody else saved meanwhile")
        left_out = save_merged(record, merged, over=found.version, by=request.user, comment=comment)
        messages.success(request, _("Your changes and those of the other editor are saved."))
        if left_out:
            told = _("This could not be kept, because it clashes:")
            tell_problems(request, told, left_out, level=messages.WARNING)
        return HttpResponseRedirect(request.path)


def _is_save(request: HttpRequest) -> bool:
    return request.method == "POST" and "version" in request.POST


def _attempt(request: Any, view: Callable[..., HttpResponse], *args: Any) -> Callable[[], Outcome]:
    def attempt() -> Outcome:
        request.saved_next = False
        rendered(view(request, *args))
        return Outcome(None, saved=request.saved_next)

    return attempt


def _compared(
    request: Any, record: EditorialRecord, opened: int, attempt: Callable[[], Outcome]
) -> Rivals | None:
    """The form is tried on the version it was opened on; nothing of the trial is kept or told."""
    try:
        with muted(request):
            return rivals(record, opened, attempt, by=request.user)
    finally:
        for name in ("saved_next", "told", "refusal"):
            if hasattr(request, name):
                delattr(request, name)
