"""XLSX workbooks, read row by row. Formulas, error values and merged cells are no values."""

import datetime
import logging
import re
import warnings
from collections.abc import Iterator
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from dialogues.exporting.tables.cells import from_number
from dialogues.importing.problems import FileRefused, Problem, excerpt
from dialogues.importing.reading import archives
from dialogues.importing.reading.grid import Grid, Meter, Unusable, UnusableCell
from dialogues.importing.reading.names import NOTES, levelled

log = logging.getLogger(__name__)
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z0-9:$]{1,30})["']""")
TYPE_DECLARATION = b"<!DOCTYPE"
CHUNK = 1_048_576
OVERLAP = 200
#: Ranges that a problem names.
NAMED = 10


def read_workbook(content: bytes, meter: Meter) -> list[Grid]:
    """Its sheets; raises ``FileRefused`` for what is no sound workbook."""
    archive = archives.opened(content)
    _refuse_declarations(archive)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles that it leaves out
        try:
            return list(_grids(content, meter))
        except FileRefused:
            raise
        except Exception as error:  # whatever a damaged file makes of the reader
            log.info("A workbook could not be read", exc_info=True)
            raise FileRefused(
                _("The file is no sound XLSX workbook (%(why)s). Save it anew and send it again.")
                % {"why": excerpt(error) or type(error).__name__}
            ) from error


def _grids(content: bytes, meter: Meter) -> Iterator[Grid]:
    book = load_workbook(archives.io.BytesIO(content), read_only=True, data_only=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # a file can claim any
        rows = list(meter.measured(sheet.title, _rows(sheet)))
        if rows and levelled(sheet.title) not in NOTES:
            with book._archive.open(sheet._worksheet_path) as source:
                _refuse_merged(sheet.title, source)
        yield Grid(sheet.title, rows)


def _rows(sheet: Any) -> Iterator[list[Any]]:
    for row in sheet.rows:
        yield [_value(cell) for cell in row]


def _value(cell: Any) -> Any:
    value = cell.value
    if cell.data_type == "f":
        return UnusableCell(Unusable.FORMULA, str(getattr(value, "text", value)))
    if cell.data_type == "e":
        return UnusableCell(Unusable.ERROR, str(value))
    if isinstance(value, str):
        return from_number(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value


def _refuse_merged(name: str, source: IO[bytes]) -> None:
    found: list[bytes] = []
    for piece in _overlapping(source):
        found += [match for match in MERGED.findall(piece) if match not in found]
    if found:
        ranges = ", ".join(match.decode("ascii") for match in sorted(found)[:NAMED])
        told = _(
            "Cells are merged in %(ranges)s. Split them, and fill each cell with its own value."
        )
        raise FileRefused([Problem(told % {"ranges": ranges}, table=name)])


def _overlapping(source: IO[bytes]) -> Iterator[bytes]:
    tail = b""
    while piece := source.read(CHUNK):
        yield tail + piece
        tail = piece[-OVERLAP:]


def _refuse_declarations(archive: Any) -> None:
    """No workbook declares a document type; one that does means to define entities."""
    for entry in archive.infolist():
        try:
            with archive.open(entry) as source:
                head = source.read(2_000)
        except (*archives.DAMAGED, *archives.UNPACKING) as error:
            raise FileRefused(
                _("The file is damaged: it cannot be unpacked. Save it anew and send it again.")
            ) from error
        if TYPE_DECLARATION in head.upper().replace(b"\x00", b""):
            raise FileRefused(_("The file declares a document type of its own; no workbook does."))
