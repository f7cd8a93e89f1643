"""Somebody's positions by topic: all are counted, the newest of each topic are named."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dialogues.analysis.stances import Distribution, distribution
from dialogues.analysis.topic_tree import TopicTree
from dialogues.models import Position, Topic


@dataclass(frozen=True, slots=True)
class Link:
    """A position on one of its topics."""

    topic: int
    position: int
    stance: str
    date: datetime.date | None


@dataclass(frozen=True)
class OnTopic:
    """``stances`` counts what stands on the topic and below it, each position once; ``positions``
    are those on this very topic, the newest first."""

    topic: Topic
    broader: list[Topic]
    stances: Distribution
    positions: list[int]
    years: str

    @property
    def total(self) -> int:
        return self.stances.total


def on_topics(positions: set[int], tree: TopicTree) -> list[OnTopic]:
    """The topics on which visible positions stand, those with most first; one query."""
    direct: dict[int, list[Link]] = defaultdict(list)
    for link in _links(positions, tree):
        direct[link.topic].append(link)
    found = [_on_topic(pk, direct, tree) for pk in direct]
    return sorted(found, key=lambda one: (-one.total, one.topic.sort_key, one.topic.pk))


def _links(positions: set[int], tree: TopicTree) -> Iterable[Link]:
    through = Position.topics.through.objects.filter(position__in=positions)
    ordered = through.order_by(
        "-position__conference__sort_date", "-position__conference", "position__number"
    )
    facts = ("topic", "position", "position__stance", "position__conference__earliest_date")
    return (Link(*row) for row in ordered.values_list(*facts) if row[0] in tree.topics)


def _on_topic(pk: int, direct: dict[int, list[Link]], tree: TopicTree) -> OnTopic:
    below = [link for topic in tree.with_narrower(pk) for link in direct.get(topic, [])]
    stances = {link.position: link.stance for link in below}
    return OnTopic(
        topic=tree.topics[pk],
        broader=tree.broader(pk),
        stances=distribution(Counter(stances.values())),
        positions=list(dict.fromkeys(link.position for link in direct[pk])),
        years=years(link.date for link in below),
    )


def years(dates: Iterable[datetime.date | None]) -> str:
    """“2021”, “2019–2021”; empty where no date is known."""
    known = sorted({date.year for date in dates if date is not None})
    if not known:
        return ""
    return str(known[0]) if known[0] == known[-1] else f"{known[0]}–{known[-1]}"
