"""Comma-separated files after RFC 4180: UTF-8, CR LF, a header line, one record a row."""

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

#: A cell that begins so is a formula to a spreadsheet; the full-width signs are one to some.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
GUARD = "'"
SEPARATOR = "; "

Record = dict[str, Any]


class CellKind(Enum):
    """What a column’s text means to a spreadsheet that knows types."""

    PLAIN = "plain"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True)
class Column:
    """One column: its name, the record's field that it is read from, and how.

    ``help`` says what a name alone does not; ``kind`` matters in workbooks only.
    """

    name: str
    field: str
    read: Callable[[Any], Any] = lambda value: value
    help: Any = ""
    kind: CellKind = CellKind.PLAIN


def csv_lines(chunks: Iterable[Iterable[Record]], columns: Sequence[Column]) -> Iterator[str]:
    """The header, then the rows of each chunk in one piece."""
    yield _lines([[column.name for column in columns]])
    for records in chunks:
        yield _lines([_cells(record, columns) for record in records])


def of_fields(columns: Iterable[Column], fields: Collection[str]) -> list[Column]:
    """The columns that are read from the named fields."""
    return [column for column in columns if column.field in fields]


def cell(value: Any) -> str:
    """A value as a spreadsheet's cell: lists joined, nothing for ``None``, text never a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return guarded(SEPARATOR.join("" if item is None else str(item) for item in value))
    return guarded(value) if isinstance(value, str) else str(value)


def guarded(text: str) -> str:
    return GUARD + text if text.startswith(FORMULA_SIGNS) else text


def at(*path: str) -> Callable[[Any], Any]:
    """Reads an object's property, or a property of its property; ``None`` where there is none."""

    def read(value: Any) -> Any:
        for name in path:
            value = value[name] if value is not None else None
        return value

    return read


def each(*path: str) -> Callable[[list[Any]], list[Any]]:
    """Reads the property of every object in a list."""
    read = at(*path)
    return lambda values: [read(value) for value in values]


def _cells(record: Record, columns: Sequence[Column]) -> list[str]:
    return [cell(column.read(record[column.field])) for column in columns]


def _lines(rows: Iterable[Sequence[str]]) -> str:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return lines.getvalue()
