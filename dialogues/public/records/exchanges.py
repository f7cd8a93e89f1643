"""Recorded relations as a page prints them: the newest with both quotations, further ones in a line."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dialogues.analysis.exchanges import Exchange, KindOfExchange
from dialogues.models import Position
from dialogues.public.topics.page import KIND_HEADINGS

#: Of each kind so many pairs are printed with their quotations, and so many more in a line.
WITH_WORDS, IN_A_LINE = 3, 12


@dataclass(frozen=True)
class Pair:
    left: Position
    right: Position
    note: str


@dataclass(frozen=True)
class ShownExchanges:
    """One kind; ``unshown``: how many of its ``total`` are printed in neither way."""

    kind: str
    heading: Any
    relation: Any
    total: int
    pairs: list[Pair]
    lines: list[Pair]

    @property
    def unshown(self) -> int:
        return self.total - len(self.pairs) - len(self.lines)


def shown_exchanges(kinds: Iterable[KindOfExchange], *, preview: bool) -> list[ShownExchanges]:
    """The positions with words are loaded with their parts, those in a line without."""
    given = list(kinds)
    first = [one for kind in given for one in kind.exchanges[:WITH_WORDS]]
    rest = [one for kind in given for one in kind.exchanges[WITH_WORDS:][:IN_A_LINE]]
    rows = Position.objects.visible(preview=preview)
    loaded = rows.for_list(preview=preview).in_bulk(_ends(first))
    plain = rows.in_bulk(_ends(rest))
    return [
        ShownExchanges(
            kind=kind.kind,
            heading=KIND_HEADINGS[kind.kind][0],
            relation=kind.kind.label,
            total=kind.total,
            pairs=_pairs(kind.exchanges[:WITH_WORDS], loaded),
            lines=_pairs(kind.exchanges[WITH_WORDS:][:IN_A_LINE], plain),
        )
        for kind in given
    ]


def _ends(exchanges: Iterable[Exchange]) -> set[int]:
    return {pk for one in exchanges for pk in (one.source, one.target)}


def _pairs(exchanges: Iterable[Exchange], loaded: dict[int, Position]) -> list[Pair]:
    return [
        Pair(loaded[one.source], loaded[one.target], one.note)
        for one in exchanges
        if one.source in loaded and one.target in loaded
    ]
