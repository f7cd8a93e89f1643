"""The tables of a comparison as plain records, for files and for the API: matrix, board, shifts."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from dialogues.analysis.convergence import Entry
from dialogues.analysis.shifts import Shift
from dialogues.analysis.stances import SPECTRUM
from dialogues.exporting.csv_lines import Column
from dialogues.filters.comparing import CompareQuestion

Record = dict[str, Any]


def matrix_records(question: CompareQuestion) -> Iterator[Record]:
    """A record for each cell, and one for what stands apart on a topic."""
    for row in question.matrix.rows:
        for cell in row.cells:
            counts = {part.stance: part.count for part in cell.stances.segments}
            yield {
                "topic": row.topic.slug,
                "side": cell.side.key,
                "side_label": cell.side.label,
                "n": cell.n,
                **{str(stance): counts.get(stance, 0) for stance in SPECTRUM},
                "elsewhere": cell.elsewhere,
                "apart": len(row.apart),
                "positions": [claim.position for claim in cell.claims],
            }


def board_records(entries: Iterable[Entry]) -> Iterator[Record]:
    for entry in entries:
        verdict, found = entry.verdict, entry.verdict.evidence
        yield {
            "topic": entry.row.topic.slug,
            "left": entry.left.side.key,
            "right": entry.right.side.key,
            "outcome": str(verdict.outcome),
            "basis": str(verdict.basis),
            "share": rounded(verdict.share),
            "lowest": rounded(verdict.lowest),
            "highest": rounded(verdict.highest),
            "fragile": verdict.is_fragile,
            "left_n": found.left,
            "right_n": found.right,
            "left_comparable": found.left_comparable,
            "right_comparable": found.right_comparable,
            "pairs_same": found.same,
            "pairs_contrary": found.contrary,
            "agrees": found.agrees,
            "opposes": found.opposes,
            "qualifies": found.qualifies,
            "responds": found.responds,
            "reason": str(verdict.reason),
            "facing": list(entry.facing) if entry.facing else [],
        }


def shift_records(question: CompareQuestion, found: Iterable[Shift]) -> Iterator[Record]:
    for shift in found:
        yield {
            "topic": question.tree.topics[shift.topic].slug,
            "side": shift.side.key,
            "change": str(shift.change),
            "basis": "recorded" if shift.recorded else "stances",
            "same_holder": shift.same_holder,
            "earlier": shift.earlier,
            "later": shift.later,
            "earlier_n": shift.then,
            "later_n": shift.now,
        }


def rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


MATRIX_COLUMNS = [
    Column("topic", "topic", help=_("with its narrower topics")),
    Column("side", "side"),
    Column("side_label", "side_label"),
    Column("n", "n", help=_("positions that the side holds alone")),
    *(Column(str(stance), str(stance)) for stance in SPECTRUM),
    Column("elsewhere", "elsewhere", help=_("of n, only reported from elsewhere")),
    Column("apart", "apart", help=_("positions on the topic in no column")),
    Column("positions", "positions"),
]
BOARD_COLUMNS = [
    Column(name, name)
    for name in (
        "topic", "left", "right", "outcome", "basis", "share", "lowest", "highest", "fragile",
        "left_n", "right_n", "left_comparable", "right_comparable", "pairs_same",
        "pairs_contrary", "agrees", "opposes", "qualifies", "responds", "reason", "facing",
    )
]  # fmt: skip
SHIFT_COLUMNS = [
    Column(name, name)
    for name in (
        "topic", "side", "change", "basis", "same_holder", "earlier", "later", "earlier_n",
        "later_n",
    )
]  # fmt: skip
