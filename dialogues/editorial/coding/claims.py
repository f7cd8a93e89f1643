"""What a coder says of a claim, checked before anything is written."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dialogues.choices import (
    AttributionRole,
    Basis,
    Confidence,
    Layer,
    Mode,
    PositionKind,
    Setting,
    Stance,
)
from dialogues.models import (
    Attribution,
    Conference,
    Country,
    Document,
    Participant,
    Position,
    Topic,
)
from dialogues.text.anchoring import find
from dialogues.text.spans import trimmed

Problems = dict[str, list[str]]
COLUMNS = (
    "statement", "stance", "kind", "mode", "layer", "setting", "confidence", "note", "unattributed",
)  # fmt: skip


@dataclass(frozen=True)
class Passage:
    """Exact words of the text, by their place in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True)
class HeldBy:
    """Who holds the claim; without a participant, a new anonymous voice of the conference."""

    participant: Participant | None
    role: str = AttributionRole.HOLDER
    words: str = ""
    basis: str = Basis.EXPLICIT


@dataclass(frozen=True)
class RelatedTo:
    """How the claim bears on another position."""

    kind: str
    target: Position
    note: str = ""


@dataclass(frozen=True)
class Claim:
    """Everything a coder says of one claim. A draft may lack holders, topics and passages."""

    conference: Conference
    statement: str
    stance: str = Stance.ASSERTS
    passages: Sequence[Passage] = ()
    holders: Sequence[HeldBy] = ()
    topics: Sequence[Topic] = ()
    about: Sequence[Country] = ()
    relations: Sequence[RelatedTo] = ()
    kind: str = PositionKind.CLAIM
    mode: str = Mode.REPORTED_SPEECH
    layer: str = Layer.ATTRIBUTED
    setting: str = Setting.AT_CONFERENCE
    confidence: str = Confidence.MEDIUM
    note: str = ""
    unattributed: bool = False
    #: Quotations of the position that stand nowhere in the text, and are to stay nevertheless.
    unplaced: frozenset[int] = field(default_factory=frozenset)


def checked_passages(document: Document, passages: Iterable[Passage]) -> list[Passage]:
    """Without white space at their ends, in the order of the text, each once.

    Raises ``ValidationError`` for a passage that is empty, beyond the text, or overlaps another.
    """
    text = document.text
    found = []
    for passage in dict.fromkeys(passages):
        if not 0 <= passage.start < passage.end <= len(text):
            raise _problem("passages", _("A passage lies outside the text; select it again."))
        span = trimmed(text, passage.start, passage.end)
        if span.start == span.end:
            raise _problem("passages", _("A passage holds no words; select some."))
        found.append(Passage(*span))
    found = sorted(dict.fromkeys(found), key=lambda one: one.start)
    if any(one.end > other.start for one, other in pairwise(found)):
        raise _problem("passages", _("Two passages overlap; take one that holds both."))
    return found


def checked_words(document: Document, holders: Sequence[HeldBy]) -> list[HeldBy]:
    """The attributing words as the text has them, white space and quotation marks included."""
    problems: Problems = {}
    found = []
    for place, holder in enumerate(holders):
        words = _as_in_text(document.text, holder.words)
        if words is None:
            told = _("“%(words)s” does not stand in the text; copy the words from it.")
            problems[f"holders-{place}-words"] = [told % {"words": holder.words}]
        else:
            found.append(HeldBy(holder.participant, holder.role, words, holder.basis))
    _refuse_twice(holders, problems)
    if problems:
        raise ValidationError(problems)
    return found


@dataclass(frozen=True)
class Checked:
    """The parts of a claim as they can be written."""

    passages: list[Passage]
    holders: list[HeldBy]


def check(document: Document, claim: Claim, position: Position) -> Checked:
    """Give the position the claim's columns; raises one ``ValidationError`` with all that is wrong."""
    problems: Problems = {}
    passages: list[Passage] = []
    holders: list[HeldBy] = []
    with _noted(problems):
        passages = checked_passages(document, claim.passages)
    with _noted(problems):
        holders = checked_words(document, claim.holders)
    with _noted(problems):
        _fill(position, document, claim)
    with _noted(problems):
        _check_related(claim, position)
    if problems:
        raise ValidationError(problems)
    return Checked(passages, holders)


@contextmanager
def _noted(problems: Problems) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        for name, told in error.message_dict.items():
            problems.setdefault(name, []).extend(told)


def _fill(position: Position, document: Document, claim: Claim) -> None:
    position.document, position.conference = document, claim.conference
    for name in COLUMNS:
        setattr(position, name, getattr(claim, name))
    position.full_clean(exclude=["withdrawn_reason"])
    for place, holder in enumerate(claim.holders):
        _check_holder(position, holder, place)


def _check_related(claim: Claim, position: Position) -> None:
    for place, relation in enumerate(claim.relations):
        if position.pk is not None and relation.target.pk == position.pk:
            told = _("A position has no relation to itself; choose another.")
            raise _problem(f"relations-{place}-target", told)


def _check_holder(position: Position, holder: HeldBy, place: int) -> None:
    row = Attribution(
        participant=holder.participant,
        role=holder.role,
        words=holder.words,
        basis=holder.basis,
    )
    left_out = ["position", *([] if holder.participant else ["participant"])]
    try:
        row.clean_fields(exclude=left_out)
        if holder.participant:
            holder.participant.require_at(position.conference_id)
    except ValidationError as error:
        raise ValidationError(
            {f"holders-{place}-{name}": told for name, told in error.message_dict.items()}
        ) from None


def _as_in_text(text: str, words: str) -> str | None:
    wanted = words.strip()
    if not wanted or wanted in text:
        return wanted
    matches = find(text, wanted)
    return text[matches[0].start : matches[0].end] if matches else None


def _refuse_twice(holders: Sequence[HeldBy], problems: Problems) -> None:
    seen = set()
    for place, holder in enumerate(holders):
        pair = (holder.participant.pk, holder.role) if holder.participant else None
        if pair in seen:
            told = _("“%(name)s” stands here twice in the same role.")
            problems[f"holders-{place}-participant"] = [told % {"name": holder.participant}]
        if pair:
            seen.add(pair)


def _problem(name: str, message: str) -> ValidationError:
    return ValidationError({name: message})
