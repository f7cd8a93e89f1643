"""Positions set side by side: by topic, and within a topic by the side that holds them.

A side is the country of the holders, or a group that belongs to no country. A position held by two
sides together is set apart under both their names: what was said jointly is not each one's own
stance, and nothing is counted twice. The author's layer is on no side.

Everything here works on loaded positions with ``attributions`` (participant and its country) and
``topics`` prefetched, and asks the database nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dialogues.analysis.groupings import (
    Grouping,
    OfSide,
    SideKind,
    SideName,
    joined,
    place,
    sides_of_holder,
)
from dialogues.analysis.stances import Distribution, distribution_of
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import AttributionRole, Layer, Setting
from dialogues.models import Participant, Position, Topic

#: So many sides keep their column under every topic, so that columns can be read downwards.
LEADING_SIDES = 2


@dataclass(frozen=True)
class Side(OfSide):
    side: SideName
    positions: list[Position]

    @property
    def stances(self) -> Distribution:
        return distribution_of(self.positions)


@dataclass(frozen=True)
class TopicGroup:
    """The positions on one very topic; ``broader`` are the topics above it."""

    topic: Topic
    broader: list[Topic]
    positions: list[Position]


@dataclass(frozen=True)
class TopicSides:
    """One topic with its sides: what was said at the conference, and what is only reported.

    ``again``: positions that stand under an earlier topic too, and the first such topic.
    """

    topic: Topic
    broader: list[Topic]
    sides: list[Side]
    elsewhere: list[Side]
    again: dict[int, Topic]

    @property
    def total(self) -> int:
        return sum(len(side.positions) for side in (*self.sides, *self.elsewhere))


def attributed(positions: Iterable[Position]) -> list[Position]:
    return [position for position in positions if position.layer == Layer.ATTRIBUTED]


def author_layer(positions: Iterable[Position]) -> list[Position]:
    return [position for position in positions if position.layer == Layer.AUTHOR]


def side_of(position: Position) -> SideName:
    """The one side on which the position is counted."""
    return joined(
        side for holder in holders(position) for side in sides_of_holder(holder, Grouping.COUNTRY)
    )


def holders(position: Position) -> list[Participant]:
    return [
        attribution.participant
        for attribution in position.attributions.all()
        if attribution.role == AttributionRole.HOLDER
    ]


def sides_of(positions: Iterable[Position], leading: Iterable[SideName] = ()) -> list[Side]:
    """The sides that hold these positions; those ``leading`` also where they hold none.

    Where no leading side holds any, their empty columns would say nothing and are left out.
    """
    held: dict[SideName, list[Position]] = defaultdict(list)
    for position in positions:
        held[side_of(position)].append(position)
    first = list(leading)
    if not any(name in held for name in first):
        first = []
    rest = sorted((name for name in held if name not in first), key=place)
    columns = [*first, *(name for name in rest if not name.is_other)]
    below = [name for name in rest if name.is_other]
    return [Side(name, held.get(name, [])) for name in (*columns, *below)]


def leading_sides(positions: Iterable[Position], most: int = LEADING_SIDES) -> list[SideName]:
    """The countries that hold most of the positions, in the order of their names."""
    counted = Counter(side_of(position) for position in positions)
    countries = [name for name in counted if name.kind == SideKind.COUNTRY]
    countries.sort(key=lambda name: (-counted[name], name.label))
    return sorted(countries[:most], key=place)


def by_topic(
    positions: Iterable[Position], tree: TopicTree, only: set[int] | None = None
) -> list[TopicGroup]:
    """The positions under each of their topics, in the order of the tree.

    A position on two topics stands under both. ``only``: the primary keys of the topics wanted.
    """
    on_topic: dict[int, list[Position]] = defaultdict(list)
    for position in positions:
        for topic in position.topics.all():
            on_topic[topic.pk].append(position)
    return [
        TopicGroup(branch.topic, tree.broader(branch.topic.pk), on_topic[branch.topic.pk])
        for branch in tree.walk()
        if branch.topic.pk in on_topic and (only is None or branch.topic.pk in only)
    ]


def by_topic_and_side(
    positions: Iterable[Position], tree: TopicTree, only: set[int] | None = None
) -> list[TopicSides]:
    """Every topic with its sides; positions of the author's layer are left out."""
    counted = attributed(positions)
    leading = leading_sides(counted)
    first: dict[int, Topic] = {}
    found = []
    for group in by_topic(counted, tree, only):
        found.append(_topic_sides(group, leading, first))
        for position in group.positions:
            first.setdefault(position.pk, group.topic)
    return found


def several_topics(groups: Iterable[TopicSides]) -> int:
    """How many positions stand under more than one of these topics."""
    found = Counter(
        position.pk
        for group in groups
        for side in (*group.sides, *group.elsewhere)
        for position in side.positions
    )
    return sum(1 for times in found.values() if times > 1)


def _topic_sides(group: TopicGroup, leading: list[SideName], first: dict[int, Topic]) -> TopicSides:
    there = [one for one in group.positions if one.setting == Setting.AT_CONFERENCE]
    reported = [one for one in group.positions if one.setting == Setting.ELSEWHERE]
    return TopicSides(
        topic=group.topic,
        broader=group.broader,
        sides=sides_of(there, leading),
        elsewhere=sides_of(reported, leading),
        again={one.pk: first[one.pk] for one in group.positions if one.pk in first},
    )
