"""Topics that stand on the same positions as one topic: computed, beside those an editor relates."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dialogues.analysis.claims import Claim
from dialogues.analysis.counts import positions_on_topics
from dialogues.analysis.topic_tree import TopicTree
from dialogues.models import Topic

#: One shared position is an accident; two are the least that may be called shared.
FEWEST_SHARED = 2
MOST_SHOWN = 8
#: Of the topics that share most, so many are weighed.
MOST_WEIGHED = 40


@dataclass(frozen=True)
class Overlap:
    """``shared``: positions on both topics. ``either``: positions on one of them or both."""

    topic: Topic
    shared: int
    either: int

    @property
    def share(self) -> float:
        """Jaccard, 1912: what both have, of what either has; 0 to 1."""
        return self.shared / self.either

    @property
    def percent(self) -> int:
        """Rounded, but nothing that is there becomes 0."""
        return max(1, round(100 * self.share))


@dataclass(frozen=True)
class Neighbours:
    """``counts``: of the topics that an editor relates, how many positions stand on each."""

    counts: dict[int, int]
    overlaps: list[Overlap]


def neighbours(
    claims: Iterable[Claim], topic: Topic, tree: TopicTree, related: Iterable[int]
) -> Neighbours:
    """``claims``: the attributed positions on the topic and below it. One query.

    A topic stands for its narrower ones too; those above and below this one share its positions by
    their place alone and are no finding.
    """
    given, related = list(claims), list(related)
    line = tree.with_narrower(topic.pk) | {above.pk for above in tree.broader(topic.pk)}
    shared = shared_positions(given, tree, line)
    weighed = [pk for pk, count in shared.most_common(MOST_WEIGHED) if count >= FEWEST_SHARED]
    totals = totals_of({pk: tree.with_narrower(pk) for pk in (*weighed, *related)})
    found = [
        Overlap(tree.topics[pk], shared[pk], len(given) + totals[pk] - shared[pk]) for pk in weighed
    ]
    found.sort(key=lambda one: (-one.share, -one.shared, one.topic.sort_key, one.topic.pk))
    return Neighbours({pk: totals[pk] for pk in related}, found[:MOST_SHOWN])


def shared_positions(claims: Iterable[Claim], tree: TopicTree, without: set[int]) -> Counter[int]:
    """How many of the claims stand on each other topic, or on a narrower one."""
    found: Counter[int] = Counter()
    for claim in claims:
        others = {pk for pk in claim.topics if pk in tree.topics}
        above = {topic.pk for pk in others for topic in tree.broader(pk)}
        found.update((others | above) - without)
    return found


def totals_of(below: dict[int, set[int]]) -> dict[int, int]:
    """For each topic, how many positions stand on any of the topics given for it."""
    wanted = {pk for narrower in below.values() for pk in narrower}
    on_topic: dict[int, set[int]] = defaultdict(set)
    for topic, position in positions_on_topics(wanted):
        on_topic[topic].add(position)
    return {
        pk: len(set().union(*(on_topic[one] for one in narrower))) for pk, narrower in below.items()
    }
