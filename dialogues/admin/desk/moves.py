"""The ways a record moves between draft and public: buttons of its form, and of its comments."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from dialogues.choices import Status
from dialogues.editorial import publishing
from dialogues.editorial.rights import Subject, may
from dialogues.models import EditorialRecord


@dataclass(frozen=True)
class Move:
    """``button`` is the name that its button submits with the form of the record.

    ``step`` names it among the steps of publishing and among the rights.
    """

    button: str
    step: str
    act: Callable[..., None]
    status: Status
    label: Any
    comment: Any
    done: Any
    not_done: Any = ""


SUBMIT = Move(
    "_submit", "submit", publishing.submit, Status.IN_REVIEW, _("Submit for review"),
    _("Submitted for review."), _("It now waits for review."),
    _("It was not submitted, and nothing was saved:"),
)  # fmt: skip
PUBLISH = Move(
    "_publish", "publish", publishing.publish, Status.PUBLISHED, _("Publish"),
    _("Published."), _("It is now public."),
    _("It cannot be published yet, and nothing was saved:"),
)  # fmt: skip
#: Saved together with what was typed into the form.
MOVES = (SUBMIT, PUBLISH)

APPROVE = Move(
    "_approve", "approve", publishing.approve, Status.IN_REVIEW, _("Approve"),
    _("Approved."), _("You approved this version."),
)  # fmt: skip
SEND_BACK = Move(
    "_send_back", "send_back", publishing.send_back, Status.DRAFT, _("Send back"),
    _("Sent back to draft."), _("It is a draft again."),
)  # fmt: skip
#: Done with a comment, and never together with a change of one's own.
REVIEWS = (APPROVE, SEND_BACK)


def asked_for(request: HttpRequest) -> Move | None:
    """The move whose button of the form was pressed, if any."""
    return _pressed(request, MOVES)


def review_asked_for(request: HttpRequest) -> Move | None:
    return _pressed(request, REVIEWS)


def open_to(user: Any, record: EditorialRecord | None, model: Subject) -> tuple[Move, ...]:
    """The buttons of the form that make sense and that the user has the right to press."""
    if record is None:
        return tuple(move for move in MOVES if may(user, move.step, model))
    return _open(user, record, MOVES)


def reviews_open_to(user: Any, record: EditorialRecord, hand: Any) -> tuple[Move, ...]:
    """``hand`` is the key of whoever changed the record last: they do not approve it."""
    moves = (SEND_BACK,) if hand == user.pk else REVIEWS
    return _open(user, record, moves)


def can_be_withdrawn(record: EditorialRecord) -> bool:
    """Whether readers may have seen it; what nobody saw is sent back or deleted."""
    return publishing.is_open("withdraw", record)


def _open(user: Any, record: EditorialRecord, moves: tuple[Move, ...]) -> tuple[Move, ...]:
    return tuple(
        move
        for move in moves
        if publishing.is_open(move.step, record) and may(user, move.step, record)
    )


def _pressed(request: HttpRequest, moves: tuple[Move, ...]) -> Move | None:
    if request.method != "POST":
        return None
    return next((move for move in moves if move.button in request.POST), None)
