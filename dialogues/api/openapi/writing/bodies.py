"""Entries and editing forms as components of the description."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent

from dialogues.api.openapi.writing.values import LARGEST_ID, of_column, of_key
from dialogues.api.writing.forms import STEPS
from dialogues.choices import Status
from dialogues.editorial.entering.forms import FORMS, can_be_inline
from dialogues.editorial.entering.kinds import (
    MOST_IN_A_LIST,
    MOST_RECORDS,
    Children,
    Column,
    Field,
    Form,
    One,
    Parts,
)
from dialogues.models import Country, Document
from dialogues.models.next_version import IN_WORK

JsonSchema = dict[str, Any]
REF = {"type": "string", "pattern": "^[A-Za-z0-9._-]{1,60}$"}


class Bodies:
    """Registers each component once, whoever refers to it first."""

    def __init__(self, inspector: AutoSchema) -> None:
        self.registry = inspector.registry

    def entry(self, form: Form) -> JsonSchema:
        """What makes a new record, alone or within another."""
        return self._component(form, "Entry", lambda: self._new(form))

    def within(self, form: Form) -> JsonSchema:
        """A position of the document around it, whose text its words stand in."""
        return self._component(form, "EntryWithin", lambda: self._new(form, without=("document",)))

    def whole(self, form: Form) -> JsonSchema:
        """What replaces a record."""
        return self._component(form, "Whole", lambda: self._stored(form, _required(form)))

    def part_of(self, form: Form) -> JsonSchema:
        """What changes a record in some of its fields."""
        return self._component(form, "Changes", lambda: self._stored(form, []))

    def editing(self, form: Form) -> JsonSchema:
        """What is answered: where the record stands, and its fields as they can be sent back."""
        return self._component(form, "Editing", lambda: self._editing(form))

    def page(self, form: Form) -> JsonSchema:
        return self._component(form, "EditingPage", lambda: self._page(form))

    def _new(self, form: Form, without: tuple[str, ...] = ()) -> JsonSchema:
        fields = [field for field in form.fields if field.name not in without]
        schema = _object(self._properties(form, fields), _required(form, within=True))
        if form.model in FORMS:
            schema["properties"]["ref"] = {
                **REF,
                "description": _("A name for this entry, by which the same request refers to it."),
            }
        return schema

    def _stored(self, form: Form, required: list[str]) -> JsonSchema:
        fields = [field for field in form.fields if not isinstance(field, Children)]
        schema = _object({**_told(), **self._properties(form, fields)}, required)
        schema["description"] = _(
            "What an editing form tells of the record’s standing may be sent back as it was read."
        )
        return schema

    def _editing(self, form: Form) -> JsonSchema:
        fields = [field for field in form.fields if not isinstance(field, Children)]
        values = {field.name: self._printed(form, field) for field in fields}
        told = _told()
        return _object(
            {**told, **values}, [*(name for name in told if name != "problems"), *values]
        )

    def _page(self, form: Form) -> JsonSchema:
        address: JsonSchema = {"type": ["string", "null"], "format": "uri"}
        properties: dict[str, JsonSchema] = {
            "count": {"type": ["integer", "null"]},
            "next": address,
            "previous": address,
            "results": {"type": "array", "items": self.editing(form)},
        }
        return _object(properties, list(properties))

    def _properties(self, form: Form, fields: Any) -> dict[str, JsonSchema]:
        return {field.name: self._field(form, field) for field in fields}

    def _field(self, form: Form, field: Field) -> JsonSchema:
        match field:
            case Column():
                return of_column(field, form.column(field))
            case One():
                column = form.column(field)
                choices = self._reference(field.model, anonymous=field.anonymous)
                return {"anyOf": [*choices, *([{"type": "null"}] if column.null else [])]}
            case Parts():
                return _list(self.entry(field.form))
            case Children(linked=False):
                inner = FORMS[field.model]
                entry = self.within(inner) if form.model is Document else self.entry(inner)
                return _list(entry, MOST_RECORDS)
        return _list({"anyOf": self._reference(field.model)})

    def _reference(self, model: type[models.Model], *, anonymous: bool = False) -> list[JsonSchema]:
        """A whole entry can carry a ref too: clients that take the first that fits try it first."""
        choices: list[JsonSchema] = [of_key(model)]
        if can_be_inline(model):
            choices.append(self.entry(FORMS[model]))
        if model is not Country:
            choices.append(_object({"ref": REF}, ["ref"]))
        if anonymous:
            choices.append(_object({"anonymous": {"const": True}}, ["anonymous"]))
        return choices

    def _printed(self, form: Form, field: Field) -> JsonSchema:
        """As an editing form has it: references by key, and nothing bounded that is stored."""
        match field:
            case Column():
                schema = of_column(field, form.column(field))
                return {name: schema[name] for name in ("type", "items") if name in schema}
            case One():
                key = {"type": of_key(field.model)["type"]}
                return {"type": [key["type"], "null"]} if form.column(field).null else key
            case Parts():
                values = {one.name: self._printed(field.form, one) for one in field.form.fields}
                return _list(_object(values, list(values)))
        return _list({"type": of_key(field.model)["type"]})

    def _component(self, form: Form, suffix: str, make: Any) -> JsonSchema:
        """Entries refer to each other in circles: the name is there before the contents."""
        component = ResolvedComponent(
            name=f"{form.model.__name__}{suffix}",
            type=ResolvedComponent.SCHEMA,
            schema={"type": "object"},
            object=(form.model, suffix),
        )
        if component not in self.registry:
            self.registry.register(component)
            component.schema.update(make())
        return component.ref


def _required(form: Form, *, within: bool = False) -> list[str]:
    return [
        field.name
        for field in form.fields
        if form.is_required(field) and not (within and getattr(field, "around", False))
    ]


def _object(properties: dict[str, JsonSchema], required: list[str]) -> JsonSchema:
    schema: JsonSchema = {"type": "object", "additionalProperties": False}
    return {**schema, "properties": properties, **({"required": required} if required else {})}


def _list(items: JsonSchema, most: int = MOST_IN_A_LIST) -> JsonSchema:
    return {"type": "array", "items": items, "maxItems": most}


def _told() -> dict[str, JsonSchema]:
    waiting = _object(
        {
            "status": {"type": "string", "enum": [str(status) for status in IN_WORK]},
            "version": {"type": "integer"},
        },
        ["status", "version"],
    )
    fault = _object(
        {"field": {"type": "string"}, "message": {"type": "string"}}, ["field", "message"]
    )
    return {
        "id": {"type": "integer", "minimum": 1, "maximum": LARGEST_ID},
        "url": {"type": "string", "format": "uri"},
        "status": {"type": "string", "enum": list(Status.values)},
        "version": {"type": "integer", "description": _("Grows with every save.")},
        "published": {"type": "boolean"},
        "next_version": {
            "anyOf": [waiting, {"type": "null"}],
            "description": _("What a published record is to become, while that is in work."),
        },
        "open_steps": {"type": "array", "items": {"type": "string", "enum": list(STEPS)}},
        "problems": {
            "type": "array",
            "items": fault,
            "description": _("What keeps it from being public; not told in lists."),
        },
    }
