"""What both going back and recovering keep to."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from reversion.models import Version

from dialogues.choices import AnchorState
from dialogues.editorial.anchoring import anchor_quotation
from dialogues.models import Quotation, reads_at_its_place
from dialogues.text.anchoring import AnchoringError


class CannotRevert(Exception):
    """The earlier state breaks a rule of today; the message says which."""


@dataclass(frozen=True)
class Restored:
    """The record as it is now, and what of its earlier state could not come back."""

    record: Any
    left_out: list[str]
    #: It is public: what it was then waits as its next version.
    waits: bool = False


def date_of(version: Version) -> str:
    return date_format(timezone.localtime(version.revision.date_created), "j F Y, H:i:s")


def require_valid(record: models.Model) -> None:
    try:
        record.full_clean()
    except ValidationError as error:
        raise CannotRevert(" ".join(error.messages)) from error


def settle(quotation: Quotation) -> bool:
    """Put the words where they stand in the text of today; returns whether they had to move."""
    document = quotation.position.document
    if document is not None and reads_at_its_place(quotation, document.text):
        return False
    try:
        anchor_quotation(quotation)
    except AnchoringError:
        if quotation.start is not None:
            quotation.state = AnchorState.LOST
    return True
