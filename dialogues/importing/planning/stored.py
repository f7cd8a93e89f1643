"""What is stored of the records that rows are about, read for many of them at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from dialogues.columns import same_but_for_line_ends
from dialogues.exporting.tables import Table
from dialogues.exporting.tables.keys import Keys
from dialogues.exporting.tables.rows import Row, rows_of
from dialogues.exporting.tables.table import Kind, Value
from dialogues.importing.checking.rows import CheckedRow
from dialogues.importing.planning.stages import Stage

Changes = dict[str, tuple[Value, Value]]
#: Primary keys that one query asks for.
ASKED = 500


@dataclass
class StoredRecord:
    """``parts``: by table and by what tells its rows apart."""

    pk: Any
    values: Row = field(default_factory=dict)
    parts: dict[str, dict[tuple[Any, ...], tuple[Any, Row]]] = field(default_factory=dict)

    def part(self, checked: CheckedRow) -> tuple[Any, Row] | None:
        return self.parts.get(checked.row.table.name, {}).get(checked.key)


def stored_records(stage: Stage, pks: list[Any], tables: Iterable[Table], keys: Keys) -> Any:
    """By primary key; of the parts only those of the given tables."""
    found = {pk: StoredRecord(pk) for pk in pks}
    for table in tables:
        if table is stage.main:
            for pk, values in rows_of(table, pks, keys):
                found[pk].values = values
        else:
            _read_parts(found, stage.model, table, keys)
    return found


def _read_parts(
    found: dict[Any, StoredRecord], model: type[models.Model], table: Table, keys: Keys
) -> None:
    owner = f"{table.field_name(table.owner)}_id"
    links = table.model._base_manager.filter(**{f"{owner}__in": list(found)})
    owners = dict(links.order_by("pk").values_list("pk", owner))
    for part_pks in _batches(list(owners)):
        for pk, values in rows_of(table, part_pks, keys):
            rows = found[owners[pk]].parts.setdefault(table.name, {})
            rows.setdefault(table.key_of(values), (pk, values))


def _batches(pks: list[Any]) -> Iterable[list[Any]]:
    return (pks[start : start + ASKED] for start in range(0, len(pks), ASKED))


def differences(checked: CheckedRow, stored: Row) -> Changes:
    """What the row would have otherwise than it is stored, column by column."""
    columns = checked.row.table.columns
    return {
        column.name: (stored[column.name], checked.values[column.name])
        for column in columns
        if column.name in checked.values
        and not _is_same(column.kind, stored[column.name], checked, column.name)
    }


def _is_same(kind: Kind, stored: Value, checked: CheckedRow, name: str) -> bool:
    """A spreadsheet may make other line ends of those in a cell: that is no change."""
    new = checked.values[name]
    if stored == new:
        return True
    if not isinstance(stored, str) or not isinstance(new, str):
        return False
    if kind is Kind.TEXT:
        return same_but_for_line_ends(stored, new)
    return kind is Kind.LINE and stored == checked.row.cells.get(name)
