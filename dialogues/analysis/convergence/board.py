"""A verdict for every topic and every two sides, with the two positions that show it best."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from dialogues.analysis.claims import Claim
from dialogues.analysis.comparison.matrix import Cell, Row
from dialogues.analysis.convergence.evidence import Relation, between, evidence_between
from dialogues.analysis.convergence.measure import Basis, Outcome, Verdict, judge
from dialogues.analysis.stances import POLARITY
from dialogues.choices import RelationKind

Pair = tuple[int, int]

#: The recorded relations that show an outcome, the most telling first.
TELLING: dict[Outcome, tuple[RelationKind, ...]] = {
    Outcome.AGREE: (RelationKind.AGREES,),
    Outcome.DIFFER: (RelationKind.OPPOSES,),
    Outcome.MIXED: (RelationKind.OPPOSES, RelationKind.QUALIFIES, RelationKind.AGREES),
}


@dataclass(frozen=True)
class Entry:
    """``facing``: a position of the left and one of the right side, by their keys; ``relation``:
    the recorded one between just these two, if that is why they stand here.
    """

    row: Row
    left: Cell
    right: Cell
    verdict: Verdict
    facing: Pair | None = None
    relation: Relation | None = None

    @property
    def outcome(self) -> Outcome:
        return self.verdict.outcome


def board(rows: Iterable[Row], relations: Sequence[Relation]) -> list[Entry]:
    """The surest first within each outcome, outcomes in their own order.

    Two positions that face each other in one entry do so in no other if any others would do.
    """
    judged = [entry for row in rows for entry in _entries(row, relations)]
    order = {outcome: number for number, outcome in enumerate(Outcome)}
    judged.sort(key=lambda entry: entry.verdict.strength, reverse=True)
    judged.sort(key=lambda entry: order[entry.outcome])
    used: set[Pair] = set()
    return [_with_facing(entry, relations, used) for entry in judged]


def _entries(row: Row, relations: Sequence[Relation]) -> Iterable[Entry]:
    speaking = [cell for cell in row.cells if cell.claims]
    on_topic = {claim.position for cell in speaking for claim in cell.claims}
    here = [one for one in relations if one.source in on_topic and one.target in on_topic]
    for left, right in combinations((cell for cell in row.cells if not cell.side.is_other), 2):
        found = evidence_between(left.claims, right.claims, row.topics, here)
        yield Entry(row, left, right, judge(found))


def _with_facing(entry: Entry, relations: Sequence[Relation], used: set[Pair]) -> Entry:
    if entry.outcome == Outcome.TOO_LITTLE:
        return entry
    facing, relation = _by_relation(entry, relations, used)
    if facing is None:
        facing = _by_stance(entry, used)
    if facing is not None:
        used.add(facing)
    return Entry(entry.row, entry.left, entry.right, entry.verdict, facing, relation)


def _by_relation(
    entry: Entry, relations: Sequence[Relation], used: set[Pair]
) -> tuple[Pair | None, Relation | None]:
    if entry.verdict.basis != Basis.RECORDED:
        return None, None
    found = between(entry.left.claims, entry.right.claims, relations)
    lefts = {claim.position for claim in entry.left.claims}
    telling = TELLING[entry.outcome]
    shown = [one for kind in telling for one in found if one.kind == kind]
    paired = [
        ((one.source, one.target) if one.source in lefts else (one.target, one.source), one)
        for one in shown
    ]
    fresh = [(pair, one) for pair, one in paired if pair not in used]
    return next(iter(fresh or paired), (None, None))


def _by_stance(entry: Entry, used: set[Pair]) -> Pair | None:
    """Of the two sides' claims those that fit the outcome best, the latest first."""
    if entry.outcome == Outcome.PAST:
        return entry.left.claims[-1].position, entry.right.claims[-1].position
    wanted = 1 if entry.outcome == Outcome.AGREE else -1
    pairs = (
        (_fitness(one, other), (one.position, other.position))
        for one in _telling_ones(entry.left, entry.row.topics)
        for other in _telling_ones(entry.right, entry.row.topics)
        if POLARITY[one.stance] * POLARITY[other.stance] == wanted
        and not entry.row.topics.isdisjoint({*one.topics} & {*other.topics})
    )
    return max(pairs, key=lambda found: (found[1] not in used, found[0]), default=((0, 0), None))[1]


#: So many claims of a side are looked through for the two to be printed.
LOOKED_THROUGH = 40


def _telling_ones(cell: Cell, topics: set[int]) -> list[Claim]:
    return [claim for claim in cell.claims if POLARITY[claim.stance]][-LOOKED_THROUGH:]


def _fitness(one: Claim, other: Claim) -> tuple[int, int]:
    """The same stance before a like one, the most outspoken before others; then the later."""
    outspoken = sum(claim.stance in ("supports", "opposes") for claim in (one, other))
    return outspoken + (one.stance == other.stance), one.position + other.position
