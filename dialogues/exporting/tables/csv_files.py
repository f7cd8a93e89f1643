"""One comma-separated file a table: UTF-8 with its mark, by which spreadsheets know it."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import IO, Any

from dialogues.exporting.tables.catalogue import TABLES
from dialogues.exporting.tables.cells import csv_cell
from dialogues.exporting.tables.keys import Keys
from dialogues.exporting.tables.rows import table_rows
from dialogues.exporting.tables.scope import Scope
from dialogues.exporting.tables.table import Table

Report = Callable[[str, int], None]


def write_zip(file: IO[bytes], scope: Scope, report: Report = lambda name, rows: None) -> None:
    """All tables, each as a file of the archive."""
    keys = Keys()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in TABLES:
            with archive.open(f"{table.name}.csv", "w") as entry:
                report(table.name, write_table(entry, table, scope, keys))


def write_table(file: IO[bytes], table: Table, scope: Scope, keys: Keys | None = None) -> int:
    """One table; returns how many rows it has."""
    rows = table_rows(table, scope, keys or Keys())
    names = table.headings
    return write_lines(file, names, ([csv_cell(row[name]) for name in names] for row in rows))


def write_lines(file: IO[bytes], names: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    file.write(b"\xef\xbb\xbf")
    lines = -1  # the headings are no row
    for line in _lines(names, rows):
        file.write(line.encode("utf-8", "replace"))
        lines += 1
    return lines


def _lines(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Each row as soon as it is known: a table need not fit into memory."""
    buffer = io.StringIO()
    writer: Any = csv.writer(buffer, lineterminator="\r\n")
    for row in chain([names], rows):
        writer.writerow(row)
        yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
