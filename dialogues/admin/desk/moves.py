"""The ways a record moves between draft and public, as buttons and as actions of a list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from dialogues.choices import Status
from dialogues.editorial import publishing
from dialogues.models import EditorialRecord


@dataclass(frozen=True)
class Move:
    """``button`` is the name that its button submits with the form of the record."""

    button: str
    act: Callable[..., None]
    status: Status
    label: Any
    comment: Any
    done: Any
    not_done: Any


SUBMIT = Move(
    "_submit", publishing.submit, Status.IN_REVIEW, _("Submit for review"),
    _("Submitted for review."), _("It now waits for review."),
    _("It was not submitted, and nothing was saved:"),
)  # fmt: skip
PUBLISH = Move(
    "_publish", publishing.publish, Status.PUBLISHED, _("Publish"),
    _("Published."), _("It is now public."),
    _("It cannot be published yet, and nothing was saved:"),
)  # fmt: skip
SEND_BACK = Move(
    "_send_back", publishing.send_back, Status.DRAFT, _("Send back"),
    _("Sent back to draft."), _("It is a draft again, and not public."),
    _("It was not sent back, and nothing was saved:"),
)  # fmt: skip
MOVES = (SUBMIT, PUBLISH, SEND_BACK)

OPEN_FROM: dict[str, tuple[Move, ...]] = {
    Status.DRAFT: (SUBMIT, PUBLISH),
    Status.IN_REVIEW: (PUBLISH, SEND_BACK),
    Status.PUBLISHED: (SEND_BACK,),
    Status.WITHDRAWN: (PUBLISH, SEND_BACK),
}


def asked_for(request: HttpRequest) -> Move | None:
    """The move whose button was pressed, if any."""
    if request.method != "POST":
        return None
    return next((move for move in MOVES if move.button in request.POST), None)


def open_to(record: EditorialRecord | None) -> tuple[Move, ...]:
    """The moves that make sense from where the record is; for a new one, those of a draft."""
    return OPEN_FROM[record.status if record else Status.DRAFT]


def can_be_withdrawn(record: EditorialRecord) -> bool:
    """Whether readers may have seen it; what nobody saw is sent back or deleted."""
    return record.published_at is not None and record.status != Status.WITHDRAWN
