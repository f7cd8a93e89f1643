"""Rows as they stand in a sheet, whatever kind of file it is, counted against the limits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _

from dialogues.importing.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from dialogues.importing.problems import FileRefused, Problem


class Unusable(Enum):
    """A cell whose content is no value."""

    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class UnusableCell:
    kind: Unusable
    written: str

    def __str__(self) -> str:
        return self.written


@dataclass(frozen=True)
class Grid:
    """A sheet: its name and its rows with the spreadsheet's own numbers; empty ones left out."""

    name: str
    rows: list[tuple[int, list[Any]]]


class Meter:
    """Counts rows and cells of a whole file, and refuses it once there are too many."""

    def __init__(self) -> None:
        self.rows = self.cells = 0

    def measured(self, name: str, rows: Iterable[Any]) -> Iterator[tuple[int, list[Any]]]:
        for number, row in enumerate(rows, 1):
            self.rows += 1
            self._require(self.rows <= MOST_ROWS, name, _too_many_rows())
            filled = _without_empty_end(row)
            self.cells += len(filled)
            self._require(self.cells <= MOST_CELLS, name, _too_many_cells())
            self._require(len(filled) <= MOST_COLUMNS, name, _too_many_columns())
            if filled:
                yield number, filled

    def _require(self, holds: bool, name: str, message: str) -> None:
        if not holds:
            raise FileRefused([Problem(message, table=name)])


def is_empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _without_empty_end(row: Iterable[Any]) -> list[Any]:
    cells = list(row)
    while cells and is_empty(cells[-1]):
        cells.pop()
    return cells


def _too_many_rows() -> str:
    return _("The file has more than %(limit)s rows; send it in parts.") % {"limit": MOST_ROWS}


def _too_many_cells() -> str:
    return _("The file has more than %(limit)s filled cells; send it in parts.") % {
        "limit": MOST_CELLS
    }


def _too_many_columns() -> str:
    return _("A row has more than %(limit)s columns; a table has far fewer.") % {
        "limit": MOST_COLUMNS
    }
