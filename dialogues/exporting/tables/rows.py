"""The stored rows of a table as plain values, a few hundred at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dialogues.exporting.tables.keys import Keys
from dialogues.exporting.tables.scope import Scope
from dialogues.exporting.tables.table import Column, Kind, Table, Value

CHUNK = 500
Row = dict[str, Value]


def table_rows(table: Table, scope: Scope, keys: Keys) -> Iterator[Row]:
    """All rows in scope: records by their key, parts in their record's order.

    Sorted here, because the two databases would sort names differently.
    """
    pks = _in_order(table, scope, keys)
    for start in range(0, len(pks), CHUNK):
        part = rows_of(table, pks[start : start + CHUNK], keys, computed=True)
        yield from (row for _pk, row in part)


def rows_of(
    table: Table, pks: Sequence[Any], keys: Keys, *, computed: bool = False
) -> list[tuple[Any, Row]]:
    """The rows with these primary keys, in this order; computed columns only if asked for."""
    columns = [*table.columns, *table.told]
    stored = _stored(table, columns, pks)
    lists = {
        column.name: _lists(column, pks, keys) for column in columns if column.kind is Kind.LIST
    }
    found = [pk for pk in pks if pk in stored]
    rows = [{c.name: _value(c, stored[pk], lists, keys) for c in columns} for pk in found]
    for name, tell in table.computed if computed else ():
        for row, told in zip(rows, tell([stored[pk] for pk in found]), strict=True):
            row[name] = told
    return list(zip(found, rows, strict=True))


def _in_order(table: Table, scope: Scope, keys: Keys) -> list[Any]:
    rows = scope.rows(table)
    if not table.owner:
        own = keys.of(table.model)
        named = {pk: _sortable(own[pk]) for pk in rows.values_list("pk", flat=True) if pk in own}
        return sorted(named, key=lambda pk: named[pk])
    owners = keys.of(table.column(table.owner).refers_to)
    place = next((name for name in ("order", "number") if name in table.names), "pk")
    place = "to_topic_id" if "related" in table.names else place
    placed = rows.values_list("pk", f"{table.field_name(table.owner)}_id", place)
    others = owners if place == "to_topic_id" else {}
    order: dict[Any, Any] = {
        pk: (_sortable(owners[owner]), others.get(at, at), pk)
        for pk, owner, at in placed
        if owner in owners
    }
    return sorted(order, key=lambda pk: order[pk])


def _sortable(key: str) -> tuple[str, int]:
    """``valdai-2021/9`` comes before ``valdai-2021/10``."""
    slug, _slash, number = key.partition("/")
    return slug, int(number or 0)


def _stored(table: Table, columns: Iterable[Column], pks: Sequence[Any]) -> dict[Any, Any]:
    names = [column.field.attname for column in columns if column.kind is not Kind.LIST]
    rows = table.model._base_manager.filter(pk__in=pks).values("pk", *names)
    return {row["pk"]: row for row in rows}


def _value(column: Column, stored: dict[str, Any], lists: Any, keys: Keys) -> Value:
    if column.kind is Kind.LIST:
        return lists[column.name][stored["pk"]]
    value = stored[column.field.attname]
    if column.kind is not Kind.REFERENCE or value is None:
        return value
    by_key = column.field.target_field.primary_key
    return keys.key(column.refers_to, value) if by_key else str(value)


def _lists(column: Column, pks: Sequence[Any], keys: Keys) -> dict[Any, tuple[str, ...]]:
    field = column.field
    links = field.remote_field.through._base_manager.filter(
        **{f"{field.m2m_field_name()}__in": pks}
    )
    own, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    found: dict[Any, list[str]] = defaultdict(list)
    for owner, linked in links.values_list(own, other):
        found[owner].append(keys.key(column.refers_to, linked))
    return defaultdict(tuple, {owner: tuple(sorted(linked)) for owner, linked in found.items()})
