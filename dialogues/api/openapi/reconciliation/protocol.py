"""The reconciliation protocol, what is asked and what is answered, as JSON Schema."""

from typing import Any

from dialogues.api.openapi.check import PRINTABLE
from dialogues.filters.reconciling import asked, fetching
from dialogues.filters.reconciling.kinds import KINDS, PATTERN
from dialogues.filters.reconciling.properties import PROPERTIES

JsonSchema = dict[str, Any]
TEXT: JsonSchema = {"type": "string", "maxLength": asked.LONGEST_TEXT, "pattern": PRINTABLE}
KIND: JsonSchema = {"type": "string", "enum": list(KINDS)}
#: Clients send nothing between the signs where no type was chosen.
ANY_KIND: JsonSchema = {"type": "string", "enum": ["", *KINDS]}
PROPERTY: JsonSchema = {"type": "string", "enum": list(PROPERTIES)}
IDENTIFIER: JsonSchema = {"type": "string", "pattern": f"^{PATTERN}$"}
ADDRESS: JsonSchema = {"type": "string", "format": "uri"}


def an_object(properties: JsonSchema, *optional: str, **more: Any) -> JsonSchema:
    """All that is not ``optional`` is always there."""
    required = [name for name in properties if name not in optional]
    needed = {"required": required} if required else {}
    return {"type": "object", **needed, "properties": properties, **more}


def a_list(items: JsonSchema, **bounds: int) -> JsonSchema:
    return {"type": "array", "items": items, **bounds}


def closed(properties: JsonSchema, *optional: str, **more: Any) -> JsonSchema:
    return an_object(properties, *optional, additionalProperties=False, **more)


# --- what is asked ------------------------------------------------------------------------------

_VALUE = {
    "anyOf": [
        TEXT,
        {"type": "number"},
        {"type": "boolean"},
        an_object({"id": TEXT, "name": {"type": "string"}}, "name"),
    ]
}
_WANTED = closed(
    {"pid": PROPERTY, "v": {"anyOf": [_VALUE, a_list(_VALUE, maxItems=asked.MOST_VALUES)]}}
)
_QUERY = {
    **closed(
        {
            "query": {**TEXT, "type": ["string", "null"]},
            "type": {"anyOf": [KIND, a_list(KIND), {"type": "null"}]},
            "type_strict": {"enum": [*asked.STRICTNESS, None]},
            "limit": {
                "type": ["integer", "null"],
                "minimum": 1,
                "maximum": asked.LARGEST_LIMIT,
                "default": asked.DEFAULT_LIMIT,
            },
            "properties": {
                **a_list(_WANTED, maxItems=asked.MOST_PROPERTIES),
                "type": ["array", "null"],
            },
        },
        *asked.MEMBERS,
    ),
    "anyOf": [
        {"required": ["query"], "properties": {"query": {"type": "string"}}},
        {
            "required": ["properties"],
            "properties": {"properties": {"type": "array", "minItems": 1}},
        },
    ],
}
QUERIES: JsonSchema = {
    "type": "object",
    "maxProperties": asked.MOST_QUERIES,
    "propertyNames": {"maxLength": asked.LONGEST_KEY, "pattern": PRINTABLE},
    "additionalProperties": _QUERY,
}
_SETTINGS = closed(
    {
        "limit": {"type": "integer", "minimum": 0, "maximum": fetching.MOST_VALUES},
        "show": {"type": "string", "enum": list(fetching.SHOWN_AS)},
    },
    "limit",
    "show",
)
EXTEND: JsonSchema = closed(
    {
        "ids": a_list(
            {"type": "string", "maxLength": fetching.LONGEST_ID, "pattern": PRINTABLE},
            maxItems=fetching.MOST_IDS,
        ),
        "properties": a_list(
            closed({"id": PROPERTY, "settings": _SETTINGS}, "settings"),
            maxItems=fetching.MOST_COLUMNS,
        ),
    }
)
ASKED: dict[str, JsonSchema] = {"queries": QUERIES, "extend": EXTEND}
EXAMPLES: dict[str, Any] = {
    "queries": {
        "q0": {
            "query": "Bystritsky, A.",
            "type": "participant",
            "limit": 3,
            "properties": [{"pid": "conference", "v": "conferences/valdai-spf-2021"}],
        },
        "q1": {"query": "笹川平和財団"},
    },
    "extend": {
        "ids": ["participants/yohei-sasakawa"],
        "properties": [{"id": "names"}, {"id": "country", "settings": {"show": "label"}}],
    },
}

# --- what is answered ---------------------------------------------------------------------------

TYPE_SHAPE = an_object({"id": KIND, "name": {"type": "string"}})
_CANDIDATE = an_object(
    {
        "id": IDENTIFIER,
        "name": {"type": "string"},
        "description": {"type": "string"},
        "type": a_list(TYPE_SHAPE),
        "score": {"type": "integer", "minimum": 0, "maximum": 100},
        "match": {"type": "boolean"},
        "features": a_list(
            an_object({"id": {"type": "string"}, "value": {"type": ["boolean", "integer"]}})
        ),
    }
)
RESULTS: JsonSchema = {
    "type": "object",
    "additionalProperties": closed({"result": a_list(_CANDIDATE)}),
}
_CELL = {
    "anyOf": [
        closed({"id": IDENTIFIER, "name": {"type": "string"}}),
        closed({"str": {"type": "string"}}),
        closed({"int": {"type": "integer"}}),
    ]
}
EXTENDED: JsonSchema = closed(
    {
        "meta": a_list(
            an_object({"id": PROPERTY, "name": {"type": "string"}, "type": TYPE_SHAPE}, "type")
        ),
        "rows": {
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": a_list(_CELL)},
        },
    }
)
_SERVICE = an_object({"service_url": ADDRESS, "service_path": {"type": "string"}})
_TEMPLATE = {"type": "string", "pattern": r"\{\{id\}\}"}
MANIFEST: JsonSchema = closed(
    {
        "versions": a_list({"type": "string"}),
        "name": {"type": "string"},
        "identifierSpace": ADDRESS,
        "schemaSpace": ADDRESS,
        "documentation": ADDRESS,
        "defaultTypes": a_list(TYPE_SHAPE),
        "view": an_object({"url": _TEMPLATE}),
        "preview": an_object(
            {"url": _TEMPLATE, "width": {"type": "integer"}, "height": {"type": "integer"}}
        ),
        "suggest": an_object({"entity": _SERVICE, "property": _SERVICE, "type": _SERVICE}),
        "extend": an_object(
            {"propose_properties": _SERVICE, "property_settings": a_list({"type": "object"})}
        ),
        "batchSize": {"type": "integer"},
    }
)


def suggestions(one: JsonSchema) -> JsonSchema:
    return closed({"result": a_list(one), "cursor": {"type": "integer"}}, "cursor")


PROPERTY_SHAPE = an_object(
    {"id": PROPERTY, "name": {"type": "string"}, "description": {"type": "string"}}
)
