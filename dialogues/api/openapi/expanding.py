"""The description of links that can be expanded: a link, or the whole record with what the link says."""

import copy
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent

from dialogues.api.serializers.shape import Shape

JsonSchema = dict[str, Any]
BEFORE = "#/components/schemas/"


def with_expanded(inspector: AutoSchema, view: Any, properties: JsonSchema) -> JsonSchema:
    """The properties of a record, where those that ``expand`` takes can be either."""
    expandable = {
        name: _either(inspector, properties[name], view.by_noun[noun].detail_shape)
        for name, noun in view.links.items()
    }
    return properties | expandable


def _either(inspector: AutoSchema, schema: JsonSchema, shape: type[Shape]) -> JsonSchema:
    """Wherever the schema points at the link: one of them, a list of them, or none."""
    if "$ref" in schema:
        return {"anyOf": [_expanded(inspector, schema["$ref"], shape), schema]}
    either = copy.deepcopy(schema)
    if "items" in either:
        either["items"] = _either(inspector, either["items"], shape)
    if "oneOf" in either:
        either["oneOf"] = [_either(inspector, one, shape) for one in either["oneOf"]]
    return either


def _expanded(inspector: AutoSchema, reference: str, shape: type[Shape]) -> JsonSchema:
    name = reference.removeprefix(BEFORE)
    link = inspector.registry[name, ResolvedComponent.SCHEMA].schema
    whole = inspector.resolve_serializer(shape, "response").schema
    schema = {
        "type": "object",
        "properties": whole["properties"] | link["properties"],
        "required": sorted({*whole["required"], *link["required"]}),
    }
    component = ResolvedComponent(
        name=f"{name}Expanded",
        type=ResolvedComponent.SCHEMA,
        schema=schema,
        object=(shape, name, "expanded"),
    )
    inspector.registry.register_on_missing(component)
    return component.ref
