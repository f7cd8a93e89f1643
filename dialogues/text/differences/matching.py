"""What two sequences have in common, in the same order.

Where the table of the longest common subsequence is small enough it is computed (rapidfuzz, bit
by bit). Longer sequences are first cut at runs that stand exactly once in both (the idea of
Bram Cohen's patience diff). What cannot be cut so is taken as changed throughout: coarser than
it might be, but never wrong.
"""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

MOST = 100_000_000
"""Largest table: product of two lengths. It takes an eighth of that in bytes, and milliseconds."""
RUNS = (24, 6, 1)
"""Lengths of the runs at which longer sequences are cut, tried in this order."""


class Stretch(NamedTuple):
    """The same ``length`` items at two places."""

    old: int
    new: int
    length: int


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Stretch]:
    """Stretches that both sequences have, in order and without overlap."""
    ids: dict[Hashable, int] = {}
    numbered = [[ids.setdefault(item, len(ids)) for item in items] for items in (old, new)]
    return joined(stretches(numbered[0], numbered[1], 0, 0, RUNS))


def stretches(
    old: Sequence[int], new: Sequence[int], i: int, j: int, runs: tuple[int, ...]
) -> Iterator[Stretch]:
    """Common stretches of two sequences that begin at ``i`` and ``j`` of the whole."""
    head = agreeing(old, new)
    tail = agreeing(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if head:
        yield Stretch(i, j, head)
    if len(middle_old) * len(middle_new) <= MOST:
        yield from longest(middle_old, middle_new, i + head, j + head)
    elif runs:
        yield from between_landmarks(middle_old, middle_new, i + head, j + head, runs)
    if tail:
        yield Stretch(i + len(old) - tail, j + len(new) - tail, tail)


def longest(old: Sequence[int], new: Sequence[int], i: int, j: int) -> Iterator[Stretch]:
    for code in LCSseq.opcodes(old, new) if old and new else ():
        if code.tag == "equal":
            length = code.src_end - code.src_start
            yield Stretch(i + code.src_start, j + code.dest_start, length)


def between_landmarks(
    old: Sequence[int], new: Sequence[int], i: int, j: int, runs: tuple[int, ...]
) -> Iterator[Stretch]:
    """Cut at runs that stand once in both, then look at what lies between them."""
    width, finer = runs[0], runs[1:]
    last_old, last_new = 0, 0
    for place_old, place_new in [*landmarks(old, new, width), (len(old), len(new))]:
        if place_old < last_old or place_new < last_new:
            continue  # overlaps the run before
        gap_old, gap_new = old[last_old:place_old], new[last_new:place_new]
        yield from stretches(gap_old, gap_new, i + last_old, j + last_new, finer)
        if place_old < len(old):
            yield Stretch(i + place_old, j + place_new, width)
        last_old, last_new = place_old + width, place_new + width


def landmarks(old: Sequence[int], new: Sequence[int], width: int) -> list[tuple[int, int]]:
    """Places of runs that stand once in both sequences: the most that stand in one order."""
    ours, theirs = single_runs(old, width), single_runs(new, width)
    pairs = sorted((place, theirs[run]) for run, place in ours.items() if run in theirs)
    return in_order(pairs)


def single_runs(items: Sequence[int], width: int) -> dict[tuple[int, ...], int]:
    """The place of each run of that length that stands only once."""
    places: dict[tuple[int, ...], int] = {}
    repeated = set()
    for place in range(len(items) - width + 1):
        run = tuple(items[place : place + width])
        if run in places:
            repeated.add(run)
        places[run] = place
    return {run: place for run, place in places.items() if run not in repeated}


def in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest selection whose second numbers rise (patience sorting)."""
    tops: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, (_old, new) in enumerate(pairs):
        pile = bisect_left(tops, new)
        before.append(at[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [new]
        at[pile : pile + 1] = [index]
    chosen, index = [], at[-1] if at else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]


def agreeing(old: Sequence[int], new: Sequence[int]) -> int:
    """How many items both sequences begin with."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def joined(found: Iterator[Stretch]) -> list[Stretch]:
    """Stretches that follow each other in both sequences made one."""
    whole: list[Stretch] = []
    for stretch in found:
        if whole and follows(whole[-1], stretch):
            whole[-1] = whole[-1]._replace(length=whole[-1].length + stretch.length)
        else:
            whole.append(stretch)
    return whole


def follows(before: Stretch, stretch: Stretch) -> bool:
    ends = (before.old + before.length, before.new + before.length)
    return ends == (stretch.old, stretch.new)
