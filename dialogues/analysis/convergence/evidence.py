"""Counting what stands between two sides on a topic, from claims and recorded relations."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogues.analysis.claims import Claim
from dialogues.analysis.convergence.measure import Evidence, Ground
from dialogues.analysis.stances import POLARITY
from dialogues.choices import RelationKind
from dialogues.models import PositionRelation

Tally = Counter[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Relation:
    """Two positions by their keys, and how the editor says that they bear on each other."""

    source: int
    target: int
    kind: str


def recorded_relations() -> list[Relation]:
    """All public ones, in the order in which they were recorded; one query."""
    rows = PositionRelation.objects.published().order_by("pk")
    return [Relation(*row) for row in rows.values_list("source", "target", "kind")]


def between(
    left: Sequence[Claim], right: Sequence[Claim], relations: Iterable[Relation]
) -> list[Relation]:
    """Those that join a position of one with one of the other; a repeated one once."""
    lefts = {claim.position for claim in left}
    rights = {claim.position for claim in right}
    found: dict[tuple[frozenset[int], str], Relation] = {}
    for one in relations:
        if (one.source in lefts and one.target in rights) or (
            one.source in rights and one.target in lefts
        ):
            found.setdefault((frozenset((one.source, one.target)), one.kind), one)
    return list(found.values())


def evidence_between(
    left: Sequence[Claim],
    right: Sequence[Claim],
    topics: set[int],
    relations: Iterable[Relation],
) -> Evidence:
    """``left`` and ``right``: each side's own claims on the topics, which are one with those below
    it; ``relations``: any, of which those between the two are counted.
    """
    kinds = Counter(one.kind for one in between(left, right, relations))
    tallies = (_tally(left, topics), _tally(right, topics))
    grounds = {topic: _ground(topic, *tallies) for topic in sorted(topics)}
    met = {topic for topic, ground in grounds.items() if ground.same or ground.contrary}
    return Evidence(
        left=len(left),
        right=len(right),
        left_comparable=_standing_on(met, left),
        right_comparable=_standing_on(met, right),
        grounds=tuple(grounds[topic] for topic in sorted(met)),
        share_a_topic=bool(_spoken_of(left, topics) & _spoken_of(right, topics)),
        agrees=kinds[RelationKind.AGREES],
        opposes=kinds[RelationKind.OPPOSES],
        qualifies=kinds[RelationKind.QUALIFIES],
        responds=kinds[RelationKind.RESPONDS],
    )


def _tally(claims: Iterable[Claim], topics: set[int]) -> Tally:
    """How many claims are for (1) and against (-1) each topic."""
    return Counter(
        (topic, POLARITY[claim.stance])
        for claim in claims
        for topic in claim.topics
        if topic in topics
    )


def _ground(topic: int, left: Tally, right: Tally) -> Ground:
    return Ground(left[topic, 1], left[topic, -1], right[topic, 1], right[topic, -1])


def _standing_on(topics: set[int], claims: Iterable[Claim]) -> int:
    return sum(
        1 for claim in claims if POLARITY[claim.stance] and not topics.isdisjoint(claim.topics)
    )


def _spoken_of(claims: Iterable[Claim], topics: set[int]) -> set[int]:
    return {topic for claim in claims for topic in claim.topics if topic in topics}
