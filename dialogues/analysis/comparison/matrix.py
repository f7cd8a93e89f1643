"""Topics by sides: each cell the claims that one side holds on one topic, with what is below it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dialogues.analysis.claims import Claim
from dialogues.analysis.groupings import SideKind, SideName, place
from dialogues.analysis.stances import Distribution, distribution
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import Setting
from dialogues.models import Topic

#: The key of what stands in no column.
APART = "apart"


@dataclass(frozen=True)
class Cell:
    side: SideName
    claims: list[Claim]

    @property
    def n(self) -> int:
        return len(self.claims)

    @property
    def stances(self) -> Distribution:
        return distribution(Counter(claim.stance for claim in self.claims))

    @property
    def elsewhere(self) -> int:
        """How many are only reported, from elsewhere."""
        return sum(claim.setting == Setting.ELSEWHERE for claim in self.claims)


@dataclass(frozen=True)
class Row:
    """``topics``: the keys of the topic and of those below it. ``apart``: claims in no column."""

    topic: Topic
    topics: set[int]
    cells: list[Cell]
    apart: list[Claim]

    @property
    def n(self) -> int:
        return sum(cell.n for cell in self.cells)

    @property
    def has_narrower(self) -> bool:
        return len(self.topics) > 1

    def claims_under(self, key: str) -> list[Claim] | None:
        """Those of the column with this key, or those apart; ``None`` if there is no such."""
        if key == APART:
            return self.apart
        return next((cell.claims for cell in self.cells if cell.side.key == key), None)


@dataclass(frozen=True)
class Matrix:
    """``together``: claims that two or more of the sides hold jointly, on any of the topics."""

    sides: list[SideName]
    rows: list[Row]
    together: list[Claim] = field(default_factory=list)

    @property
    def totals(self) -> list[Cell]:
        """Under each column, its claims on all the topics, each once."""
        columns: dict[SideName, dict[int, Claim]] = {side: {} for side in self.sides}
        for row in self.rows:
            for cell in row.cells:
                columns[cell.side].update({claim.position: claim for claim in cell.claims})
        return [Cell(side, list(found.values())) for side, found in columns.items()]

    @property
    def n(self) -> int:
        return sum(cell.n for cell in self.totals)

    @property
    def apart(self) -> list[tuple[SideKind, int]]:
        """How many different claims stand in no column, by the kind of who holds them."""
        kinds = {claim.position: side_of(claim).kind for row in self.rows for claim in row.apart}
        counted = Counter(
            SideKind.COUNTRY if kind == SideKind.GROUP else kind for kind in kinds.values()
        )
        return sorted(counted.items())


def matrix(
    claims: Sequence[Claim], sides: Sequence[SideName], topics: Iterable[Topic], tree: TopicTree
) -> Matrix:
    below = {topic.pk: tree.with_narrower(topic.pk) for topic in topics}
    found = _by_topic(claims, below)
    rows = [_row(tree.topics[pk], below[pk], found[pk], sides) for pk in below if pk in tree.topics]
    shown = {claim.position for row in rows for claim in row.apart}
    together = [
        claim for claim in claims if claim.position in shown and held_by_several(claim, sides)
    ]
    return Matrix(list(sides), rows, together)


def side_of(claim: Claim) -> SideName:
    """The side on which the claim is counted; for most claims it is that of their one holder."""
    return claim.holders[0] if len(claim.holders) == 1 else claim.side


def held_by_several(claim: Claim, sides: Iterable[SideName]) -> bool:
    return len({*claim.holders} & {*sides}) > 1


def _by_topic(claims: Iterable[Claim], below: dict[int, set[int]]) -> dict[int, list[Claim]]:
    rows_of: dict[int, list[int]] = {}
    for row, topics in below.items():
        for topic in topics:
            rows_of.setdefault(topic, []).append(row)
    found: dict[int, list[Claim]] = {row: [] for row in below}
    for claim in claims:
        for row in dict.fromkeys(row for pk in claim.topics for row in rows_of.get(pk, ())):
            found[row].append(claim)
    return found


def _row(topic: Topic, topics: set[int], claims: Iterable[Claim], sides: Sequence[SideName]) -> Row:
    columns: dict[str, list[Claim]] = {side.key: [] for side in sides}
    apart: list[Claim] = []
    for claim in claims:
        columns.get(side_of(claim).key, apart).append(claim)
    cells = [Cell(side, columns[side.key]) for side in sides]
    return Row(topic, topics, cells, sorted(apart, key=lambda claim: place(side_of(claim))))
