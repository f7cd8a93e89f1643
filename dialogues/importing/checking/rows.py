"""A row's values by column, and what is wrong with its cells."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from dialogues.exporting.tables import Column
from dialogues.exporting.tables.table import Kind, Value
from dialogues.importing.checking.directory import Directory
from dialogues.importing.checking.values import LEFT, WrongCell, value_of, whole_number
from dialogues.importing.problems import Problem, excerpt
from dialogues.importing.reading import ReadRow


@dataclass
class CheckedRow:
    """``values`` holds the columns of the sheet that say something; of a new row all that count."""

    row: ReadRow
    values: dict[str, Value] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def key(self) -> tuple[Any, ...]:
        return self.row.table.key_of(self.values)

    def add_problem(
        self, message: str, column: str = "", *, allowed: str = "", nearest: str = ""
    ) -> None:
        self.problems.append(problem_of(self.row, message, column, allowed, nearest))


def problem_of(
    row: ReadRow, message: str, column: str = "", allowed: str = "", nearest: str = ""
) -> Problem:
    cell = row.cells.get(column)
    value = "" if cell is None else excerpt(cell)
    return Problem(message, row.table.name, row.number, column, value, allowed, nearest)


def check(
    row: ReadRow,
    directory: Directory,
    known: Mapping[str, Value] = MappingProxyType({}),
    only: Collection[str] | None = None,
) -> CheckedRow:
    """The values of a row; ``known`` ones, such as whose part it is, were found out before."""
    checked = CheckedRow(row, dict(known))
    for column in row.table.columns:
        asked = only is None or column.name in only
        if asked and column.name not in known and column.name in row.cells:
            _check_cell(checked, column, directory)
    for name in row.table.key:
        _complete_key(checked, row.table.column(name))
    return checked


def version_of(row: ReadRow) -> int | None:
    """The version that the row was exported from; ``None`` where it does not say."""
    cell = row.cells.get("version")
    return None if cell is None else whole_number(None, cell)


def _check_cell(checked: CheckedRow, column: Column, directory: Directory) -> None:
    try:
        value = value_of(column, checked.row.cells[column.name], directory)
    except WrongCell as wrong:
        checked.add_problem(
            wrong.message, column.name, allowed=wrong.allowed, nearest=wrong.nearest
        )
    else:
        if value is not LEFT:
            checked.values[column.name] = value  # type: ignore[assignment]


def _complete_key(checked: CheckedRow, column: Column) -> None:
    """What tells rows apart must be there: a default (a role, the first place), or it is asked."""
    if checked.values.get(column.name) is not None:
        return
    if any(problem.column == column.name for problem in checked.problems):
        return
    if column.field.has_default():
        checked.values[column.name] = column.field.get_default()
    elif column.kind is Kind.LINE and column.field.blank:
        checked.values[column.name] = ""
    else:
        checked.add_problem(_("This must be filled: it tells the rows apart."), column.name)
