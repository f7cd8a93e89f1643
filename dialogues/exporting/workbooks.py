"""XLSX workbooks of records: the columns of the CSV file as typed cells, and a sheet that says
where they come from.

Written row by row into a file on disk, so that a long list costs no more memory than a short one.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from dialogues.exporting.csv_lines import SEPARATOR, CellKind, Column, Record, guarded
from dialogues.exporting.tables.cells import LONGEST_CELL, by_number, units

About = Sequence[tuple[str, Any]]
NARROW, WIDE = 18, 60
#: Columns of running text.
PROSE = ("statement", "quotations", "summary", "description", "scope_note", "text")
#: The first day a spreadsheet counts from; earlier ones are written as text.
FIRST_DAY = datetime.date(1900, 3, 1)
CUT = "… [cut here: a cell holds no more]"
BLOCK = 64 * 1024


def workbook(
    name: str, pages: Iterable[Iterable[Record]], columns: Sequence[Column], about: About
) -> Iterator[bytes]:
    """The bytes of a workbook with the sheets ``name`` and “About”.

    ``about`` is read after the rows are written; to its lines the number of records is added.
    """
    file = TemporaryFile()  # noqa: SIM115 -- closed by whoever reads it to its end
    book = Workbook(write_only=True)
    count = _add_records(book, name, pages, columns)
    _add_about(book, [*about, ("Records", count)])
    book.save(file)
    return _blocks(file)


def typed(value: Any, kind: CellKind = CellKind.PLAIN) -> Any:
    """A value as a cell: numbers, truth and dates as such, lists joined, text never a formula."""
    if isinstance(value, list):
        value = SEPARATOR.join("" if item is None else str(item) for item in value)
    if not isinstance(value, str):
        return value
    if kind is not CellKind.PLAIN and value:
        return _dated(value, kind)
    return _text(value) or None


def _dated(value: str, kind: CellKind) -> Any:
    """Times in UTC without saying so, as spreadsheets know no zones."""
    moment = datetime.datetime.fromisoformat(value)
    if moment.date() < FIRST_DAY:
        return value
    return moment.date() if kind is CellKind.DAY else moment.replace(tzinfo=None, microsecond=0)


def _text(value: str) -> str:
    text = guarded(by_number(value[:LONGEST_CELL]))
    if len(value) <= LONGEST_CELL and units(text) <= LONGEST_CELL:
        return text
    while units(text) > LONGEST_CELL - len(CUT):
        text = text[: len(text) - max(1, (units(text) - LONGEST_CELL + len(CUT)) // 2)]
    return text + CUT


def _add_records(
    book: Any, name: str, pages: Iterable[Iterable[Record]], columns: Sequence[Column]
) -> int:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "B2"
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = WIDE if column.name in PROSE else NARROW
    sheet.append([_bold(sheet, column.name) for column in columns])
    count = 0
    for records in pages:
        for record in records:
            sheet.append([_cell(record, column) for column in columns])
            count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(columns)))}{count + 1}"
    return count


def _cell(record: Record, column: Column) -> Any:
    return typed(column.read(record[column.field]), column.kind)


def _add_about(book: Any, about: About) -> None:
    sheet = book.create_sheet("About")
    sheet.column_dimensions["A"].width = NARROW
    sheet.column_dimensions["B"].width = 2 * WIDE
    for label, value in about:
        cell = WriteOnlyCell(sheet, typed(value))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.append([_bold(sheet, label), cell])


def _bold(sheet: Any, title: Any) -> Any:
    cell = WriteOnlyCell(sheet, typed(str(title)))
    cell.font = Font(bold=True)
    return cell


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while block := file.read(BLOCK):
            yield block
