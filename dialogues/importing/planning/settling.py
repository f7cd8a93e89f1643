"""The rows of a file from first to last: what becomes of each, and it is done."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from dialogues.editorial.history import By
from dialogues.exporting.tables.table import key_text
from dialogues.importing.checking.directory import Directory
from dialogues.importing.checking.rows import CheckedRow, check, problem_of, version_of
from dialogues.importing.checking.values import WrongCell
from dialogues.importing.planning.naming import Naming
from dialogues.importing.planning.plan import Action, Plan
from dialogues.importing.planning.stages import STAGES, Stage, Unit
from dialogues.importing.planning.stored import (
    StoredRecord,
    differences,
    stored_records,
)
from dialogues.importing.planning.writing import Outcome, Refused, Writer, with_its_record
from dialogues.importing.reading import ReadRow
from dialogues.models import EditorialRecord

#: Records whose stored state is read at a time.
CHUNK = 200
Report = Callable[[str, int, int], None]


class TooMuch(Exception):
    """More rows would be written than were allowed; the number allowed is the argument."""


class Settling:
    """Call ``settle`` within a transaction: what it did stays only if that is kept."""

    def __init__(
        self,
        *,
        by: By,
        comment: str,
        report: Report = lambda *told: None,
        most: float = math.inf,
        is_trial: bool = False,
    ) -> None:
        self.plan = Plan()
        self.most = most
        self.directory = Directory()
        self.writer = Writer(self.directory, by, comment, keeps_history=not is_trial)
        self.report = report

    def settle(self, rows: Iterable[ReadRow]) -> Plan:
        by_table: dict[str, list[ReadRow]] = defaultdict(list)
        for row in rows:
            by_table[row.table.name].append(row)
        for stage in STAGES:
            of_stage = [row for table in stage.tables for row in by_table[table.name]]
            if of_stage:
                self._settle_stage(stage, of_stage)
        self.plan.finish()
        return self.plan

    def _settle_stage(self, stage: Stage, rows: list[ReadRow]) -> None:
        naming = Naming(stage, rows, self.directory)
        for row, key, problems in naming.lost:
            self.plan.add(row, key, Action.REJECT, problems=problems)
        done = len(naming.lost)
        for units in _chunks(naming.ordered()):
            stored = self._stored(stage, units)
            for unit in units:
                self._settle_unit(stage, unit, stored.get(unit.key))
            done += sum(len(unit.rows) for unit in units)
            self.report(stage.tables[0].name, done, len(rows))

    def _stored(self, stage: Stage, units: list[Unit]) -> dict[str, StoredRecord]:
        keys = {unit.key: self.directory.pk(stage.model, unit.key) for unit in units}
        pks = [pk for pk in keys.values() if pk is not None]
        tables = {row.table.name: row.table for unit in units for row in unit.rows}
        found = stored_records(stage, pks, tables.values(), self.directory.keys)
        return {key: found[pk] for key, pk in keys.items() if pk is not None}

    def _settle_unit(self, stage: Stage, unit: Unit, stored: StoredRecord | None) -> None:
        main = self._checked_main(unit)
        parts = self._checked_parts(unit)
        note = ""
        try:
            if main is not None and main.problems:
                raise Refused(main.problems)
            if stored is None:
                outcomes = self._make(stage, unit, main, parts)
            else:
                outcomes, note = self._change(stage, stored, main, parts)
        except Refused as refused:
            outcomes = self._refuse(stage, unit, refused, main, parts)
        for checked in [main, *parts] if main else parts:
            self._note(stage, unit.key, checked, outcomes[id(checked)], note)
        if self.plan.written > self.most:
            raise TooMuch(self.most)

    def _checked_main(self, unit: Unit) -> CheckedRow | None:
        if unit.main is None:
            return None
        known = {} if "slug" not in unit.main.table.key else {"slug": unit.key}
        return check(unit.main, self.directory, known)

    def _checked_parts(self, unit: Unit) -> list[CheckedRow]:
        seen: dict[Any, int] = {}
        checked = []
        for row in unit.parts:
            part = check(row, self.directory, {row.table.owner: unit.key})
            first = seen.setdefault((row.table.name, part.key), row.number)
            if first != row.number and not part.problems:
                told = _("Row %(row)s says the same of this record; keep one of the two.")
                part.add_problem(told % {"row": first}, row.table.key[-1])
            checked.append(part)
        return checked

    def _make(
        self, stage: Stage, unit: Unit, main: CheckedRow | None, parts: list[CheckedRow]
    ) -> dict[int, Outcome]:
        if main is None:  # its row was refused before
            raise Refused([])
        record, outcomes = self.writer.make(stage.model, main, parts)
        self.directory.add(record, unit.key)
        return outcomes

    def _change(
        self,
        stage: Stage,
        stored: StoredRecord,
        main: CheckedRow | None,
        parts: list[CheckedRow],
    ) -> tuple[dict[int, Outcome], str]:
        wanted = differences(main, stored.values) if main is not None else {}
        if main is not None and wanted:
            _refuse_outdated(main, stored)
        if not wanted and not any(_is_news(part, stored) for part in parts):
            return _left(main, parts), ""
        record = stage.model._base_manager.get(pk=stored.pk)
        newest = self._newest(stage, stored, main, parts)
        outcomes = self.writer.change(record, main, parts, newest, wanted)
        waits = isinstance(record, EditorialRecord) and record.is_published
        return outcomes, _("Published: it waits as the next version.") if waits else ""

    def _newest(
        self,
        stage: Stage,
        stored: StoredRecord,
        main: CheckedRow | None,
        parts: list[CheckedRow],
    ) -> Callable[[Any], StoredRecord]:
        tables = {row.row.table.name: row.row.table for row in [main, *parts] if row}

        def newest(record: Any) -> StoredRecord:
            if not getattr(record, "is_published", False):
                return stored
            pk, keys = record.pk, self.directory.keys
            return stored_records(stage, [pk], tables.values(), keys)[pk]

        return newest

    def _refuse(
        self,
        stage: Stage,
        unit: Unit,
        refused: Refused,
        main: CheckedRow | None,
        parts: list[CheckedRow],
    ) -> dict[int, Outcome]:
        if main is not None:
            main.problems = refused.problems
            where = _("%(table)s, row %(row)s") % {
                "table": main.row.table.name,
                "row": main.row.number,
            }
            if self.directory.pk(stage.model, unit.key) is None:
                self.directory.refuse(stage.model, [unit.key], where)
        else:
            for part in parts:
                part.problems = part.problems or [
                    problem_of(part.row, problem.message, part.row.table.owner)
                    for problem in refused.problems
                ]
        outcomes = {id(part): with_its_record(part, main) for part in parts}
        if main is not None:
            outcomes[id(main)] = Outcome(Action.REJECT, problems=main.problems)
        return outcomes

    def _note(
        self, stage: Stage, record: str, checked: CheckedRow, outcome: Outcome, note: str
    ) -> None:
        row = checked.row
        written = outcome.action in (Action.CREATE, Action.CHANGE)
        if written:
            is_record = outcome.action is Action.CREATE and row.table is stage.main
            self.plan.need("add" if is_record else "change", stage.model)
        self.plan.add(
            row,
            key_text(checked.key),
            outcome.action,
            outcome.changes,
            outcome.problems,
            note if written else "",
            record,
        )


def _refuse_outdated(main: CheckedRow, stored: StoredRecord) -> None:
    """A row that was exported before somebody's change would undo it unseen."""
    try:
        version = version_of(main.row)
    except WrongCell as wrong:
        problem = problem_of(main.row, wrong.message, "version", wrong.allowed)
        raise Refused([problem]) from None
    if version is not None and version != stored.values.get("version", version):
        told = _("The record was changed since: it has version %(newest)s now. Export it anew.")
        told %= {"newest": stored.values["version"]}
        raise Refused([problem_of(main.row, told, "version")])


def _is_news(part: CheckedRow, stored: StoredRecord) -> bool:
    if part.problems:
        return False
    found = stored.part(part)
    return found is None or bool(differences(part, found[1]))


def _left(main: CheckedRow | None, parts: list[CheckedRow]) -> dict[int, Outcome]:
    outcomes = {id(main): Outcome(Action.LEAVE)} if main is not None else {}
    for part in parts:
        action = Action.REJECT if part.problems else Action.LEAVE
        outcomes[id(part)] = Outcome(action, problems=part.problems)
    return outcomes


def _chunks(units: list[Unit]) -> Iterator[list[Unit]]:
    return (units[start : start + CHUNK] for start in range(0, len(units), CHUNK))
