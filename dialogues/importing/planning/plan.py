"""What happens to each row: made, changed field by field, left, or refused with the reasons."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from dialogues.exporting.tables import TABLES
from dialogues.exporting.tables.table import Value
from dialogues.importing.limits import LISTED
from dialogues.importing.problems import Problem, excerpt
from dialogues.importing.reading import ReadRow

TABLE_ORDER = {table.name: place for place, table in enumerate(TABLES)}


class Action(StrEnum):
    CREATE = "create"
    CHANGE = "change"
    LEAVE = "leave"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Change:
    """A field's value before and after, both cut to what a page can show."""

    column: str
    old: str
    new: str


@dataclass(slots=True)
class PlannedRow:
    table: str
    number: int
    key: str
    #: The record that the row is about, or whose part it is, by its key.
    record: str
    action: Action
    changes: list[Change]
    problems: list[Problem]
    note: str
    seal: str

    def as_data(self) -> dict[str, Any]:
        data = {
            "table": self.table,
            "row": self.number,
            "key": self.key,
            "record": self.record,
            "action": str(self.action),
            "changes": [[change.column, change.old, change.new] for change in self.changes],
            "problems": [problem.as_data() for problem in self.problems],
            "note": self.note,
        }
        return {name: value for name, value in data.items() if value not in ([], "")}


@dataclass
class Plan:
    rows: list[PlannedRow] = field(default_factory=list)
    #: Rights that carrying it out needs: ``("add", Institution)``.
    rights: set[tuple[str, type[models.Model]]] = field(default_factory=set)
    #: The refused rows as they were read, with the reasons.
    refused: list[tuple[ReadRow, list[Problem]]] = field(default_factory=list)
    _counted: Counter[Action] = field(default_factory=Counter)

    def add(
        self,
        row: ReadRow,
        key: str,
        action: Action,
        changes: dict[str, tuple[Value, Value]] | None = None,
        problems: Iterable[Problem] = (),
        note: str = "",
        record: str = "",
    ) -> None:
        told = list(problems)
        seal = _seal(row, key, action, changes or {}, told)
        shown = [
            Change(name, _shown(old), _shown(new)) for name, (old, new) in (changes or {}).items()
        ]
        names = (row.table.name, row.number, excerpt(key), excerpt(record))
        self.rows.append(PlannedRow(*names, action, shown, told, note, seal))
        self._counted[action] += 1
        if action is Action.REJECT:
            self.refused.append((row, told))

    def need(self, right: str, model: type[models.Model]) -> None:
        self.rights.add((right, model))

    def finish(self) -> None:
        """In the order of the file's tables and rows."""
        self.rows.sort(key=lambda row: (TABLE_ORDER[row.table], row.number))
        self.refused.sort(key=lambda pair: (TABLE_ORDER[pair[0].table.name], pair[0].number))

    @property
    def digest(self) -> str:
        """Equal for two plans that would do the same."""
        sha = hashlib.sha256()
        for row in self.rows:
            sha.update(f"{row.table}:{row.number}:{row.action}:{row.seal}\n".encode())
        return sha.hexdigest()

    @property
    def counts(self) -> dict[str, int]:
        return {str(action): self._counted[action] for action in Action}

    @property
    def written(self) -> int:
        return self._counted[Action.CREATE] + self._counted[Action.CHANGE]

    def by_table(self) -> dict[str, dict[str, int]]:
        found: dict[str, Counter[str]] = {}
        for row in self.rows:
            found.setdefault(row.table, Counter())[str(row.action)] += 1
        return {name: {str(a): counted[str(a)] for a in Action} for name, counted in found.items()}

    def listed(self) -> list[dict[str, Any]]:
        """The first rows of each kind, as data to be stored and shown."""
        seen: Counter[Action] = Counter()
        kept = []
        for row in self.rows:
            seen[row.action] += 1
            if seen[row.action] <= LISTED:
                kept.append(row.as_data())
        return kept


def _shown(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return excerpt("; ".join(value))
    return excerpt(str(value).lower() if isinstance(value, bool) else value)


def _seal(
    row: ReadRow, key: str, action: Action, changes: dict[str, Any], problems: list[Problem]
) -> str:
    """The digest of all that is decided about a row, uncut."""
    told = [key, str(action), changes, [problem.as_data() for problem in problems]]
    plain = json.dumps(told, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(plain.encode()).hexdigest()
