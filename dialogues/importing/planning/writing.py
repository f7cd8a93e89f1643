"""One record with its parts: made, changed or left as it is, each row with its outcome."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import reversion
from django.db import models, transaction
from django.utils.translation import gettext as _

from dialogues.editorial.changing import change
from dialogues.editorial.history import By, revision, stamp
from dialogues.exporting.tables import Table, catalogue
from dialogues.exporting.tables.table import Kind, Value
from dialogues.importing.checking.directory import Directory
from dialogues.importing.checking.rows import CheckedRow, problem_of
from dialogues.importing.planning import parts as rules
from dialogues.importing.planning.plan import Action
from dialogues.importing.planning.records import Records
from dialogues.importing.planning.refusals import REFUSALS, RowRefused, problems_of
from dialogues.importing.planning.stored import Changes, StoredRecord, differences
from dialogues.importing.problems import Problem
from dialogues.models import Document, EditorialRecord, Position


@dataclass
class Outcome:
    action: Action
    changes: Changes = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class NothingToDo(Exception):
    """Every row says what is stored, or was refused: no version is made."""


@dataclass
class Writer:
    """Writes one record after the other; ``by`` and ``comment`` go into the history."""

    directory: Directory
    by: By
    comment: str
    #: Not in a trial: what is undone needs no history.
    keeps_history: bool = True
    records: Records = field(default_factory=Records)

    def make(
        self, model: type[models.Model], main: CheckedRow, parts: list[CheckedRow]
    ) -> tuple[Any, dict[int, Outcome]]:
        """A new draft; its row is the first of ``outcomes``. Raises what refuses the record."""
        record = model()
        try:
            with self._begun(record):
                self._fill(record, main, main.values)
                if isinstance(record, EditorialRecord):
                    stamp(record, by=self.by)
                record.save()
                self._set_lists(record, main, main.values)
                outcomes = {id(main): Outcome(Action.CREATE, _all_new(main))}
                outcomes |= self._write_parts(record, parts, StoredRecord(record.pk))
        except (RowRefused, *REFUSALS) as error:
            raise Refused(problems_of(main.row, error, record)) from error
        return record, outcomes

    @contextmanager
    def _begun(self, record: models.Model) -> Iterator[None]:
        """A new record's first entry in its history, made once it stands there with its parts."""
        if not self.keeps_history:
            with transaction.atomic():
                yield
            return
        by_hand = reversion.create_revision(manage_manually=True, atomic=False)
        with revision(by=self.by, comment=self.comment), by_hand:
            yield
            reversion.add_to_revision(record)

    def change(
        self,
        record: Any,
        main: CheckedRow | None,
        parts: list[CheckedRow],
        newest: Callable[[Any], StoredRecord],
        wanted: Changes,
    ) -> dict[int, Outcome]:
        """Change what differs from the newest state of the record; ``wanted``: of its own row."""
        outcomes: dict[int, Outcome] = {}

        def how(fresh: Any) -> None:
            stored = newest(fresh)
            if main is not None:
                outcomes[id(main)] = self._change_main(fresh, main, stored, wanted)
            outcomes.update(self._write_parts(fresh, parts, stored))
            if not any(o.action in (Action.CREATE, Action.CHANGE) for o in outcomes.values()):
                raise NothingToDo

        try:
            self._carry_out(record, how, of_record=main is not None or not _only_sentences(parts))
        except NothingToDo:
            return outcomes
        except (RowRefused, *REFUSALS) as error:
            row = main.row if main is not None else parts[0].row
            raise Refused(problems_of(row, error, None)) from error
        self.records.forget(record)
        return outcomes

    def _carry_out(self, record: Any, how: Callable[[Any], None], *, of_record: bool) -> None:
        """Through the one door for changes; a decision on a sentence is none of its document."""
        if isinstance(record, EditorialRecord) and of_record:
            change(record, how, by=self.by, comment=self.comment)
            return
        with revision(by=self.by, comment=self.comment):
            how(record)
            if of_record:
                record.save()

    def _change_main(
        self, record: Any, main: CheckedRow, stored: StoredRecord, wanted: Changes
    ) -> Outcome:
        """Only what the row says otherwise than the stored record: a next version keeps the rest."""
        changes = {
            name: (stored.values[name], new)
            for name, (_old, new) in wanted.items()
            if stored.values[name] != new
        }
        if not changes:
            return Outcome(Action.LEAVE)
        if isinstance(record, Document):
            rules.refuse_other_text(record, changes)
        values = {name: new for name, (_old, new) in changes.items()}
        self._fill(record, main, values)
        self._set_lists(record, main, values)
        if isinstance(record, Position) and "document" in changes:
            rules.place_again(record)
        return Outcome(Action.CHANGE, changes)

    def _write_parts(
        self, record: Any, parts: list[CheckedRow], stored: StoredRecord
    ) -> dict[int, Outcome]:
        return {id(part): self._write_part(record, part, stored) for part in parts}

    def _write_part(self, record: Any, part: CheckedRow, stored: StoredRecord) -> Outcome:
        found = stored.part(part)
        if part.problems:
            return Outcome(Action.REJECT, problems=part.problems)
        changes = differences(part, found[1]) if found else _all_new(part)
        if found and not changes:
            return Outcome(Action.LEAVE)
        row = self._part(record, part.row.table, found[0] if found else None)
        try:
            with transaction.atomic():
                self._save_part(record, row, part, changes, is_new=found is None)
        except (RowRefused, *REFUSALS) as error:
            return Outcome(Action.REJECT, problems=problems_of(part.row, error, row))
        return Outcome(Action.CHANGE if found else Action.CREATE, changes)

    def _part(self, record: Any, table: Table, pk: Any) -> Any:
        row = table.model() if pk is None else table.model._base_manager.get(pk=pk)
        setattr(row, table.field_name(table.owner), record)
        return row

    def _save_part(
        self, record: Any, row: Any, part: CheckedRow, changes: Changes, *, is_new: bool
    ) -> None:
        table = part.row.table
        if table is catalogue.RELATED_TOPICS:
            self._relate(record, part)
            return
        values = {name: new for name, (_old, new) in changes.items() if name != table.owner}
        self._assign(row, part, values)
        if table is catalogue.QUOTATIONS:
            rules.place_quotation(row, changes, is_new=is_new)
        if table is catalogue.SENTENCES:
            rules.refuse_moved_sentence(row, changes, is_new=is_new)
        _require_sound(row, part)
        row.save()
        self._set_lists(row, part, values)

    def _relate(self, topic: Any, part: CheckedRow) -> None:
        other = self.directory.pk(type(topic), str(part.values["related"]))
        if other == topic.pk:
            raise RowRefused(_("A topic is not related to itself."), "related")
        topic.related.add(other)

    def _fill(self, record: Any, main: CheckedRow, values: dict[str, Value]) -> None:
        self._assign(record, main, values)
        _require_sound(record, main)

    def _assign(self, row: Any, checked: CheckedRow, values: dict[str, Value]) -> None:
        for column in checked.row.table.columns:
            if column.name in values and column.kind is not Kind.LIST:
                value = values[column.name]
                if column.kind is Kind.REFERENCE and value is not None:
                    key = self.directory.pk(column.refers_to, str(value))
                    setattr(row, column.field.name, self.records.get(column.refers_to, key))
                else:
                    setattr(row, column.field.name, value)

    def _set_lists(self, row: Any, checked: CheckedRow, values: dict[str, Value]) -> None:
        for column in checked.row.table.columns:
            if column.name in values and column.kind is Kind.LIST:
                listed: Any = values[column.name]
                keys = [self.directory.pk(column.refers_to, key) for key in listed]
                if keys or not row._state.adding:
                    getattr(row, column.field.name).set(keys)


class Refused(Exception):
    """The record cannot be made or changed so; none of its rows is taken."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__()


def with_its_record(part: CheckedRow, main: CheckedRow | None) -> Outcome:
    """A refused record's part is refused with it, and says so."""
    if main is None:
        return Outcome(Action.REJECT, problems=part.problems)
    told = _("Its record is refused: see %(table)s, row %(row)s.")
    where = {"table": main.row.table.name, "row": main.row.number}
    problem = problem_of(part.row, told % where)
    return Outcome(Action.REJECT, problems=[*part.problems, problem])


def _all_new(part: CheckedRow) -> Changes:
    return {name: (None, value) for name, value in part.values.items()}


def _only_sentences(parts: list[CheckedRow]) -> bool:
    return all(part.row.table is catalogue.SENTENCES for part in parts)


def _require_sound(row: Any, checked: CheckedRow) -> None:
    """The row's own rules. What it refers to was looked up, and the database keeps the rest."""
    references = [c.field.name for c in checked.row.table.columns if c.kind is Kind.REFERENCE]
    row.clean_fields(exclude=references)
    row.clean()
