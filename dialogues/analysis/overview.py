"""Many positions on one page: by topic and side, their stances counted, the author's layer apart."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from dialogues.analysis.sides import (
    Side,
    TopicSides,
    attributed,
    author_layer,
    by_topic_and_side,
    several_topics,
    sides_of,
)
from dialogues.analysis.stances import Distribution, distribution
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import Layer
from dialogues.models import Position

#: A page prints at most so many positions; the list has the rest.
MOST_ON_A_PAGE = 400
FEWEST_FOR_A_BAR = 3


@dataclass(frozen=True)
class Overview:
    """``stances`` counts every attributed position, also those that were too many to print.

    ``sides`` is empty then: a side's share of what is printed would mean nothing.
    """

    groups: list[TopicSides]
    author_layer: list[Position]
    stances: Distribution
    sides: list[Side]
    several_topics: int
    cut_short: bool

    @property
    def larger_sides(self) -> list[Side]:
        """Those with enough positions for a distribution to tell anything."""
        return [side for side in self.sides if len(side.positions) >= FEWEST_FOR_A_BAR]

    @property
    def is_empty(self) -> bool:
        return not self.groups and not self.author_layer


def overview(
    rows: QuerySet[Position],
    tree: TopicTree,
    most: int = MOST_ON_A_PAGE,
) -> Overview:
    """``rows``: positions in their order, with their parts; two queries and those of the parts."""
    found = list(rows[: most + 1])
    cut_short = len(found) > most
    shown = found[:most]
    held = attributed(shown)
    groups = by_topic_and_side(held, tree)
    return Overview(
        groups=groups,
        author_layer=author_layer(shown),
        stances=stances_of(rows),
        sides=[] if cut_short else sides_of(held),
        several_topics=several_topics(groups),
        cut_short=cut_short,
    )


def stances_of(rows: QuerySet[Position]) -> Distribution:
    """The attributed layer alone."""
    counted = rows.filter(layer=Layer.ATTRIBUTED).prefetch_related(None).order_by()
    return distribution(dict(counted.values_list("stance").annotate(Count("pk"))))
