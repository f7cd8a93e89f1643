"""One XLSX workbook, a sheet a table; long texts go on in further columns of the same row."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from dialogues.exporting.tables.catalogue import TABLES
from dialogues.exporting.tables.cells import pieces, workbook_value
from dialogues.exporting.tables.csv_files import Report
from dialogues.exporting.tables.keys import Keys
from dialogues.exporting.tables.rows import table_rows
from dialogues.exporting.tables.scope import Scope
from dialogues.exporting.tables.table import Kind, Table, Value

Rows = Iterable[Sequence[Value]]
WIDE, NARROW = 48, 18


def write_workbook(file: IO[bytes], scope: Scope, report: Report = lambda name, rows: None) -> None:
    keys = Keys()
    book = Workbook(write_only=True)
    for table in TABLES:
        report(table.name, _add_table(book, table, scope, keys))
    book.save(file)


def write_sheets(file: IO[bytes], sheets: Iterable[tuple[str, Sequence[str], Any]]) -> None:
    """A workbook of sheets given by their name, their headings and their rows."""
    book = Workbook(write_only=True)
    for name, headings, rows in sheets:
        add_sheet(book, name, headings, partial(_given, rows), frozenset())
    book.save(file)


def add_sheet(
    book: Any, name: str, headings: Sequence[str], rows: Callable[[], Rows], wide: frozenset[str]
) -> int:
    """``rows`` is asked twice: first how many cells the longest text of a column needs."""
    cells = _cells_needed(rows(), len(headings))
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "B2"
    titles = list(_titles(headings, cells))
    for number, title in enumerate(titles):
        letter = get_column_letter(number + 1)
        sheet.column_dimensions[letter].width = WIDE if title in wide else NARROW
    sheet.append([_bold(sheet, title) for title in titles])
    count = 0
    for row in rows():
        sheet.append(list(_spread(row, cells)))
        count += 1
    return count


def _given(rows: Rows) -> Rows:
    return rows


def _add_table(book: Any, table: Table, scope: Scope, keys: Keys) -> int:
    names = table.headings
    wide = frozenset(c.name for c in (*table.columns, *table.told) if c.kind is Kind.TEXT)

    def rows() -> Rows:
        return ([row[name] for name in names] for row in table_rows(table, scope, keys))

    return add_sheet(book, table.name, names, rows, wide)


def _cells_needed(rows: Rows, columns: int) -> list[int]:
    needed = [1] * columns
    for row in rows:
        for number, value in enumerate(row):
            if isinstance(value, str) and len(value) > 4_000:
                needed[number] = max(needed[number], len(pieces(value)))
    return needed


def _titles(headings: Sequence[str], cells: Sequence[int]) -> Iterator[str]:
    for heading, needed in zip(headings, cells, strict=True):
        yield heading
        yield from (f"{heading}_{number}" for number in range(2, needed + 1))


def _spread(row: Sequence[Value], cells: Sequence[int]) -> Iterator[Any]:
    for value, needed in zip(row, cells, strict=True):
        if isinstance(value, str):
            written: list[Any] = pieces(value) if value else [None]
        else:
            written = [workbook_value(value)]
        yield from written
        yield from [None] * (needed - len(written))


def _bold(sheet: Any, title: str) -> Any:
    cell = WriteOnlyCell(sheet, title)
    cell.font = Font(bold=True)
    return cell
