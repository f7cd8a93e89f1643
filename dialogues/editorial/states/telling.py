"""A state in words: what is called how, and what it holds, for a person to read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dialogues.editorial.states.taking import (
    State,
    own_lists,
    owner,
    part_fields,
    part_names,
    record_fields,
)
from dialogues.editorial.states.three_way import PLACE, Clash


@dataclass(frozen=True)
class Told:
    """One place of a state; ``key`` as in ``Clash``."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class Change:
    key: str
    label: str
    before: str
    after: str


def changes(record: models.Model, before: State, after: State) -> list[Change]:
    """What differs between two states of the record, field by field and part by part."""
    was = {one.key: one for one in tell(record, before)}
    now = {one.key: one for one in tell(record, after)}
    keys = [key for key in {**was, **now} if _text(was, key) != _text(now, key)]
    return [
        Change(key, (now.get(key) or was[key]).label, _text(was, key), _text(now, key))
        for key in keys
    ]


def clash_in_words(record: models.Model, clash: Clash) -> tuple[str, str, str, str]:
    """Its label, and what it was, what is mine and what is theirs."""
    kind, name, *_key = clash.key.split(".")
    sides = (clash.base, clash.mine, clash.theirs)
    if kind == "parts":
        related: Any = record._meta.get_field(name).related_model
        words = [part_in_words(related, owner(record, name), side) for side in sides]
        return (_label(related._meta), *words)  # type: ignore[return-value]
    field = next(one for one in record_fields(type(record)) if one.attname == name)
    return (_label(field), *(printed(field, side) for side in sides))  # type: ignore[return-value]


def tell(record: models.Model, state: State) -> Iterator[Told]:
    model = type(record)
    for field in record_fields(model):
        text = printed(field, state["columns"].get(field.attname))
        yield Told(f"columns.{field.attname}", _label(field), text)
    for field in own_lists(model):
        yield Told(f"lists.{field.name}", _label(field), _names(field, state["lists"][field.name]))
    for name in part_names(record):
        yield from _parts(record, name, state["parts"].get(name, {}))


def _parts(record: models.Model, name: str, rows: dict[str, Any]) -> Iterator[Told]:
    related: Any = record._meta.get_field(name).related_model
    for key, part in rows.items():
        text = part_in_words(related, owner(record, name), part)
        yield Told(f"parts.{name}.{key}", _label(related._meta), text)


def part_in_words(model: Any, owner_name: str, part: Any) -> str:
    """All that an editor enters of a part, on one line; empty for a part that is not there."""
    if part is None:
        return ""
    shown = [field for field in part_fields(model, owner_name) if field.editable]
    texts = [
        printed(field, part["columns"].get(field.attname)) for field in shown if field.name != PLACE
    ]
    texts += [_names(field, part["lists"].get(field.name, [])) for field in own_lists(model)]
    return " · ".join(text for text in texts if text)


def printed(field: Any, plain: Any) -> str:
    if plain in (None, ""):
        return ""
    if field.is_relation:
        return _named(field, plain)
    if field.choices:
        return str(dict(field.flatchoices).get(plain, plain))
    if isinstance(plain, bool):
        return str(_("yes") if plain else _("no"))
    return str(localize(field.to_python(plain)))


def _named(field: Any, key: Any) -> str:
    target = {field.target_field.attname: key}
    found = field.related_model._base_manager.filter(**target).first()
    return _name(found) if found else str(_("(no longer there)"))


def _names(field: Any, keys: list[Any]) -> str:
    found = field.related_model._base_manager.filter(pk__in=keys)
    return ", ".join(sorted(_name(row) for row in found))


def _name(row: Any) -> str:
    try:
        return str(row)
    except ObjectDoesNotExist:
        return str(_("(no longer there)"))


def _text(told: dict[str, Told], key: str) -> str:
    return told[key].text if key in told else ""


def _label(named: Any) -> str:
    return capfirst(str(named.verbose_name))
