"""Records whose stored names may be spellings of a name that somebody typed or a text gives."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from django.db import models

from dialogues.choices import ParticipantKind
from dialogues.editorial.matching.current import current_index
from dialogues.models import Document, Participant
from dialogues.text.names import Entry, Likeness, NameIndex, Why

#: A name that is not the record's own is worth a little less, so that own names come first.
VARIANT = 1


@dataclass(frozen=True)
class NearMatch:
    """``name``: the stored name that matched; ``score``: 70 to 100; ``why``: a ``Why``.

    ``same`` is the record's own name, ``variant`` another stored name of it, to the letter but for
    case, accents, spaces, hyphens and titles; ``transposed`` has the same words in another order;
    ``near`` has to be judged.
    """

    record: Any
    name: str
    score: int
    why: str

    @property
    def is_exact(self) -> bool:
        return self.why in (Why.SAME, Why.VARIANT)


def near_matches(
    model: type[models.Model], name: str, *, exclude: Any = None, limit: int = 5, **narrow: Any
) -> list[NearMatch]:
    """The records that ``name`` may mean, the likeliest first.

    ``exclude`` is a record, or a number of one, to leave out: the one in whose form the name
    stands. ``narrow`` are conditions as for ``filter()``: ``kind="person"``, ``country="RU"``.
    An anonymous voice is only found where ``conference`` says at which conference.
    """
    return Names(model, **narrow).near(name, exclude=exclude, limit=limit)


class Names:
    """The names of one kind of record as they are now; for asking about many names at once."""

    def __init__(self, model: type[models.Model], **narrow: Any) -> None:
        self.model = model
        self.index: NameIndex = current_index(model)
        self.allowed = _allowed(model, narrow)

    def near(self, name: str, *, exclude: Any = None, limit: int = 5) -> list[NearMatch]:
        found = self.ranked(name, exclude=exclude)[:limit]
        rows = self.model._base_manager.all()
        rows = rows.defer("text") if self.model is Document else rows
        records = rows.in_bulk([entry.key for entry, _likeness in found])
        return [
            NearMatch(records[entry.key], entry.text, likeness.score, likeness.why)
            for entry, likeness in found
            if entry.key in records
        ]

    def ranked(self, name: str, *, exclude: Any = None) -> list[tuple[Entry, Likeness]]:
        """Of each record the name that comes nearest."""
        left_out = getattr(exclude, "pk", exclude)
        best: dict[Any, tuple[Entry, Likeness]] = {}
        for entry, likeness in self.index.near(name, allowed=self.allowed):
            found = _as_variant(entry, likeness)
            if entry.key != left_out and _is_better(found, best.get(entry.key, (entry, None))[1]):
                best[entry.key] = (entry, found)
        return sorted(best.values(), key=_rank)


def _as_variant(entry: Entry, likeness: Likeness) -> Likeness:
    if entry.main:
        return likeness
    why = Why.VARIANT if likeness.why is Why.SAME else likeness.why
    return Likeness(likeness.score - VARIANT, why)


def _is_better(found: Likeness, before: Likeness | None) -> bool:
    return before is None or found.score > before.score


def _rank(found: tuple[Entry, Likeness]) -> tuple[int, str, int]:
    entry, likeness = found
    return -likeness.score, entry.text, entry.key


def _allowed(model: type[models.Model], narrow: dict[str, Any]) -> Container[Any] | None:
    """The numbers of the records that may be found; ``None`` is all."""
    rows = model._base_manager.filter(**narrow)
    if model is Participant and not any(name.startswith("conference") for name in narrow):
        rows = rows.exclude(kind=ParticipantKind.ANONYMOUS)
    elif not narrow:
        return None
    return frozenset(rows.values_list("pk", flat=True))
