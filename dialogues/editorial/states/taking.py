"""What a record and its parts hold, as plain data that JSON can keep."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from reversion.models import Version

from dialogues.editorial.history import PARTS
from dialogues.editorial.versions import part_versions

#: ``columns``: values by column; ``lists``: sorted keys by many-to-many relation; ``parts``: by
#: relation, rows by their key as text, each again with ``columns`` and ``lists``.
State = dict[str, Any]
#: Redirects follow from the slugs; they are no part of what an editor enters.
NOT_KEPT = ("former_slugs",)


def state_of(record: Any) -> State:
    """The record as it is stored now, its own life (status, version, who, when) left out."""
    stored = type(record)._base_manager.get(pk=record.pk)
    models.prefetch_related_objects([stored], *within(type(stored)))
    return state_as_read(stored)


def within(model: type[models.Model]) -> list[str]:
    """The lists and parts of a record, for prefetching; one query each, however many rows."""
    names = [field.name for field in own_lists(model)]
    for part in PARTS.get(model, []):
        if part not in NOT_KEPT:
            related: Any = model._meta.get_field(part).related_model
            names += [part, *(f"{part}__{field.name}" for field in own_lists(related))]
    return names


def state_as_read(stored: Any) -> State:
    """The state of a record that was read together with all ``within``."""
    rows = {name: list(getattr(stored, name).all()) for name in part_names(stored)}
    return _state(stored, _lists(stored), {n: _stored_parts(stored, n, r) for n, r in rows.items()})


def of_version(version: Version, parts_of: Any = part_versions) -> State:
    """The record as one version of its history holds it; ``parts_of`` may have read them before."""
    record = version._object_version.object
    parts = {
        name: {
            part.object_id: {
                "columns": part_columns(part._object_version.object, owner(record, name)),
                "lists": _listed(part._model, part.field_dict),
            }
            for part in parts_of(name, record, version.revision)
        }
        for name in part_names(record)
    }
    return _state(record, _listed(type(record), version.field_dict), parts)


def part_names(record: models.Model) -> list[str]:
    return [name for name in PARTS.get(type(record), []) if name not in NOT_KEPT]


def owner(record: models.Model, name: str) -> str:
    """The part's relation to its record."""
    relation: Any = record._meta.get_field(name)
    return str(relation.field.name)


def record_fields(model: type[models.Model]) -> list[Any]:
    """The columns that editors fill; the others are computed or tell of the record's life."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and field.name != "withdrawn_reason"
    ]


def part_fields(model: type[models.Model], owner_name: str) -> list[Any]:
    """All columns but the key and the owner: an anchor is found by hand, and not found again."""
    fields = model._meta.concrete_fields
    return [field for field in fields if not field.primary_key and field.name != owner_name]


def own_lists(model: type[models.Model]) -> list[Any]:
    """Relations that are entered as a list; those with a table of their own are parts."""
    lists: list[Any] = list(model._meta.local_many_to_many)
    return [field for field in lists if field.remote_field.through._meta.auto_created]


def _state(record: models.Model, lists: Any, parts: Any) -> State:
    return {"columns": record_columns(record), "lists": lists, "parts": parts}


def record_columns(record: models.Model) -> dict[str, Any]:
    """A record's columns as plain data, saved or not."""
    return {field.attname: _plain(record, field) for field in record_fields(type(record))}


def _stored_parts(record: Any, name: str, rows: list[Any]) -> dict[str, Any]:
    owner_name = owner(record, name)
    return {
        str(row.pk): {"columns": part_columns(row, owner_name), "lists": _lists(row)}
        for row in rows
    }


def part_columns(row: models.Model, owner_name: str) -> dict[str, Any]:
    """A part's columns as plain data."""
    return {field.attname: _plain(row, field) for field in part_fields(type(row), owner_name)}


def _lists(row: Any) -> dict[str, list[Any]]:
    return {
        field.name: sorted(listed.pk for listed in getattr(row, field.name).all())
        for field in own_lists(type(row))
    }


def _listed(model: type[models.Model], fields: dict[str, Any]) -> dict[str, list[Any]]:
    return {field.name: sorted(fields.get(field.attname) or []) for field in own_lists(model)}


def _plain(row: models.Model, field: Any) -> Any:
    return json.loads(json.dumps(field.value_from_object(row), cls=DjangoJSONEncoder))
