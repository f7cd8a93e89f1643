"""JSON Schemas of what tools take and answer, from the lists’ parameters and the API’s shapes."""

from collections.abc import Collection
from typing import Any

from rest_framework import serializers

from dialogues.api.openapi import parameters
from dialogues.api.serializers.shape import Shape

Json = dict[str, Any]
NULLABLE = {"type": ["string", "null"]}
COUNT = {"type": "integer", "minimum": 0}
COUNT_OR_NULL = {"type": ["integer", "null"], "minimum": 0}
LARGEST_PAGE, PAGE = 20, 10


def of_arguments(view: Any, without: Collection[str] = (), largest: int = LARGEST_PAGE) -> Json:
    """The filters of a collection, and how its pages are asked for."""
    left_out = {"fields", "omit", "expand", "format", *without}
    found = {
        one.name: of_parameter(one)
        for one in parameters.of_list(view(action="list"))
        if one.location == "query" and one.name not in left_out
    }
    found["page_size"] = page_size(largest)
    found["cursor"] = {
        "type": "string",
        "description": "The next_cursor of the answer before, with the same other arguments.",
    }
    return found


def page_size(largest: int, default: int = PAGE) -> Json:
    bounds = {"minimum": 1, "maximum": largest, "default": default}
    return {"type": "integer", **bounds, "description": "Records in one answer."}


def of_parameter(one: Any) -> Json:
    return {**one.type, "description": str(one.description)}


def of_object(properties: Json) -> Json:
    return {"type": "object", "required": list(properties), "properties": properties}


def of_page(name: str, items: Json) -> Json:
    rows = {"type": "array", "items": items}
    return of_object({"count": COUNT_OR_NULL, name: rows, "next_cursor": NULLABLE})


def of_shape(shape: type[Shape] | Shape) -> Json:
    """Of what a shape makes; every property is always there."""
    declared = shape._declared_fields
    return of_object(
        {name: of_field(field, method_of(shape, name)) for name, field in declared.items()}
    )


def method_of(shape: Any, name: str) -> Any:
    """What makes the value, where it is no plain attribute."""
    return getattr(shape, f"get_{name}", None)


def of_field(field: Any, method: Any = None) -> Json:
    schema = of_kind(field, method)
    if getattr(field, "allow_null", False) and "type" in schema:
        schema = {**schema, "type": [schema["type"], "null"]}
        if "enum" in schema:
            schema["enum"] = [*schema["enum"], None]
    if field.help_text:
        schema = {**schema, "description": str(field.help_text)}
    return schema


def of_kind(field: Any, method: Any) -> Json:
    match field:
        case serializers.ListSerializer() | serializers.ListField():
            return {"type": "array", "items": of_field(field.child)}
        case Shape():
            return of_shape(field)
        case serializers.SerializerMethodField():
            return of_annotation(method) or {"type": "string"}
        case serializers.ChoiceField():
            return {"type": "string", "enum": list(field.choices)}
    return of_annotation(field) or {"type": plain_kind(field)}


def of_annotation(annotated: Any) -> Json | None:
    """What is said of it for the API's description."""
    told = getattr(annotated, "_spectacular_annotation", {}).get("field")
    if isinstance(told, Shape):
        return of_field(told)
    return dict(told) if isinstance(told, dict) else None


def plain_kind(field: Any) -> str:
    if isinstance(field, serializers.BooleanField):
        return "boolean"
    if isinstance(field, serializers.IntegerField):
        return "integer"
    return "number" if isinstance(field, serializers.FloatField) else "string"
