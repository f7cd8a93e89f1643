"""A table as a packed file: comma-separated, and JSON Lines.

Packed without name and time, so that the same rows give the same bytes.
"""

import csv
import gzip
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dialogues.exporting.csv_lines import cell
from dialogues.exporting.downloads.table import Row, Table
from dialogues.exporting.json_lines import json_lines

Write = Callable[[list[Row]], None]


def csv_name(table: Table) -> str:
    return f"{table.name}.csv.gz"


def json_name(table: Table) -> str:
    return f"{table.name}.jsonl.gz"


@contextmanager
def csv_file(folder: Path, table: Table) -> Iterator[Write]:
    """As all spreadsheets of the site: nothing for ``None``, and text never a formula."""
    with _packed(folder / csv_name(table)) as file:
        _write_lines(file, [tuple(table.columns)])
        yield lambda rows: _write_lines(file, rows)


@contextmanager
def json_file(folder: Path, table: Table) -> Iterator[Write]:
    names = table.columns
    with _packed(folder / json_name(table)) as file:

        def write(rows: list[Row]) -> None:
            records = [dict(zip(names, row, strict=True)) for row in rows]
            file.writelines(piece.encode() for piece in json_lines([records]))

        yield write


@contextmanager
def _packed(path: Path) -> Iterator[gzip.GzipFile]:
    with (
        path.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=raw, mtime=0) as file,
    ):
        yield file


def _write_lines(file: gzip.GzipFile, rows: list[Row]) -> None:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows(
        [cell(value) for value in row] for row in rows
    )
    file.write(lines.getvalue().encode())
