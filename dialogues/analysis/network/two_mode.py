"""The two-mode (affiliation) network: each actor's statements on each topic.

* ignore      how many there are
* subtract    those for it less those against it
* combine     1 only for, 2 only against, 3 both (DNA's codes; no quantity)

Normalisation divides by the number of all statements of the actor (activity) or on the topic
(prominence), whatever their qualifiers, as DNA 3 does.
"""

from collections.abc import Iterator

from dialogues.analysis.network.choices import Aggregation, Normalisation
from dialogues.analysis.network.graph import AGREEMENT, CONFLICT, MENTION, MIXED, Edge
from dialogues.analysis.network.settings import Settings
from dialogues.analysis.network.table import Cell, Rows, Table

CODES = {AGREEMENT: 1, CONFLICT: 2, MIXED: 3}


def ties(table: Table, settings: Settings) -> Iterator[Edge]:
    active = _totals(table.rows) if settings.normalisation == Normalisation.ACTIVITY else {}
    prominent = _totals(table.columns) if settings.normalisation == Normalisation.PROMINENCE else {}
    for actor, cells in table.rows.items():
        for topic, cell in cells.items():
            weight, sign = _weight(cell, settings.aggregation)
            plus, minus, _neither = cell.parts
            divisor = active.get(actor, 1) * prominent.get(topic, 1)
            yield Edge(actor, topic, weight / divisor, cell.total, 1, plus, minus, sign)


def _weight(cell: Cell, aggregation: str) -> tuple[int, str]:
    plus, minus, _neither = cell.parts
    if aggregation == Aggregation.IGNORE:
        return cell.total, MENTION
    if aggregation == Aggregation.SUBTRACT:
        return plus - minus, AGREEMENT if plus > minus else CONFLICT
    sign = MIXED if plus and minus else AGREEMENT if plus else CONFLICT
    return CODES[sign], sign


def _totals(rows: Rows) -> dict[str, int]:
    return {row: sum(cell.total for cell in cells.values()) for row, cells in rows.items()}
