"""One-mode networks: two rows of the table compared, column by column.

With a(i,j,k) the statements of row i in column j with qualifier k (DNA's three-way array):

* ignore      sum over j of a(i,j)·a(i',j), whatever the qualifier
* congruence  sum over j and k of a(i,j,k)·a(i',j,k)
* conflict    sum over j of a(i,j,+)·a(i',j,-) + a(i,j,-)·a(i',j,+)
* subtract    congruence - conflict

Normalisation divides by, with n(i) the sum of row i over its cells (j,k):

* average     (n(i) + n(i')) / 2
* jaccard     what only i says + what only i' says + the products where both say it. Where each is
              counted once it is the size of the union, the usual Jaccard coefficient.
* cosine      the product of the lengths (square roots of the sums of squares) of both rows

All but the last are DNA 3's own formulas. DNA 3 divides by n(i)·n(i') for its “cosine”; here the
cosine of the two rows is meant, as the method's description has it.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from dialogues.analysis.network.choices import Aggregation, Normalisation
from dialogues.analysis.network.graph import AGREEMENT, CONFLICT, MENTION, Edge
from dialogues.analysis.network.settings import Settings
from dialogues.analysis.network.table import Cell, Rows


@dataclass(slots=True)
class Pair:
    """Sums over the columns that two rows share.

    ``same_one`` and ``same_other``: what each says in the very cells in which the other speaks too.
    """

    mention: int = 0
    congruence: int = 0
    conflict: int = 0
    same_one: int = 0
    same_other: int = 0
    agreeing: int = 0
    opposing: int = 0
    together: int = 0
    columns_agreeing: int = 0
    columns_opposing: int = 0
    columns: int = 0


def ties(rows: Rows, columns: Rows, settings: Settings) -> Iterator[Edge]:
    """Each pair of rows that is tied, also those whose parts cancel each other out."""
    lengths = {row: _length(cells) for row, cells in rows.items()}
    totals = {row: sum(cell.total for cell in cells.values()) for row, cells in rows.items()}
    for (one, other), pair in _pairs(columns).items():
        edge = _edge(one, other, pair, settings)
        if edge is not None:
            divisor = _divisor(pair, settings, totals[one], totals[other])
            if settings.normalisation == Normalisation.COSINE:
                divisor = math.sqrt(lengths[one] * lengths[other])
            edge.weight = edge.weight / divisor
            yield edge


def _pairs(columns: Rows) -> dict[tuple[str, str], Pair]:
    found: dict[tuple[str, str], Pair] = {}
    for cells in columns.values():
        counted = [(row, cell.parts) for row, cell in sorted(cells.items())]
        for (one, a), (other, b) in combinations(counted, 2):
            pair = found.get((one, other))
            if pair is None:
                pair = found[one, other] = Pair()
            _add(pair, a, b)
    return found


def _add(pair: Pair, one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    """One shared column. Written out, as it runs for every two actors on every topic."""
    p, m, z = one
    q, w, y = other
    pair.columns += 1
    pair.mention += (p + m + z) * (q + w + y)
    pair.together += p + m + z + q + w + y
    agreeing = (p + q if p and q else 0) + (m + w if m and w else 0)
    opposing = (p + w if p and w else 0) + (m + q if m and q else 0)
    pair.congruence += p * q + m * w
    pair.conflict += p * w + m * q
    pair.agreeing += agreeing
    pair.opposing += opposing
    pair.columns_agreeing += bool(agreeing)
    pair.columns_opposing += bool(opposing)
    pair.same_one += (p if q else 0) + (m if w else 0) + (z if y else 0)
    pair.same_other += (q if p else 0) + (w if m else 0) + (y if z else 0)


def _edge(one: str, other: str, pair: Pair, settings: Settings) -> Edge | None:
    agreement, conflict = pair.congruence, pair.conflict
    match settings.aggregation:
        case Aggregation.IGNORE:
            return Edge(one, other, pair.mention, pair.together, pair.columns, 0, 0, MENTION)
        case Aggregation.CONGRUENCE:
            n, shared, weight, sign = pair.agreeing, pair.columns_agreeing, agreement, AGREEMENT
        case Aggregation.CONFLICT:
            n, shared, weight, sign = pair.opposing, pair.columns_opposing, conflict, CONFLICT
        case _:
            weight = agreement - conflict
            n, shared = pair.together, pair.columns
            sign = AGREEMENT if weight > 0 else CONFLICT
    if not n:
        return None
    return Edge(one, other, weight, n, shared, agreement, conflict, sign)


def _divisor(pair: Pair, settings: Settings, one: int, other: int) -> float:
    match settings.normalisation:
        case Normalisation.AVERAGE:
            return (one + other) / 2
        case Normalisation.JACCARD:
            both = pair.mention if settings.ignores_qualifier else pair.congruence
            return one - pair.same_one + other - pair.same_other + both
    return 1


def _length(cells: dict[str, Cell]) -> int:
    """The square of the row's length as a vector."""
    return sum(part * part for cell in cells.values() for part in cell.parts)
