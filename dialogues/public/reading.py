"""The reading view of a document: its text with the words of every position marked in place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogues.choices import Layer
from dialogues.models import Position, Quotation
from dialogues.text.marking import Segment, marked_paragraphs

#: Characters shown before and after a quotation that stands alone.
AROUND = 220

#: A position with its number in the order of the text.
Numbered = tuple[int, Position]


@dataclass(frozen=True)
class Stretch:
    """A run of text under the same marks. ``opens``: positions whose first words begin here;
    ``closes``: those of which a passage ends here."""

    text: str
    marks: list[Position]
    opens: list[Numbered]
    closes: list[Numbered]

    @property
    def stance(self) -> str:
        return self.marks[0].stance if self.marks else ""

    @property
    def is_author(self) -> bool:
        return bool(self.marks) and all(one.layer == Layer.AUTHOR for one in self.marks)

    @property
    def is_shared(self) -> bool:
        return len(self.marks) > 1


@dataclass(frozen=True)
class Passage:
    """One paragraph; ``notes``: the positions that begin in it."""

    segments: list[Stretch]
    notes: list[Numbered]


def passages(text: str, positions: Sequence[Position]) -> list[Passage]:
    """The paragraphs of the text; positions are numbered in the order in which their words begin."""
    placed = {one.pk: spans_in(text, one) for one in positions}
    marked = {one.pk: one for one in positions if placed[one.pk]}
    spans = [span for found in placed.values() for span in found]
    numbers = {pk: number for number, pk in enumerate(_in_order(spans), start=1)}
    reader = _Reader(marked, numbers, spans)
    return [reader.passage(paragraph) for paragraph in marked_paragraphs(text, spans)]


def quoted_passages(positions: Iterable[Position]) -> list[tuple[Quotation, Position, bool]]:
    """Every verified quotation in the order of the text: what may be shown where the rest may not.

    With its position, and whether it is the first of that position's.
    """
    found = [(quotation, one) for one in positions for quotation in verified(one)]
    found.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].pk))
    first = {one.pk: quotation.pk for quotation, one in reversed(found)}
    return [(quotation, one, first[one.pk] == quotation.pk) for quotation, one in found]


@dataclass(frozen=True)
class Surroundings:
    """The words of the same paragraph before and after a quotation."""

    before: str
    after: str


def surroundings(text: str, quotation: Quotation) -> Surroundings:
    """At most ``AROUND`` characters on either side, cut between words."""
    start, end = quotation.start or 0, quotation.end or 0
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    if len(before) == AROUND:
        before = f"… {before.partition(' ')[2]}"
    if len(after) == AROUND:
        after = f"{after.rpartition(' ')[0]} …"
    return Surroundings(before.strip(), after.strip())


def unplaced(positions: Iterable[Position]) -> list[Position]:
    """Positions of the document whose words have no place in its present text."""
    return [one for one in positions if not verified(one)]


def verified(position: Position) -> list[Quotation]:
    return [quotation for quotation in position.quotations.all() if quotation.is_verified]


def spans_in(text: str, position: Position) -> list[tuple[int, int, int]]:
    """Where the position's words stand; nothing is marked where the text reads otherwise."""
    return [
        (one.start, one.end, position.pk)
        for one in verified(position)
        if one.start is not None and one.end is not None
        if text[one.start : one.end] == one.exact
    ]


def _in_order(spans: list[tuple[int, int, int]]) -> list[int]:
    ordered = sorted(spans, key=lambda span: (span[0], -span[1], span[2]))
    return list(dict.fromkeys(pk for _start, _end, pk in ordered))


class _Reader:
    """Turns marked segments into stretches, opening each position once and noting where it ends."""

    def __init__(
        self,
        positions: dict[int, Position],
        numbers: dict[int, int],
        spans: list[tuple[int, int, int]],
    ) -> None:
        self.positions = positions
        self.numbers = numbers
        self.ends = {(end, pk) for _start, end, pk in spans}
        self.opened: set[int] = set()

    def passage(self, paragraph: list[Segment]) -> Passage:
        stretches = [self._stretch(segment) for segment in paragraph]
        return Passage(stretches, [note for stretch in stretches for note in stretch.opens])

    def _stretch(self, segment: Segment) -> Stretch:
        keys: list[int] = list(segment.keys)  # type: ignore[arg-type]
        new = [pk for pk in keys if pk not in self.opened]
        self.opened.update(new)
        return Stretch(
            segment.text,
            [self.positions[pk] for pk in keys],
            opens=[self._numbered(pk) for pk in new],
            closes=[self._numbered(pk) for pk in keys if (segment.end, pk) in self.ends],
        )

    def _numbered(self, pk: int) -> Numbered:
        return (self.numbers[pk], self.positions[pk])
