"""An old text and the new one that takes its place: where a quotation of the one is in the other."""

from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from dialogues.text.anchoring.anchor import CONTEXT, Anchor
from dialogues.text.anchoring.choosing import followed, preceded
from dialogues.text.anchoring.finding import Match, Searchable
from dialogues.text.spans import Span, trimmed

WIDTH = 128
"""How far the surroundings of two places are compared, in code points."""
EVIDENCE = 8
"""Shorter agreement (a space, the end of a word) is chance and counts as none."""
BORDER = "\0"

Agreement = tuple[int, int]
"""How far the surroundings of two places agree, leftwards and rightwards, in code points."""


class Landmark(NamedTuple):
    """A stretch of the old text and the stretch of the new text that it became."""

    old: Span
    new: Span


class Change:
    """An old text and the new one that takes its place."""

    def __init__(self, old_text: str, new_text: str) -> None:
        self.old = Searchable(old_text)
        self.new = Searchable(new_text)

    def is_in_old_text(self, anchor: Anchor) -> bool:
        """Whether the anchor's words stand where it says; if not, its offsets mean nothing."""
        return (
            0 <= anchor.start < anchor.end
            and self.old.text[anchor.start : anchor.end] == anchor.exact
        )

    def by_context(self, anchor: Anchor) -> Match | None:
        """The anchor's new place, if its words and their surroundings leave no doubt."""
        candidates = self.new.find(anchor.exact)
        if not candidates:
            return None
        if not self.is_in_old_text(anchor):
            return between_its_neighbours(self.new.text, candidates, anchor)
        return self.in_unchanged_part(anchor) or self.best(anchor, candidates)

    def in_unchanged_part(self, anchor: Anchor) -> Match | None:
        """Its place, if it stands, surroundings included, in what both texts begin or end with."""
        if not anchor.exact.strip():
            return None
        if anchor.end + CONTEXT <= self.head or self.old.text == self.new.text:
            return Match(anchor.start, anchor.end, True)
        if anchor.start - CONTEXT >= len(self.old.text) - self.tail:
            return Match(anchor.start + self.growth, anchor.end + self.growth, True)
        return None

    def best(self, anchor: Anchor, candidates: Sequence[Match]) -> Match | None:
        """The candidate that agrees best with the anchor, and with no other old place better."""
        twins = self.twins(anchor)
        if len(candidates) == 1 and not twins:
            return candidates[0]
        scores = [self.agreement(anchor, match) for match in candidates]
        place = max(range(len(candidates)), key=lambda index: sum(scores[index]))
        rivals = chain(
            scores[:place],
            scores[place + 1 :],
            (self.agreement(twin, candidates[place]) for twin in twins),
        )
        clear = all(dominates(scores[place], rival) for rival in rivals)
        return candidates[place] if clear else None

    def by_order(self, anchor: Anchor, known: Sequence[Landmark]) -> Match | None:
        """The place that its order among the landmarks leaves for it.

        Between the nearest landmarks the words must stand as often as before; and where they
        stand there more than once, the surroundings must speak for the place, at least a little.
        """
        candidates = self.new.find(anchor.exact)
        if not candidates or not self.is_in_old_text(anchor):
            return None
        old, new = self.gap(anchor, known)
        here = [match for match in candidates if within(match, new)]
        there = [twin for twin in self.twins(anchor) if within(twin, old)]
        if len(here) != len(there) + 1:
            return None
        place = here[sum(twin.start < anchor.start for twin in there)]
        mine = self.agreement(anchor, place)
        others = (self.agreement(anchor, match) for match in candidates if match != place)
        if (len(here) > 1 and not any(mine)) or any(dominates(other, mine) for other in others):
            return None
        return place

    def twins(self, anchor: Anchor) -> list[Match]:
        """The other places in the old text where the anchor's words stood, tolerantly found."""
        own = trimmed(self.old.text, anchor.start, anchor.end)
        return [match for match in self.old.tolerant(anchor.exact) if match.start != own.start]

    def gap(self, anchor: Anchor, known: Sequence[Landmark]) -> tuple[Span, Span]:
        """The stretch around an anchor between the nearest landmarks: in the old and new text."""
        head, tail = min(self.head, anchor.start), min(self.tail, len(self.old.text) - anchor.end)
        start = Landmark(Span(0, head), Span(0, head))
        end = Landmark(
            Span(len(self.old.text) - tail, len(self.old.text)),
            Span(len(self.new.text) - tail, len(self.new.text)),
        )
        before = [mark for mark in known if mark.old.end <= anchor.start]
        behind = [mark for mark in known if mark.old.start >= anchor.end]
        lower = max([start, *before], key=lambda mark: mark.old.end)
        upper = min([end, *behind], key=lambda mark: mark.old.start)
        return Span(lower.old.end, upper.old.start), Span(lower.new.end, upper.new.start)

    def agreement(self, old: Anchor | Match, new: Match) -> Agreement:
        """How far the surroundings of an old and a new place agree, white space and marks apart."""
        one, other = self.old.level, self.new.level
        left = evidence(
            leftwards(one.text, one.place_of(old.start)),
            leftwards(other.text, other.place_of(new.start)),
        )
        right = evidence(
            rightwards(one.text, one.place_of(old.end)),
            rightwards(other.text, other.place_of(new.end)),
        )
        return left, right

    @cached_property
    def head(self) -> int:
        """How many characters both texts begin with."""
        return agreeing(self.old.text, self.new.text)

    @cached_property
    def tail(self) -> int:
        """How many characters both texts end with, beyond their common head."""
        room = min(len(self.old.text), len(self.new.text)) - self.head
        old, new = (text[len(text) - room :] for text in (self.old.text, self.new.text))
        return agreeing(old[::-1], new[::-1])

    @property
    def growth(self) -> int:
        """How many characters longer the new text is."""
        return len(self.new.text) - len(self.old.text)


def evidence(one: str, other: str) -> int:
    """How many characters two texts both begin with, if that is more than chance."""
    return agreeing(one, other) if one[:EVIDENCE] == other[:EVIDENCE] else 0


def agreeing(one: str, other: str) -> int:
    """How many characters two texts both begin with, found by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def within(match: Match, stretch: Span) -> bool:
    """Whether a match lies wholly in a stretch."""
    return stretch.start <= match.start and match.end <= stretch.end


def dominates(one: Agreement, other: Agreement) -> bool:
    """Whether ``one`` agrees farther on a side, and no less far on the other."""
    return one != other and one[0] >= other[0] and one[1] >= other[1]


def between_its_neighbours(text: str, candidates: Sequence[Match], anchor: Anchor) -> Match | None:
    """The only candidate, or the only one that stands between the anchor's prefix and suffix."""
    if len(candidates) == 1:
        return candidates[0]
    fitting = [
        match
        for match in candidates
        if preceded(text, match, anchor.prefix) and followed(text, match, anchor.suffix)
    ]
    return fitting[0] if len(fitting) == 1 else None


def leftwards(text: str, place: int) -> str:
    """What stands before a place, read backwards; the text's border counts as a sign of its own."""
    return text[max(0, place - WIDTH) : place][::-1].ljust(WIDTH, BORDER)


def rightwards(text: str, place: int) -> str:
    """What stands behind a place; the text's border counts as a sign of its own."""
    return text[place : place + WIDTH].ljust(WIDTH, BORDER)
