"""Giving a record and its parts the contents of a state."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models

from dialogues.editorial.anchoring import change_text
from dialogues.editorial.history import By, stamp
from dialogues.editorial.states.taking import (
    State,
    own_lists,
    owner,
    part_fields,
    part_names,
    record_fields,
    state_of,
)
from dialogues.models import Document, EditorialRecord


def put(record: Any, state: State, *, by: By, keep_new_keys: bool = False) -> list[str]:
    """Make the stored record and its parts what ``state`` says; returns what could not be.

    A part with a negative key is new; it is stored under that key with ``keep_new_keys``, else it
    gets one of its own. A document's text is changed as any other change of text, so that its
    quotations follow. Raises ``VersionConflict``, and ``ValidationError`` for a record that
    breaks a rule of today.
    """
    before = state_of(record)
    left_out = _put_columns(record, state["columns"])
    record.full_clean(exclude=_unfilled(record))
    _save(record, by=by)
    left_out += _put_lists(record, state["lists"])
    for name in part_names(record):
        left_out += _put_parts(record, name, before, state["parts"].get(name, {}), keep_new_keys)
    return left_out


def _unfilled(record: models.Model) -> list[str]:
    """What no editor fills is not an editor's fault."""
    return [field.name for field in record._meta.concrete_fields if not field.editable]


def _put_columns(record: models.Model, columns: dict[str, Any]) -> list[str]:
    left_out = []
    for field in record_fields(type(record)):
        if field.attname not in columns:
            continue
        value = _value(field, columns[field.attname])
        if _is_gone(field, value) and field.null:
            value = None
            left_out.append(str(field.verbose_name))
        setattr(record, field.attname, value)
    return left_out


def _value(field: Any, plain: Any) -> Any:
    target = field.target_field if field.is_relation else field
    return target.to_python(plain)


def _is_gone(field: Any, value: Any) -> bool:
    if not field.is_relation or value is None:
        return False
    target = {field.target_field.attname: value}
    return not field.related_model._base_manager.filter(**target).exists()


def _save(record: Any, *, by: By) -> None:
    if isinstance(record, Document) and _has_other_text(record):
        wanted = record.text
        record.text = Document.objects.values_list("text", flat=True).get(pk=record.pk)
        change_text(record, wanted, by=by)
        return
    if isinstance(record, EditorialRecord):
        stamp(record, by=by)
    record.save()


def _has_other_text(document: Document) -> bool:
    return not Document.objects.filter(pk=document.pk, text=document.text).exists()


def _put_lists(row: Any, lists: dict[str, list[Any]]) -> list[str]:
    left_out = []
    for field in own_lists(type(row)):
        wanted = lists.get(field.name, [])
        there = list(field.related_model._base_manager.filter(pk__in=wanted))
        getattr(row, field.name).set(there)
        left_out += [str(field.verbose_name)] * (len(wanted) - len(there))
    return left_out


def _put_parts(
    record: Any, name: str, before: State, wanted: dict[str, Any], keep_new_keys: bool
) -> list[str]:
    """Parts that differ go and come back under their key, so that no two clash on the way."""
    stored = before["parts"][name]
    other = {key: part for key, part in _numbered(wanted).items() if stored.get(key) != part}
    gone = [int(key) for key in stored if key in other or key not in wanted]
    for row in getattr(record, name).filter(pk__in=gone):
        row.delete()
    return [
        told
        for key, part in other.items()
        for told in _put_part(record, name, int(key), part, keep_new_keys)
    ]


def _numbered(parts: dict[str, Any]) -> dict[str, Any]:
    """In their order; where two say they stand in the same place, all are numbered anew."""
    if not all("order" in part["columns"] for part in parts.values()):
        return parts
    rows = sorted(parts.items(), key=lambda item: _place(*item))
    places = [part["columns"]["order"] for _key, part in rows]
    if len(set(places)) == len(places):
        return dict(rows)
    return {
        key: {**part, "columns": {**part["columns"], "order": place}}
        for place, (key, part) in enumerate(rows)
    }


def _place(key: str, part: dict[str, Any]) -> tuple[int, bool, int]:
    """Of two in one place the older comes first; new keys count downwards."""
    return part["columns"]["order"], int(key) < 0, abs(int(key))


def _put_part(
    record: Any, name: str, key: int, part: dict[str, Any], keep_new_keys: bool
) -> list[str]:
    model = record._meta.get_field(name).related_model
    owner_name = owner(record, name)
    row = model(**{owner_name: record})
    if key > 0 or keep_new_keys:
        row.pk = key
    for field in part_fields(model, owner_name):
        if field.attname in part["columns"]:
            setattr(row, field.attname, _value(field, part["columns"][field.attname]))
    try:
        row.full_clean(exclude=[model._meta.pk.name])
    except ValidationError as error:
        told = " ".join(error.messages)
        return [f"{model._meta.verbose_name} “{_printed(row)}”: {told}"]
    row.save(force_insert=True)
    return _put_lists(row, part["lists"])


def _printed(row: models.Model) -> str:
    try:
        return str(row)
    except ObjectDoesNotExist:  # what it refers to is gone, and its name with it
        return "–"
