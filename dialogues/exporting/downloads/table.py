"""What a table of the bulk files is: its columns, what they mean, and what they refer to."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

Row = tuple[Any, ...]


class Type(StrEnum):
    """After Table Schema: what a column holds in every format."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"


@dataclass(frozen=True)
class Field:
    """``to``: the table whose key this column holds. ``choices``: the vocabulary of its values."""

    name: str
    description: Any
    type: Type = Type.STRING
    to: str = ""
    choices: Any = None
    required: bool = True
    unique: bool = False


@dataclass(frozen=True)
class Table:
    """``read`` makes the rows that a record gives, in the order of ``fields``.

    ``joint``: a key of several columns in another table, with that table. ``searched``: columns
    that the SQLite file finds words in. ``facets``: columns worth counting by. ``label``: the
    column that names a row to a reader.
    """

    name: str
    title: Any
    description: Any
    fields: Sequence[Field]
    key: tuple[str, ...]
    read: Callable[[Any], Iterable[Row]]
    joint: tuple[tuple[str, ...], str] | None = None
    searched: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    label: str = ""

    @property
    def columns(self) -> list[str]:
        return [field.name for field in self.fields]

    @property
    def references(self) -> list[Field]:
        return [field for field in self.fields if field.to]


@dataclass(frozen=True)
class Source:
    """One noun’s public rows and the tables they fill; ``chunk`` rows with parts are in memory."""

    rows: Callable[[], QuerySet[Any]]
    tables: Sequence[Table]
    chunk: int = 200


def numbered(parts: Iterable[Any]) -> Iterable[tuple[int, Any]]:
    """The parts of a record with their place in its list, from 1."""
    return enumerate(parts, start=1)


def moment(at: datetime.datetime) -> str:
    """As the API writes a time: ISO 8601 in UTC."""
    return at.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")


def day(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None


def slug_of(record: Any) -> str | None:
    """What names a record to others; nothing where there is none or it is not public."""
    return record.slug if record is not None else None
