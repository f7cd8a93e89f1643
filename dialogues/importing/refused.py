"""The rows that were not taken, in the form in which they came, with the reasons in a column."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any

from dialogues.exporting.tables import Table
from dialogues.exporting.tables.cells import csv_cell
from dialogues.exporting.tables.csv_files import write_lines
from dialogues.exporting.tables.workbook import write_sheets
from dialogues.importing.problems import Problem
from dialogues.importing.reading import ReadRow
from dialogues.importing.reading.headings import WHY_REFUSED

Refused = list[tuple[ReadRow, list[Problem]]]
Sheet = tuple[str, list[str], list[list[Any]]]


def as_file(refused: Refused, kind: str) -> bytes:
    """``kind`` as of the file that was read: csv, zip or xlsx."""
    file = io.BytesIO()
    sheets = [_sheet(table, rows) for table, rows in _by_table(refused)]
    if kind == "xlsx":
        write_sheets(file, sheets)
    elif kind == "zip":
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for sheet in sheets:
                archive.writestr(f"{sheet[0]}.csv", _csv(sheet))
    else:
        file.write(b"".join(_csv(sheet) for sheet in sheets))
    return file.getvalue()


def _by_table(refused: Refused) -> list[tuple[Table, Refused]]:
    found: dict[str, tuple[Table, Refused]] = {}
    for row, problems in refused:
        found.setdefault(row.table.name, (row.table, []))[1].append((row, problems))
    return list(found.values())


def _sheet(table: Table, refused: Refused) -> Sheet:
    given = {name for row, _problems in refused for name in row.cells}
    names = [name for name in table.headings if name in given]
    rows = [[*(_cell(row.cells.get(name)) for name in names), _why(told)] for row, told in refused]
    return table.name, [*names, WHY_REFUSED], rows


def _csv(sheet: Sheet) -> bytes:
    file = io.BytesIO()
    _name, headings, rows = sheet
    write_lines(file, headings, ([csv_cell(value) for value in row] for row in rows))
    return file.getvalue()


def _cell(cell: Any) -> Any:
    """What is no plain value comes back as the text that stood there."""
    return cell if cell is None or isinstance(cell, (str, int, bool)) else str(cell)


def _why(problems: Iterable[Problem]) -> str:
    return " ".join(_told(problem) for problem in problems)


def _told(problem: Problem) -> str:
    parts = [f"{problem.column}: {problem.message}" if problem.column else problem.message]
    if problem.nearest:
        parts.append(f"→ {problem.nearest}?")
    if problem.allowed:
        parts.append(f"({problem.allowed})")
    return " ".join(parts)
