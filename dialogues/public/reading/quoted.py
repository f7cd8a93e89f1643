"""The quoted passages of a text of which nothing else may be shown."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dialogues.models import Position, Quotation
from dialogues.public.reading.notes import Note
from dialogues.public.reading.places import verified


@dataclass(frozen=True)
class Quoted:
    """``anchor`` is the place of this passage among those of its position."""

    quotation: Quotation
    note: Note
    anchor: str


def quoted_passages(
    positions: Iterable[Position],
    notes: Mapping[int, Note],
    spans: Collection[tuple[int, int, int]],
) -> list[Quoted]:
    """Every quotation that stands in the text (in ``spans``), in its order."""
    found = [
        (one, position.pk)
        for position in positions
        for one in verified(position)
        if (one.start, one.end, position.pk) in spans
    ]
    found.sort(key=lambda pair: (pair[0].start or 0, pair[0].end or 0, pair[1]))
    waiting = {pk: iter(note.places) for pk, note in notes.items()}
    return [Quoted(one, notes[pk], next(waiting[pk])) for one, pk in found]
