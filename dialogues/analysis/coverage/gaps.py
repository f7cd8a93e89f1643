"""Public records in which something is missing, to be gone through one by one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy

from dialogues.choices import (
    COUNTRYLESS_KINDS,
    AnchorState,
    Decision,
    ParticipantKind,
    TextVisibility,
)
from dialogues.models import Conference, Document, Participant, Position, Quotation, Sentence


@dataclass(frozen=True)
class Gap:
    """What somebody may want to go through one by one: public records in which something is missing."""

    label: Any
    rows: Callable[[], QuerySet[Any]]


#: Of these nobody expects a country.
STATELESS = (*COUNTRYLESS_KINDS, ParticipantKind.AUTHOR)


def is_fully_coded() -> Q:
    sentences = Sentence.objects.filter(document=OuterRef("pk"))
    undecided = sentences.filter(decision=Decision.UNDECIDED)
    return Q(Exists(sentences)) & ~Q(Exists(undecided))


def _texts(**given: Any) -> QuerySet[Document]:
    return Document.objects.published().exclude(text="").filter(**given).defer("text")


def _quoted(state: AnchorState) -> Callable[[], QuerySet[Position]]:
    def rows() -> QuerySet[Position]:
        found = Quotation.objects.published().filter(state=state, position=OuterRef("pk"))
        return Position.objects.published().filter(Exists(found))

    return rows


GAPS: dict[str, Gap] = {
    "documents-without-text": Gap(
        gettext_lazy("Documents without a text here"),
        lambda: Document.objects.published().filter(text=""),
    ),
    "texts-fully-coded": Gap(
        gettext_lazy("Texts fully coded"), lambda: _texts().filter(is_fully_coded())
    ),
    "texts-not-fully-coded": Gap(
        gettext_lazy("Texts not fully coded"), lambda: _texts().exclude(is_fully_coded())
    ),
    "texts-shown-whole": Gap(
        gettext_lazy("Texts shown whole"), lambda: _texts(visibility=TextVisibility.FULL)
    ),
    "texts-shown-in-passages": Gap(
        gettext_lazy("Texts shown in passages"), lambda: _texts(visibility=TextVisibility.PASSAGES)
    ),
    "texts-not-shown": Gap(
        gettext_lazy("Texts of which nothing is shown"),
        lambda: _texts(visibility=TextVisibility.NOTHING),
    ),
    "quotations-unverified": Gap(
        gettext_lazy("Positions with a quotation that has no text to be checked against"),
        _quoted(AnchorState.UNVERIFIED),
    ),
    "quotations-lost": Gap(
        gettext_lazy("Positions with a quotation that a changed text has lost"),
        _quoted(AnchorState.LOST),
    ),
    "positions-unattributed": Gap(
        gettext_lazy("Positions without a named holder"),
        lambda: Position.objects.published().filter(unattributed=True),
    ),
    "positions-without-wording": Gap(
        gettext_lazy("Positions without wording"),
        lambda: Position.objects.published().filter(no_wording=True),
    ),
    "conferences-date-inferred": Gap(
        gettext_lazy("Conferences dated by inference"),
        lambda: Conference.objects.published().filter(date_inferred=True),
    ),
    "participants-country-missing": Gap(
        gettext_lazy("Participants whose country is not stated"),
        lambda: Participant.objects.published().filter(country=None).exclude(kind__in=STATELESS),
    ),
    "participants-without-country": Gap(
        gettext_lazy("Participants without a country"),
        lambda: Participant.objects.published().filter(country=None),
    ),
}
