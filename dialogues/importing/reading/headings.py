"""Which table a sheet is, and which of its columns is which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from dialogues.exporting.tables import TABLES, Table, table_named
from dialogues.importing.problems import Problem, excerpt
from dialogues.importing.reading.grid import Grid, is_empty
from dialogues.importing.reading.names import NOTES, continued, levelled, nearest

#: The column in which refused rows come back with their reasons; read over.
WHY_REFUSED = "why_refused"


@dataclass(frozen=True)
class Headings:
    """``columns``: for each place its column and which piece of its text it holds."""

    row: int
    columns: dict[int, tuple[str, int]]
    letters: dict[str, str]


def table_of(grid: Grid, noun: str, *, alone: bool) -> tuple[Table | None, Problem | None]:
    """The table that a sheet is: the one asked for, the one of its name, or that of its headings."""
    table = table_named(noun) if noun and alone else table_named(levelled(grid.name))
    if table is None and alone:
        table = _by_headings(grid)
    if table is not None:
        return table, None
    names = [known.name for known in TABLES]
    told = _("There is no table “%(name)s”. Name the sheet or the file after its table.")
    return None, Problem(
        told % {"name": excerpt(grid.name)},
        table=excerpt(grid.name),
        allowed=", ".join(names),
        nearest=nearest(levelled(grid.name), names),
    )


def is_notes(grid: Grid) -> bool:
    return levelled(grid.name) in NOTES


def read_headings(table: Table, grid: Grid) -> tuple[Headings, list[Problem]]:
    number, cells = grid.rows[0]
    places: dict[int, tuple[str, int]] = {}
    problems: list[Problem] = []
    for place, cell in enumerate(cells):
        name, problem = _heading(table, cell, places.values(), number, place)
        if name:
            places[place] = name
        if problem:
            problems.append(problem)
    problems += _nameless(table, grid, cells)
    problems += _without_key(table, places, number)
    letters = {name: get_column_letter(place + 1) for place, (name, _p) in places.items()}
    return Headings(number, places, letters), problems


def _heading(
    table: Table, cell: Any, taken: Iterable[tuple[str, int]], row: int, place: int
) -> tuple[tuple[str, int] | None, Problem | None]:
    if is_empty(cell):
        return None, None
    found = _known(table, cell)
    if found is None:
        return None, _unknown(table, cell, row, place)
    if found in taken:
        told = _("The heading “%(name)s” stands here twice; keep one of the two columns.")
        at = get_column_letter(place + 1)
        return None, Problem(told % {"name": excerpt(cell)}, table.name, row, at, excerpt(cell))
    return found, None


def _known(table: Table, cell: Any) -> tuple[str, int] | None:
    wanted = levelled(cell)
    names = {levelled(name): name for name in [*table.headings, WHY_REFUSED]}
    labels = {levelled(c.label): c.name for c in (*table.columns, *table.told)}
    if wanted in names or wanted in labels:
        return names.get(wanted) or labels[wanted], 1
    stem, piece = continued(wanted)
    return (names[stem], piece) if stem in names and piece > 1 else None


def _unknown(table: Table, cell: Any, row: int, place: int) -> Problem:
    told = _("“%(name)s” is no column of the table “%(table)s”.")
    return Problem(
        told % {"name": excerpt(cell), "table": table.name},
        table.name,
        row,
        get_column_letter(place + 1),
        excerpt(cell),
        ", ".join(table.headings),
        nearest(levelled(cell), table.headings),
    )


def _nameless(table: Table, grid: Grid, cells: Sequence[Any]) -> list[Problem]:
    """Values below no heading would be lost unseen."""
    named = {place for place, cell in enumerate(cells) if not is_empty(cell)}
    seen: dict[int, int] = {}
    for number, row in grid.rows[1:]:
        for place, cell in enumerate(row):
            if place not in named and place not in seen and not is_empty(cell):
                seen[place] = number
    told = _("There is a value here, but its column has no heading.")
    return [
        Problem(told, table.name, number, get_column_letter(place + 1))
        for place, number in sorted(seen.items())
    ]


def _without_key(table: Table, places: dict[int, tuple[str, int]], row: int) -> list[Problem]:
    """A number or slug may be left out, but not whose part a row is."""
    if not table.owner or (table.owner, 1) in places.values():
        return []
    told = _("The column “%(name)s” is missing: it says whose part each row is.")
    return [Problem(told % {"name": table.owner}, table.name, row, allowed=", ".join(table.names))]


def _by_headings(grid: Grid) -> Table | None:
    """The table that knows all the headings, if one alone does."""
    if not grid.rows:
        return None
    cells = [cell for cell in grid.rows[0][1] if not is_empty(cell)]
    fitting = [table for table in TABLES if all(_known(table, cell) for cell in cells)]
    fitting = [
        t for t in fitting if not t.owner or any(_known(t, c) == (t.owner, 1) for c in cells)
    ]
    return fitting[0] if len(fitting) == 1 else None
