"""The three-way table that every network is computed from: actor, topic, qualifier."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dialogues.analysis.groupings import SideName
from dialogues.analysis.network.statements import Statement


@dataclass(slots=True)
class Cell:
    """The positions of one actor on one topic, by qualifier; their numbers are DNA's array."""

    plus: list[int] = field(default_factory=list)
    minus: list[int] = field(default_factory=list)
    neither: list[int] = field(default_factory=list)

    def add(self, qualifier: int, position: int) -> None:
        (self.neither, self.plus, self.minus)[qualifier].append(position)

    @property
    def total(self) -> int:
        return len(self.plus) + len(self.minus) + len(self.neither)

    @property
    def positions(self) -> list[int]:
        return [*self.plus, *self.minus, *self.neither]

    @property
    def parts(self) -> tuple[int, int, int]:
        return len(self.plus), len(self.minus), len(self.neither)


#: Cells by row and column; empty ones are not there.
Rows = dict[str, dict[str, Cell]]


@dataclass
class Table:
    """``rows``: the cells by actor and topic; ``columns``: the same by topic and actor.

    Actors stand under the key of their side, topics under their slug.
    """

    actors: dict[str, SideName] = field(default_factory=dict)
    rows: Rows = field(default_factory=dict)
    columns: Rows = field(default_factory=dict)

    def add(self, statement: Statement, topic: str) -> None:
        actor = statement.actor.key
        self.actors.setdefault(actor, statement.actor)
        cell = self.rows.setdefault(actor, {}).setdefault(topic, Cell())
        self.columns.setdefault(topic, {})[actor] = cell
        cell.add(statement.qualifier, statement.claim.position)


def tabulate(statements: Iterable[Statement], slugs: dict[int, str]) -> Table:
    """``slugs``: of the topics by their keys."""
    table = Table()
    for statement in statements:
        table.add(statement, slugs[statement.topic])
    return table
