"""The rows that are counted, found once and handed to each count by their keys.

What matches a request is dear to find (visibility, search, holders), and a dozen facets ask for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from dialogues.filters.among import Among
from dialogues.filters.listing import Listing
from dialogues.models import Position


class PublicPositions:
    """Those through which other records are tied to topics, countries and each other."""

    @cached_property
    def keys(self) -> list[int]:
        return _keys(Position.objects.published())


@dataclass(frozen=True)
class Question:
    """``keys``: of the rows that are counted; ``selected``: what all other parameters ask."""

    model: Any
    keys: list[int]
    selected: Mapping[str, Any]
    positions: PublicPositions

    def in_public_positions(self, column: str) -> Among:
        return Among(column, self.positions.keys)

    @property
    def rows(self) -> QuerySet[Any]:
        return self.model.objects.filter(Among("pk", self.keys)).order_by()


class Questions:
    """What each facet of one listing is to count; the rows without a selection are found once."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self.all = Question(listing.model, listing.keys, listing.selected, PublicPositions())

    def about(self, name: str) -> Question:
        """All parameters but the facet's own."""
        if name not in self.all.selected:
            return self.all
        rest = {other: value for other, value in self.all.selected.items() if other != name}
        return replace(self.all, keys=_keys(self.listing.rows_without(name)), selected=rest)


def _keys(rows: QuerySet[Any]) -> list[int]:
    return list(rows.order_by().values_list("pk", flat=True))
