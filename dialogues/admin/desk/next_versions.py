"""The form of a published record edits its next version; the public reads the present one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.messages.storage import default_storage
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from dialogues.admin.desk import moves
from dialogues.admin.desk.clashes import chosen, clashes_in_words
from dialogues.admin.desk.explaining import explanation
from dialogues.admin.desk.refusing import tell_problems
from dialogues.choices import Status
from dialogues.editorial import next_versions, publishing
from dialogues.editorial.comparing import compare
from dialogues.editorial.next_versions import NoNextVersion, NotPublishable, Outcome
from dialogues.editorial.public_changes import explained
from dialogues.editorial.readiness import NotReady
from dialogues.editorial.rights import may
from dialogues.editorial.states import state_of
from dialogues.models import EditorialRecord, NextVersion, VersionConflict

DISCARD = "_discard"
NOTE_REFUSED = _lazy("The next version is saved, but not published, because of its note:")
SAVED = _lazy("Saved as the next version. The public reads the present one until it is published.")


@dataclass(frozen=True)
class NextMove:
    """What can be done with a next version beside saving it; buttons as in ``moves``."""

    button: str
    label: Any
    act: Callable[..., list[str] | None]
    right: str
    done: Any


SUBMIT = NextMove(
    moves.SUBMIT.button, moves.SUBMIT.label, publishing.submit, "submit",
    _lazy("The next version now waits for review. The public reads the present one."),
)  # fmt: skip
PUBLISH = NextMove(
    moves.PUBLISH.button, _lazy("Publish this version"), publishing.publish_next, "publish",
    _lazy("The next version is now the public one."),
)  # fmt: skip
NEXT_MOVES = (SUBMIT, PUBLISH)


class EditsNextVersions:
    """Before ``SavesByTheRules``: what that class saves is noted as the next version, and undone."""

    def change_view(
        self: Any, request: Any, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        view = super().change_view  # type: ignore[misc]
        attempt = partial(view, request, object_id, form_url, extra_context)
        record = None if is_trial(request) else self.get_object(request, unquote(object_id))
        if (
            record is None
            or not record.is_published
            or not self.has_change_permission(request, record)
        ):
            return attempt()
        _look(request, record)
        if request.method == "POST":
            try:
                return self._change_next(request, record, attempt)
            except VersionConflict:
                # Somebody was quicker by a moment: the form now is one on an older version.
                del request.saved_next
                return self.change_view(request, object_id, form_url, extra_context)
        if request.next_version is None:
            return attempt()
        return next_versions.seen_with(record, lambda: rendered(attempt()), by=request.user)

    def _change_next(
        self: Any, request: Any, record: EditorialRecord, attempt: Callable[[], HttpResponse]
    ) -> HttpResponse:
        if DISCARD in request.POST:
            return self._discard(request, record)

        def save() -> Outcome:
            request.saved_next = False
            answer = rendered(attempt())
            return Outcome(answer, saved=request.saved_next)

        request.told = None
        outcome = next_versions.edit(record, save, by=request.user, comment=_("Next version"))
        if not outcome.saved:
            return outcome.answer
        if request.told:
            super().log_change(request, record, request.told)  # type: ignore[misc]
        if moves.asked_for(request) is None:
            messages.success(request, SAVED)
        return self._move_next(request, record) or outcome.answer

    def _discard(self, request: HttpRequest, record: EditorialRecord) -> HttpResponse:
        try:
            next_versions.discard_next(record, by=request.user)  # type: ignore[arg-type]
        except NoNextVersion as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The next version is discarded; the public one stays."))
        return HttpResponseRedirect(request.path)

    def _move_next(self, request: Any, record: EditorialRecord) -> HttpResponse | None:
        """What a button asks for beside saving; a refusal leaves the next version saved."""
        move = next((one for one in NEXT_MOVES if one.button in request.POST), None)
        if move is None:
            return None
        if not may(request.user, move.right, record):
            raise PermissionDenied
        try:
            with explained(record, **explanation(request)):
                left_out = move.act(record, by=request.user, **_decided(request, move))
        except NotReady as error:
            told = _("The next version is saved, but cannot be published yet:")
            tell_problems(request, told, [problem.message for problem in error.problems])
        except ValidationError as error:
            tell_problems(request, str(NOTE_REFUSED), error.messages)
        except (NotPublishable, NoNextVersion, VersionConflict) as error:
            messages.error(request, str(error))
        else:
            messages.success(request, str(move.done))
            if left_out:
                told = _("This could not be kept, because what it refers to is gone:")
                tell_problems(request, told, left_out, level=messages.WARNING)
        return HttpResponseRedirect(request.path)

    def log_change(self: Any, request: Any, obj: Any, message: Any) -> Any:
        """Within a trial the entry would be undone as well: it is written once that is over."""
        if is_trial(request):
            request.told = message
            return None
        return super().log_change(request, obj, message)  # type: ignore[misc]

    def response_change(self: Any, request: Any, obj: Any) -> HttpResponse:
        if not is_trial(request):
            return super().response_change(request, obj)  # type: ignore[misc]
        request.saved_next = True
        with muted(request):
            answer = super().response_change(request, obj)  # type: ignore[misc]
        self.after_saving(request, obj)
        return answer


def _look(request: Any, record: EditorialRecord) -> None:
    """What the page tells of the next version, seen before anything is tried."""
    waiting = request.next_version = next_versions.next_version(record)
    if waiting is None:
        return
    upcoming = next_versions.upcoming(waiting, record)
    request.next_changes = compare(type(record), state_of(record), upcoming.state)
    request.next_clashes = clashes_in_words(request, record, upcoming.clashes)


def _decided(request: HttpRequest, move: NextMove) -> dict[str, Any]:
    """Publishing may have to choose between this version and what happened meanwhile."""
    return {"chosen": chosen(request)} if move is PUBLISH else {}


def next_moves(user: Any, record: EditorialRecord, waiting: NextVersion | None) -> list[NextMove]:
    """The buttons beside “Save” on a published record that this user has the right to press."""
    in_review = waiting is not None and waiting.status == Status.IN_REVIEW
    open_ones = (PUBLISH,) if in_review else NEXT_MOVES
    return [move for move in open_ones if may(user, move.right, record)]


def is_trial(request: Any) -> bool:
    """Whether what is being saved is only looked at, and undone."""
    return hasattr(request, "saved_next")


def rendered(response: HttpResponse) -> HttpResponse:
    """A page is drawn lazily; here it must be drawn while the database holds what it shows."""
    render = getattr(response, "render", None)
    return render() if callable(render) else response


@contextmanager
def muted(request: Any) -> Iterator[None]:
    """What is said meanwhile is not shown."""
    heard = request._messages
    request._messages = default_storage(request)
    try:
        yield
    finally:
        request._messages = heard
