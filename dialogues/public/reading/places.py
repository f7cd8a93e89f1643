"""Where the words of a position stand in its document's text."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialogues.models import Position, Quotation

#: Characters shown before and after a quotation that stands alone.
AROUND = 220


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


def in_order(spans: Iterable[tuple[int, int, int]]) -> list[int]:
    """The positions in the order in which their words begin, each once."""
    ordered = sorted(spans, key=lambda span: (span[0], -span[1], span[2]))
    return list(dict.fromkeys(pk for _start, _end, pk in ordered))
