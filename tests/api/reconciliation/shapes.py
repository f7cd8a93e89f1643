"""What the specification says of each answer, as JSON Schemas in our own words.

Reconciliation Service API 0.2, https://reconciliation-api.github.io/specs/0.2/
"""

from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

Json = dict[str, Any]
TEXT: Json = {"type": "string", "minLength": 1}
ADDRESS: Json = {"type": "string", "format": "uri", "pattern": "^https?://"}
TEMPLATE: Json = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}


def _with(needed: Json, optional: Json | None = None, *, closed: bool = False) -> Json:
    properties = needed | (optional or {})
    return {
        "type": "object",
        "required": list(needed),
        "properties": properties,
        "additionalProperties": not closed,
    }


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


NAMED = _with({"id": TEXT, "name": TEXT})
#: A type is an object with an identifier, or the identifier alone.
TYPE = {"anyOf": [_with({"id": TEXT}, {"name": TEXT}), TEXT]}
SERVICE = _with({}, {"service_url": ADDRESS, "service_path": {"type": "string"}})
SETTING = {
    **_with(
        {"name": TEXT, "label": TEXT, "type": {"enum": ["number", "text", "checkbox", "select"]}}
    ),
    "if": {"properties": {"type": {"const": "select"}}},
    "then": _with({"choices": _list(_with({"value": TEXT, "name": TEXT}))}),
}
MANIFEST = _with(
    {
        "versions": {"type": "array", "items": TEXT, "contains": {"const": "0.2"}},
        "name": TEXT,
        "identifierSpace": ADDRESS,
        "schemaSpace": ADDRESS,
    },
    {
        "documentation": ADDRESS,
        "defaultTypes": {"type": "array", "items": NAMED, "uniqueItems": True},
        "view": _with({"url": TEMPLATE}),
        "preview": _with(
            {"url": TEMPLATE, "width": {"type": "integer"}, "height": {"type": "integer"}}
        ),
        "suggest": _with({}, {"entity": SERVICE, "property": SERVICE, "type": SERVICE}),
        "extend": _with({}, {"propose_properties": SERVICE, "property_settings": _list(SETTING)}),
        "batchSize": {"type": "integer", "minimum": 1},
    },
)
FEATURE = _with({"id": TEXT, "value": {"type": ["boolean", "number"]}})
CANDIDATE = _with(
    {"id": TEXT, "name": TEXT, "score": {"type": "number"}},
    {
        "description": {"type": "string"},
        "match": {"type": "boolean"},
        "type": _list(TYPE),
        "features": _list(FEATURE),
    },
)
RESULTS = {"type": "object", "additionalProperties": _with({"result": _list(CANDIDATE)})}
SUGGESTED = _with(
    {
        "result": _list(
            _with(
                {"id": TEXT, "name": TEXT},
                {"description": {"type": "string"}, "notable": _list(TYPE)},
            )
        )
    }
)
PROPOSED = _with(
    {"properties": _list(NAMED)}, {"type": {"type": "string"}, "limit": {"type": "integer"}}
)
CELL = {
    "oneOf": [
        _with({"id": TEXT, "name": TEXT}, {"description": TEXT}, closed=True),
        _with({"str": {"type": "string"}}, closed=True),
        _with({"int": {"type": "integer"}}, closed=True),
        _with({"float": {"type": "number"}}, closed=True),
        _with({"date": {"type": "string", "format": "date-time"}}, closed=True),
        _with({}, closed=True),
    ]
}
EXTENDED = _with(
    {
        "meta": _list(_with({"id": TEXT, "name": TEXT}, {"type": _with({"id": TEXT})})),
        "rows": {
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": _list(CELL)},
        },
    }
)


def faults(schema: Json, answer: Any) -> list[str]:
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(answer)]
