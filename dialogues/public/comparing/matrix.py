"""The matrix as it is printed: each cell with its address, the opened one with its words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.analysis.comparison import APART, Cell, Matrix, Row
from dialogues.analysis.convergence import Entry
from dialogues.analysis.groupings import SideKind
from dialogues.filters.comparing import CompareQuestion
from dialogues.models import Position
from dialogues.public.comparing.addresses import CompareAddresses
from dialogues.public.comparing.board import SIGNS

#: Positions of an opened cell that print their words.
MOST_OPENED = 20
#: Why positions stand in no column; an own side is one that was not chosen.
IN_NO_COLUMN: dict[SideKind, Callable[[int], str]] = {
    SideKind.COUNTRY: lambda n: ngettext("%(n)d of another side", "%(n)d of other sides", n),
    SideKind.JOINT: lambda n: ngettext(
        "%(n)d held by several sides jointly", "%(n)d held by several sides jointly", n
    ),
    SideKind.COUNTRY_UNSTATED: lambda n: ngettext(
        "%(n)d whose holder’s side is not stated", "%(n)d whose holders’ side is not stated", n
    ),
    SideKind.ANONYMOUS: lambda n: ngettext(
        "%(n)d of an anonymous participant", "%(n)d of anonymous participants", n
    ),
    SideKind.UNATTRIBUTED: lambda n: ngettext("%(n)d unattributed", "%(n)d unattributed", n),
}


@dataclass(frozen=True)
class CellView:
    cell: Cell
    url: str
    opened: bool


@dataclass(frozen=True)
class OpenedCell:
    """``more``: how many are not printed here."""

    label: str
    positions: list[Position]
    n: int
    list_url: str
    close_url: str

    @property
    def more(self) -> int:
        return self.n - len(self.positions)


@dataclass(frozen=True)
class RowView:
    """``entry``: what the board says of the topic, where there are only two sides."""

    row: Row
    cells: list[CellView]
    apart_url: str
    apart_opened: bool
    narrower_url: str
    opened: OpenedCell | None
    entry: Entry | None

    @property
    def sign(self) -> str:
        return SIGNS[self.entry.outcome] if self.entry else ""


def row_views(
    question: CompareQuestion, positions: Mapping[int, Position], addresses: CompareAddresses
) -> list[RowView]:
    entries = {id(entry.row): entry for entry in question.board if len(question.sides) == 2}
    return [
        RowView(
            row,
            [_cell_view(question, row, cell, addresses) for cell in row.cells],
            addresses.cell(row, APART),
            question.cell == (row.topic, APART),
            addresses.narrower(row),
            _opened(question, row, positions, addresses),
            entries.get(id(row)),
        )
        for row in question.matrix.rows
    ]


def apart_in_words(matrix: Matrix) -> list[str]:
    """How many positions on the topics stand in no column, and why."""
    return [IN_NO_COLUMN[kind](count) % {"n": count} for kind, count in matrix.apart]


def _cell_view(
    question: CompareQuestion, row: Row, cell: Cell, addresses: CompareAddresses
) -> CellView:
    key = cell.side.key
    return CellView(cell, addresses.cell(row, key), question.cell == (row.topic, key))


def _opened(
    question: CompareQuestion,
    row: Row,
    positions: Mapping[int, Position],
    addresses: CompareAddresses,
) -> OpenedCell | None:
    cell = question.cell
    if cell is None or cell.topic != row.topic:
        return None
    side = next((one for one in question.columns if one.key == cell.key), None)
    keys = [claim.position for claim in question.claims_of_cell()]
    return OpenedCell(
        side.label if side else _("Apart from these sides"),
        [positions[key] for key in keys[:MOST_OPENED] if key in positions],
        len(keys),
        addresses.listed(row.topic, side) if side and not side.is_other else "",
        addresses.closed(),
    )
