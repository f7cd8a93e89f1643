"""Any file of tables, read into rows whose cells are known by their column."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dialogues.exporting.tables import Table
from dialogues.exporting.tables.cells import unguard
from dialogues.importing.limits import LARGEST_FILE
from dialogues.importing.problems import FileRefused, Problem
from dialogues.importing.reading import archives
from dialogues.importing.reading.csv_files import read_archive, read_csv
from dialogues.importing.reading.grid import Grid, Meter, UnusableCell, is_empty
from dialogues.importing.reading.headings import (
    WHY_REFUSED,
    Headings,
    is_notes,
    read_headings,
    table_of,
)
from dialogues.importing.reading.workbooks import read_workbook

ZIP, OLD_EXCEL = b"PK", b"\xd0\xcf\x11\xe0"
#: What a workbook's archive holds, and no other.
WORKBOOK_PART = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row. ``cells`` holds the columns that the sheet has; a filled cell is text, a number,
    a day, a flag or an ``UnusableCell``, an empty one is ``None``.
    """

    table: Table
    number: int
    cells: dict[str, Any]


@dataclass(frozen=True)
class ReadFile:
    """``format``: csv, zip or xlsx. ``read_as``: the encodings, where there was a choice."""

    rows: list[ReadRow]
    format: str
    read_as: tuple[str, ...]

    @property
    def tables(self) -> list[Table]:
        return list(dict.fromkeys(row.table for row in self.rows))


def read(name: str, content: bytes, noun: str = "") -> ReadFile:
    """Read a file of one table (``noun``, unless its name or headings tell) or of several.

    Raises ``FileRefused``.
    """
    _require_size(content)
    grids, kind, read_as = _grids(name, content)
    filled = [grid for grid in grids if grid.rows and not is_notes(grid)]
    if not filled:
        raise FileRefused(_("There is nothing in this file: no headings and no rows."))
    found = [_sheet(grid, noun, alone=len(filled) == 1) for grid in filled]
    problems = [problem for _rows, told in found for problem in told]
    problems += _twice(found)
    if problems:
        raise FileRefused(problems)
    return ReadFile([row for rows, _told in found for row in rows], kind, tuple(read_as))


def _require_size(content: bytes) -> None:
    if len(content) > LARGEST_FILE:
        raise FileRefused(
            _("The file has %(size)s MB; at most %(limit)s MB are allowed. Send it in parts.")
            % {"size": len(content) // 1_048_576, "limit": LARGEST_FILE // 1_048_576}
        )
    if not content:
        raise FileRefused(_("The file is empty."))
    if content.startswith(OLD_EXCEL):
        raise FileRefused(
            _("This is an old Excel file (.xls), or one with a password. Save it as .xlsx.")
        )


def _grids(name: str, content: bytes) -> tuple[list[Grid], str, list[str]]:
    meter = Meter()
    if not content.startswith(ZIP):
        grid, encoding = read_csv(name, content, meter)
        return [grid], "csv", [encoding]
    if WORKBOOK_PART in archives.opened(content).namelist():
        return read_workbook(content, meter), "xlsx", []
    grids, encodings = read_archive(content, meter)
    return grids, "zip", sorted(set(encodings))


def _sheet(grid: Grid, noun: str, *, alone: bool) -> tuple[list[ReadRow], list[Problem]]:
    table, problem = table_of(grid, noun, alone=alone)
    if table is None:
        return [], [problem] if problem else []
    headings, problems = read_headings(table, grid)
    if problems:
        return [], problems
    return [_row(table, headings, number, row) for number, row in grid.rows[1:]], []


def _twice(found: Iterable[tuple[list[ReadRow], Any]]) -> list[Problem]:
    names = [rows[0].table.name for rows, _told in found if rows]
    return [
        Problem(
            _("Two sheets or files are the table “%(name)s”; join them.") % {"name": name}, name
        )
        for name in sorted({name for name in names if names.count(name) > 1})
    ]


def _row(table: Table, headings: Headings, number: int, row: list[Any]) -> ReadRow:
    pieces: dict[str, list[tuple[int, Any]]] = {}
    for place, (name, piece) in headings.columns.items():
        cell = row[place] if place < len(row) else None
        pieces.setdefault(name, []).append((piece, _taken(cell)))
    pieces.pop(WHY_REFUSED, None)
    return ReadRow(table, number, {name: _joined(found) for name, found in pieces.items()})


def _taken(cell: Any) -> Any:
    """White space alone is nothing, as in the forms."""
    if is_empty(cell):
        return None if cell is None or cell == "" else cell
    return unguard(cell) if isinstance(cell, str) else cell


def _joined(pieces: list[tuple[int, Any]]) -> Any:
    filled = [cell for _piece, cell in sorted(pieces, key=lambda pair: pair[0]) if cell is not None]
    if len(filled) < 2:
        return filled[0] if filled and not _is_blank(filled[0]) else None
    unusable = next((cell for cell in filled if isinstance(cell, UnusableCell)), None)
    return unusable or "".join(str(cell) for cell in filled)


def _is_blank(cell: Any) -> bool:
    return isinstance(cell, str) and not cell.strip()
