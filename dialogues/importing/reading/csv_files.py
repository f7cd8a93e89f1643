"""Comma-separated files; semicolons and tabs separate as well."""

import csv
import io
from collections.abc import Iterator
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from dialogues.exporting.tables.catalogue import TABLES
from dialogues.importing.limits import LARGEST_UNPACKED
from dialogues.importing.problems import FileRefused, Problem
from dialogues.importing.reading import archives
from dialogues.importing.reading.encodings import decode
from dialogues.importing.reading.grid import Grid, Meter
from dialogues.importing.reading.names import levelled

SEPARATORS = (",", ";", "\t")
HEADINGS = frozenset(levelled(name) for table in TABLES for name in table.headings)
csv.field_size_limit(LARGEST_UNPACKED)  # a whole document's text stands in one cell


def read_csv(name: str, content: bytes, meter: Meter) -> tuple[Grid, str]:
    """One table, and the encoding that it was read in."""
    text, encoding = decode(content)
    separator = _separator(text)
    stem = PurePosixPath(name.replace("\\", "/")).stem
    try:
        rows = list(meter.measured(stem, _rows(text, separator)))
    except csv.Error as error:
        raise FileRefused(
            [Problem(_("The file is no comma-separated table: %(why)s.") % {"why": error}, stem)]
        ) from error
    return Grid(stem, rows), encoding


def read_archive(content: bytes, meter: Meter) -> tuple[list[Grid], list[str]]:
    """The tables of a zip file of comma-separated files, and each one's encoding."""
    archive = archives.opened(content)
    names = [entry.filename for entry in archive.infolist() if _is_table(entry.filename)]
    if not names:
        raise FileRefused(_("There is no .csv file in this archive, and no workbook."))
    read = [read_csv(name, _entry(archive, name), meter) for name in names]
    return [grid for grid, _encoding in read], [encoding for _grid, encoding in read]


def _is_table(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = path.name.startswith(".") or "__MACOSX" in path.parts
    return path.suffix.lower() in (".csv", ".tsv", ".txt") and not hidden


def _entry(archive: archives.zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except (*archives.DAMAGED, *archives.UNPACKING) as error:
        raise FileRefused(
            _("“%(name)s” in the archive is damaged: it cannot be unpacked.") % {"name": name}
        ) from error


def _separator(text: str) -> str:
    """The one that parts the first line into the most known headings."""
    line = next((line for line in io.StringIO(text[:100_000]) if line.strip(" ,;\t\r\n")), "")
    return max(SEPARATORS, key=lambda separator: _known(line, separator))


def _known(line: str, separator: str) -> int:
    try:
        cells = next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return 0
    return sum(levelled(cell) in HEADINGS for cell in cells)


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)
