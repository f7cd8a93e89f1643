"""Which sides and topics to set against each other where the reader has not said."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from dialogues.analysis.claims import Claim
from dialogues.analysis.comparison.matrix import side_of
from dialogues.analysis.groupings import SideName, place
from dialogues.analysis.topic_tree import TopicTree
from dialogues.models import Topic

#: Of so many sides, the most frequent ones, the pair to begin with is sought.
CANDIDATES = 12
#: Joint sides that are given columns of their own.
MOST_JOINT = 3


def own_side_counts(claims: Iterable[Claim]) -> Counter[SideName]:
    """How many claims each side holds alone: no joint, anonymous or unattributed ones."""
    return Counter(side for claim in claims if not (side := side_of(claim)).is_other)


def leading_pair(claims: Collection[Claim]) -> list[SideName]:
    """The two sides that meet on most: over the topics, as often as the rarer of them speaks."""
    frequent = [side for side, _n in _ordered(own_side_counts(claims))[:CANDIDATES]]
    spoken: dict[SideName, Counter[int]] = defaultdict(Counter)
    for claim in claims:
        spoken[side_of(claim)].update(claim.topics)
    pairs = [
        (sum((spoken[one] & spoken[other]).values()), (one, other))
        for one, other in combinations(frequent, 2)
    ]
    shared, pair = max(pairs, key=lambda found: found[0], default=(0, ()))
    return sorted(pair, key=place) if shared else frequent[:2]


def shared_topics(
    claims: Iterable[Claim], sides: Collection[SideName], tree: TopicTree
) -> list[Topic]:
    """Topics on which at least two of the sides speak, the most spoken of first.

    Very topics, as the claims name them; none is there for what stands below it.
    """
    speaking: dict[int, Counter[SideName]] = defaultdict(Counter)
    for claim in claims:
        if (side := side_of(claim)) in sides:
            for topic in claim.topics:
                speaking[topic][side] += 1
    shared = [pk for pk, found in speaking.items() if len(found) > 1 and pk in tree.topics]
    shared.sort(key=lambda pk: (-speaking[pk].total(), tree.topics[pk].name, pk))
    return [tree.topics[pk] for pk in shared]


def topic_counts(
    claims: Iterable[Claim], sides: Collection[SideName], tree: TopicTree
) -> dict[int, int]:
    """On each topic and what is below it, how many claims these sides hold."""
    return tree.counted(
        (topic, claim.position)
        for claim in claims
        if side_of(claim) in sides
        for topic in claim.topics
    )


def joint_sides(claims: Iterable[Claim], sides: Sequence[SideName]) -> list[SideName]:
    """The sides that some of these are together, the most frequent first."""
    chosen = {*sides}
    counted = Counter(
        claim.side
        for claim in claims
        if len(claim.holders) > 1 and chosen.issuperset(claim.holders)
    )
    return [side for side, _n in _ordered(counted)[:MOST_JOINT]]


def _ordered(counted: Counter[SideName]) -> list[tuple[SideName, int]]:
    return sorted(counted.items(), key=lambda found: (-found[1], place(found[0])))
