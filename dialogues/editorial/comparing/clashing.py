"""A clash of two editors in words: what it is about, what it was, what each made of it."""

from typing import Any

from django.db import models
from django.utils.text import capfirst

from dialogues.editorial.comparing.printing import Printer, label_of, shown_fields
from dialogues.editorial.states import Clash
from dialogues.editorial.states.taking import own_lists, owner, record_fields


def clash_in_words(record: models.Model, clash: Clash) -> tuple[str, str, str, str]:
    """Its label, and what it was, what is mine and what is theirs; empty for what is not there."""
    kind, name, *_key = clash.key.split(".")
    if kind == "parts":
        return _of_part(record, name, clash)
    field = next(one for one in record_fields(type(record)) if one.attname == name)
    sides = (clash.base, clash.mine, clash.theirs)
    states = [{"columns": {name: side}, "lists": {}, "parts": {}} for side in sides]
    printer = Printer(type(record), states)
    base, mine, theirs = (printer.value(field, side) for side in sides)
    return label_of(field), base, mine, theirs


def _of_part(record: models.Model, name: str, clash: Clash) -> tuple[str, str, str, str]:
    model: Any = record._meta.get_field(name).related_model
    sides = (clash.base, clash.mine, clash.theirs)
    states = [{"columns": {}, "lists": {}, "parts": {name: {"": side}}} for side in sides if side]
    printer = Printer(type(record), states)
    base, mine, theirs = (_in_words(model, owner(record, name), side, printer) for side in sides)
    return str(capfirst(model._meta.verbose_name)), base, mine, theirs


def _in_words(model: Any, owner_name: str, part: Any, printer: Printer) -> str:
    """All that an editor enters of a part, on one line."""
    if part is None:
        return ""
    fields = [field for field in shown_fields(model, owner_name) if field.editable]
    texts = [printer.value(field, part["columns"].get(field.attname)) for field in fields]
    for field in own_lists(model):
        texts += [printer.listed(field, key) for key in part["lists"].get(field.name, [])]
    return " · ".join(text for text in texts if text)
