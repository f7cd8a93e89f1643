"""What a tie or a node rests on: the positions, topic by topic or actor by actor."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialogues.analysis.network.choices import Aggregation, Nodes
from dialogues.analysis.network.graph import TOPIC, Edge, Network, Node
from dialogues.analysis.network.table import Cell


@dataclass(frozen=True)
class Shared:
    """One topic (or actor) that a tie leads over: the positions at its one end and at the other.

    In two-mode networks: those for the topic, and those against it; under ``ignore`` all on one side.
    """

    key: str
    label: str
    left: list[int]
    right: list[int]

    @property
    def n(self) -> int:
        return len(self.left) + len(self.right)


def behind_edge(network: Network, edge: Edge) -> list[Shared]:
    """The shared topics or actors, those with most statements first."""
    if network.settings.two_mode:
        cell = network.table.rows[edge.source][edge.target]
        plus = cell.positions if network.settings.ignores_qualifier else cell.plus
        return [Shared(edge.target, network.topics[edge.target], plus, cell.minus)]
    actors = network.settings.nodes == Nodes.ACTORS
    rows = network.table.rows if actors else network.table.columns
    one, other = rows[edge.source], rows[edge.target]
    found = []
    for key in one.keys() & other.keys():
        left, right = _taking_part(one[key], other[key], network.settings.aggregation)
        if left or right:
            label = network.topics[key] if actors else network.table.actors[key].label
            found.append(Shared(key, label, left, right))
    return sorted(found, key=lambda shared: (-shared.n, shared.label, shared.key))


def _taking_part(one: Cell, other: Cell, aggregation: str) -> tuple[list[int], list[int]]:
    """Those that count for the tie: agreeing ones, opposed ones, or all."""
    match aggregation:
        case Aggregation.CONGRUENCE:
            return _parts(one, other, turned=False), _parts(other, one, turned=False)
        case Aggregation.CONFLICT:
            return _parts(one, other, turned=True), _parts(other, one, turned=True)
    return one.positions, other.positions


def _parts(mine: Cell, theirs: Cell, *, turned: bool) -> list[int]:
    for_it, against = (theirs.minus, theirs.plus) if turned else (theirs.plus, theirs.minus)
    return [*(mine.plus if for_it else ()), *(mine.minus if against else ())]


def behind_node(network: Network, node: Node) -> list[int]:
    """All positions of an actor, or on a topic, that the network counts; each once."""
    rows = network.table.columns if node.kind == TOPIC else network.table.rows
    return list(dict.fromkeys(_all(rows[node.key].values())))


def _all(cells: Iterable[Cell]) -> Iterable[int]:
    for cell in cells:
        yield from cell.positions
