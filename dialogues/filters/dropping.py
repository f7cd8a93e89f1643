"""What a list that found nothing would find with fewer parameters."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from dialogues.filters.listing import Listing

#: Of more parameters than this only the first are tried together: pairs grow with their square.
MOST_TRIED = 8


@dataclass(frozen=True)
class WayOut:
    """``dropped``: the parameters to leave out; ``count``: what is found then."""

    dropped: tuple[str, ...]
    count: int


def ways_out(listing: Listing, names: Sequence[str]) -> list[WayOut]:
    """The fewest parameters to drop so that something is found; the most helpful way first.

    Single ones if any of them helps, else pairs, else all but one. ``names``: those in use.
    """
    tried = list(names)[:MOST_TRIED]
    singles = [(name,) for name in tried]
    pairs = list(combinations(tried, 2))
    all_but_one = [tuple(other for other in names if other != name) for name in tried]
    for attempts in (singles, pairs, all_but_one):
        found = [WayOut(dropped, _count(listing, dropped)) for dropped in attempts if dropped]
        helpful = sorted((way for way in found if way.count), key=lambda way: -way.count)
        if helpful:
            return helpful
    return []


def _count(listing: Listing, dropped: tuple[str, ...]) -> int:
    return listing.rows_without(*dropped).count()
