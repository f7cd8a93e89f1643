"""Links from the rows of a plan to the records that they are about, where these are stored."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from dialogues.exporting.tables import Table, table_named
from dialogues.exporting.tables.table import key_text
from dialogues.models import Position


def with_addresses(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, each with the ``address`` of its record's form; one query a kind of record."""
    listed = list(rows)
    wanted: dict[type[models.Model], set[str]] = defaultdict(set)
    for row in listed:
        if row.get("record"):
            wanted[_about(row)].add(row["record"])
    found = {model: _addresses(model, keys) for model, keys in wanted.items()}
    return [
        {**row, "address": found.get(_about(row), {}).get(row.get("record", ""), "")}
        for row in listed
    ]


def _about(row: dict[str, Any]) -> type[models.Model]:
    table: Table = table_named(row["table"])  # type: ignore[assignment]
    return table.column(table.owner).refers_to if table.owner else table.model


def _addresses(model: type[models.Model], keys: set[str]) -> dict[str, str]:
    name = f"admin:dialogues_{model._meta.model_name}_change"
    return {key: reverse(name, args=[pk]) for key, pk in _pks(model, keys)}


def _pks(model: type[models.Model], keys: set[str]) -> list[tuple[str, Any]]:
    rows = model._base_manager.all()
    if model is not Position:
        return list(rows.filter(slug__in=keys).values_list("slug", "pk"))
    named = Q(pk__in=[])
    for key in keys:
        slug, _slash, number = key.partition("/")
        if number.isdecimal() and len(number) < 10:
            named |= Q(conference__slug=slug, number=int(number))
    found = rows.filter(named).values_list("conference__slug", "number", "pk")
    return [(key_text(key), pk) for *key, pk in found]
