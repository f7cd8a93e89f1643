"""Which record a row is about.

A row names its record by its slug, a position by its conference and number. A row without a slug
is about the record whose name is exactly its own; if there is none, the slug is made from the name,
so that the same file sent twice makes nothing twice.
"""

from typing import Any

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext as _

from dialogues.exporting.tables.table import key_text
from dialogues.importing.checking.directory import NAMES, Directory
from dialogues.importing.checking.rows import CheckedRow, check
from dialogues.importing.planning.stages import Stage, Unit, above_first
from dialogues.importing.problems import Problem
from dialogues.importing.reading import ReadRow
from dialogues.models import Conference, Institution, Participant, Position, Series, Topic
from dialogues.models.addressed import LONGEST_SLUG
from dialogues.text.folding import fold

#: Records that are the same if their names are; conferences and texts may share a title.
KNOWN_BY_NAME = (Series, Institution, Participant, Topic)


class Naming:
    """The records of one stage, by what rows call them."""

    def __init__(self, stage: Stage, rows: list[ReadRow], directory: Directory) -> None:
        self.stage, self.directory = stage, directory
        self.units: dict[str, Unit] = {}
        #: Rows that cannot be taken, since it is not known which record they are about.
        self.lost: list[tuple[ReadRow, str, list[Problem]]] = []
        self._called: dict[str, str] = {}
        for row in rows:
            if row.table is stage.main:
                self._place_main(row)
        for row in rows:
            if row.table is not stage.main:
                self._place_part(row)

    def ordered(self) -> list[Unit]:
        if not self.stage.above:
            return list(self.units.values())
        above = {
            unit.key: self._key_called(_written(unit.main.cells.get(self.stage.above)))
            for unit in self.units.values()
            if unit.main is not None
        }
        return above_first(self.units.values(), above)

    def _place_main(self, row: ReadRow) -> None:
        checked = CheckedRow(row)
        key = self._main_key(row, checked)
        if not key:
            self.lost.append((row, "", checked.problems))
            self._refuse(row, _written(row.cells.get("slug")))
        elif key in self.units:
            first = self.units[key].main
            told = _("Row %(row)s is about the same record; keep one of the two.")
            checked.add_problem(told % {"row": first.number if first else ""}, row.table.key[-1])
            self.lost.append((row, key, checked.problems))
        else:
            self.units[key] = Unit(key, row)
            self._called[fold(key)] = key
            self._called.setdefault(fold(self._name(row)), key)

    def _place_part(self, row: ReadRow) -> None:
        owner = row.table.owner
        wanted = _written(row.cells.get(owner))
        if not wanted:
            self._lose(row, "", _("Say whose part this is."))
            return
        key = wanted if wanted in self.units else ""
        found = self.directory.find(self.stage.model, wanted) if not key else None
        key = key or (found.key if found else "") or self._key_called(wanted)
        if not key and found is not None:
            self._lose(
                row, "", found.why_not(str(self.stage.model._meta.verbose_name)), found.suggestion
            )
            return
        self.units.setdefault(key, Unit(key)).parts.append(row)

    def _lose(self, row: ReadRow, key: str, message: str, nearest: str = "") -> None:
        checked = CheckedRow(row)
        checked.add_problem(message, row.table.owner, nearest=nearest)
        self.lost.append((row, key, checked.problems))

    def _refuse(self, row: ReadRow, key: str) -> None:
        where = _("%(table)s, row %(row)s") % {"table": row.table.name, "row": row.number}
        names = [name for name in (key, self._name(row)) if name]
        self.directory.refuse(self.stage.model, names, where)

    def _key_called(self, text: str) -> str:
        return self._called.get(fold(text), "") if text else ""

    def _name(self, row: ReadRow) -> str:
        columns = NAMES[self.stage.model][:1]
        return _written(row.cells.get(columns[0])) if columns else ""

    def _main_key(self, row: ReadRow, checked: CheckedRow) -> str:
        if self.stage.model is Position:
            return self._position_key(row, checked)
        return _written(row.cells.get("slug")) or self._key_from_name(row, checked)

    def _position_key(self, row: ReadRow, checked: CheckedRow) -> str:
        found = check(row, self.directory, only=row.table.key)
        checked.problems += found.problems
        return "" if found.problems else key_text(found.key)

    def _key_from_name(self, row: ReadRow, checked: CheckedRow) -> str:
        model, name = self.stage.model, self._name(row)
        if not name:
            checked.add_problem(_("Give a slug, or a name to make it from."), "slug")
            return ""
        if model in KNOWN_BY_NAME:
            found = self.directory.find(model, name)
            if found.key or found.several:
                return found.key or self._ask(checked, found.why_not(str(model._meta.verbose_name)))
        slug = slugify(_slug_source(model, row, name))[:LONGEST_SLUG].strip("-")
        if not slug:
            return self._ask(
                checked, _("Give a slug in Latin letters: none can be made from the name.")
            )
        if self.directory.pk(model, slug) is not None and self.directory.shown(model, slug) != name:
            told = _(
                "“%(slug)s”, which the name would give, is the slug of “%(other)s”; give another."
            )
            other = self.directory.shown(model, slug)
            return self._ask(checked, told % {"slug": slug, "other": other})
        return slug

    def _ask(self, checked: CheckedRow, message: str) -> str:
        checked.add_problem(message, "slug")
        return ""


def _slug_source(model: type[models.Model], row: ReadRow, name: str) -> str:
    """Of a conference with its year, as the forms make it."""
    day = _written(row.cells.get("start_date")) if model is Conference else ""
    return f"{name} {day[:4]}" if day[:4].isdecimal() else name


def _written(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()
