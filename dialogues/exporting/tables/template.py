"""Tables to fill: headings without rows, allowed values to choose from, and a sheet of notes."""

from collections.abc import Iterable, Iterator
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from dialogues.exporting.tables.csv_files import write_lines
from dialogues.exporting.tables.table import Column, Kind, Table
from dialogues.exporting.tables.workbook import NARROW, WIDE

NOTES = "notes"
#: A list of values that a spreadsheet offers may be this long, in characters.
LONGEST_OFFER = 250
#: Rows in which values are offered.
OFFERED_IN = 2_000


def write_template(file: IO[bytes], tables: Iterable[Table]) -> None:
    """A workbook with one empty sheet a table, and the notes."""
    wanted = list(tables)
    book = Workbook()
    notes = book.active
    notes.title = NOTES
    _fill_notes(notes, wanted)
    for table in wanted:
        _add_sheet(book, table)
    book.save(file)


def write_csv_template(file: IO[bytes], table: Table) -> None:
    write_lines(file, table.names, [])


def general_notes() -> list[str]:
    """What holds for all tables."""
    return [
        _(
            "One sheet, or one CSV file, is one table; it is known by its name. Sheets that are "
            "not needed may be left out. The first row holds the headings, in any order."
        ),
        _(
            "A record is named by its slug, a position by the slug of its conference and its "
            "number, such as valdai-jiia-2021/12. Where a record is referred to, its exact name "
            "does as well."
        ),
        _(
            "A row whose record is stored already changes it; the plan shows what, before "
            "anything is written. Columns that are left out stay as they are. An empty cell "
            "empties the field, where it may be empty."
        ),
        _("Nothing is deleted by an import: records and parts that no row names stay."),
        _(
            "New records are drafts. A published record stays as it is for the public: what is "
            "imported waits as its next version. The columns status, withdrawn_reason, state and "
            "words are for reading; they are not imported."
        ),
        _(
            "version: where it is filled, the row is refused if the record was changed since the "
            "export."
        ),
        _(
            "Lists, such as topics, are parted by semicolons. Days are written year-month-day. "
            "A text too long for one cell goes on in further columns: text, text_2, text_3."
        ),
        _(
            "A text that begins with = + - @ or an apostrophe has an apostrophe before it, so that "
            "no spreadsheet takes it for a formula; the import takes it off again."
        ),
    ]


def column_notes(tables: Iterable[Table]) -> Iterator[tuple[str, str, str, str, str]]:
    """Table, column, whether it must be filled, what it holds, and what is allowed."""
    for table in tables:
        for column in table.columns:
            needed = column.is_needed or (column.name in table.key and column.name != "slug")
            needed = needed and not column.field.has_default()
            yield (
                table.name,
                column.name,
                _("yes") if needed else "",
                " ".join(filter(None, [_capitalised(column.label), _help(column)])),
                allowed(column),
            )


def allowed(column: Column) -> str:
    """What a cell of this column may hold, in a few words."""
    if column.kind is Kind.CHOICE:
        return ", ".join(column.values)
    if column.kind in (Kind.REFERENCE, Kind.LIST):
        what = str(column.refers_to._meta.verbose_name)
        told = _("%(what)s: its key or its exact name")
        if column.kind is Kind.LIST:
            told = _("%(what)s: keys or exact names, parted by semicolons")
        return told % {"what": what}
    return {
        Kind.FLAG: "true, false",
        Kind.DAY: _("year-month-day, such as 2021-04-15"),
        Kind.NUMBER: _("a whole number"),
    }.get(column.kind, "")


def _help(column: Column) -> str:
    text = str(column.field.help_text or "")
    return f"– {text}" if text else ""


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fill_notes(sheet: Any, tables: list[Table]) -> None:
    for line in general_notes():
        sheet.append([line])
        row = sheet.max_row
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=5)
        sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = 15 * (1 + len(line) // 150)
    sheet.append([])
    sheet.append([_("table"), _("column"), _("must be filled"), _("what it holds"), _("allowed")])
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    for note in column_notes(tables):
        sheet.append(note)
        for cell in sheet[sheet.max_row]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCDE", (24, 22, 12, 60, 60), strict=True):
        sheet.column_dimensions[letter].width = width


def _add_sheet(book: Any, table: Table) -> None:
    sheet = book.create_sheet(table.name)
    sheet.append(list(table.names))
    sheet.freeze_panes = "A2"
    for number, column in enumerate(table.columns, 1):
        letter = get_column_letter(number)
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[letter].width = WIDE if column.kind is Kind.TEXT else NARROW
        offer = ",".join(_offered(column))
        if offer and len(offer) <= LONGEST_OFFER:
            rule = DataValidation(type="list", formula1=f'"{offer}"', allow_blank=True)
            rule.add(f"{letter}2:{letter}{OFFERED_IN}")
            sheet.add_data_validation(rule)


def _offered(column: Column) -> list[str]:
    if column.kind is Kind.FLAG:
        return ["true", "false"]
    return list(column.values) if column.kind is Kind.CHOICE else []
