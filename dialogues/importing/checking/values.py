"""A cell as a value of its column; a problem says what is allowed and what is nearest."""

import datetime
import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dialogues.exporting.tables import Column
from dialogues.exporting.tables.table import Kind, Value
from dialogues.importing.checking.directory import Directory
from dialogues.importing.problems import excerpt
from dialogues.importing.reading.grid import Unusable, UnusableCell
from dialogues.importing.reading.names import levelled, nearest

WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,15}")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DOTTED_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
SEPARATOR = ";"
#: Entries that one cell can list.
MOST_LISTED = 300


@dataclass(frozen=True)
class Left:
    """An empty cell of a column that cannot be empty: what is stored stays, a new row's default."""


LEFT = Left()


class WrongCell(Exception):
    def __init__(self, message: str, allowed: str = "", nearest: str = "") -> None:
        self.message, self.allowed, self.nearest = message, allowed, nearest
        super().__init__(message)


def value_of(column: Column, cell: Any, directory: Directory) -> Value | Left:
    """Raises ``WrongCell``."""
    if cell is None:
        return _empty(column)
    if isinstance(cell, UnusableCell):
        raise WrongCell(_unusable(cell))
    if column.kind is Kind.TEXT:
        return _text(cell)
    if column.kind is Kind.REFERENCE:
        return _reference(column, cell, directory)
    if column.kind is Kind.LIST:
        return _list(column, cell, directory)
    return _SIMPLE[column.kind](column, cell)


def whole_number(column: Column | None, cell: Any) -> int:
    text = _text(cell).strip()
    if isinstance(cell, bool) or not WHOLE_NUMBER.fullmatch(text):
        raise WrongCell(_("This is no whole number."), allowed=_("digits only, such as 12"))
    return int(text)


def _empty(column: Column) -> Value | Left:
    field = column.field
    if column.kind is Kind.LIST:
        return ()
    if not field.editable:
        return LEFT
    if field.null:
        return None
    return "" if field.blank and field.empty_strings_allowed else LEFT


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell.isoformat() if isinstance(cell, datetime.date) else str(cell)


def _line(column: Column, cell: Any) -> str:
    return _text(cell).strip()


def _choice(column: Column, cell: Any) -> str:
    wanted = levelled(_text(cell))
    for value, label in column.values.items():
        if wanted in (levelled(value), levelled(label)):
            return value
    near = nearest(wanted, [*column.values, *map(levelled, column.values.values())])
    by_label = {levelled(label): value for value, label in column.values.items()}
    raise WrongCell(
        _("“%(value)s” is none of the allowed values.") % {"value": excerpt(cell)},
        allowed=", ".join(column.values),
        nearest=by_label.get(near, near),
    )


def _flag(column: Column, cell: Any) -> bool:
    found = FLAGS.get(levelled(_text(cell)))
    if found is None:
        raise WrongCell(_("This is neither true nor false."), allowed="true, false")
    return found


def _number(column: Column, cell: Any) -> int:
    return whole_number(column, cell)


def _day(column: Column, cell: Any) -> datetime.date:
    if isinstance(cell, datetime.date) and not isinstance(cell, datetime.datetime):
        return cell
    text = _text(cell).strip()
    try:
        if ISO_DAY.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        raise WrongCell(
            _("There is no such day: %(value)s.") % {"value": text}, allowed=_day_form()
        ) from None
    raise WrongCell(_("This is no day."), allowed=_day_form(), nearest=_as_iso(text))


def _day_form() -> str:
    return _("year-month-day, such as 2021-04-15")


def _as_iso(text: str) -> str:
    found = DOTTED_DAY.fullmatch(text)
    if not found:
        return ""
    day, month, year = (int(part) for part in found.groups())
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _reference(column: Column, cell: Any, directory: Directory) -> str:
    text = _text(cell).strip()
    found = directory.find(column.refers_to, text)
    if found.key:
        return found.key
    raise WrongCell(
        found.why_not(str(column.refers_to._meta.verbose_name)), nearest=found.suggestion
    )


def _list(column: Column, cell: Any, directory: Directory) -> tuple[str, ...]:
    entries = [entry.strip() for entry in _text(cell).split(SEPARATOR)]
    wanted = [entry for entry in entries if entry]
    if len(wanted) > MOST_LISTED:
        told = _("This lists %(count)s records; at most %(limit)s are allowed.")
        raise WrongCell(told % {"count": len(wanted), "limit": MOST_LISTED})
    return tuple(sorted({_reference(column, entry, directory) for entry in wanted}))


def _unusable(cell: UnusableCell) -> str:
    if cell.kind is Unusable.FORMULA:
        told = _("There is a formula here (%(formula)s). Replace it by its value.")
        return told % {"formula": excerpt(cell.written)}
    return _("There is an error here (%(error)s) instead of a value.") % {
        "error": excerpt(cell.written)
    }


_SIMPLE: dict[Kind, Any] = {
    Kind.LINE: _line,
    Kind.CHOICE: _choice,
    Kind.FLAG: _flag,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
}
