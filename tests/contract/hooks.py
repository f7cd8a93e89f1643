"""What schemathesis is to know of this API beside its description."""

from typing import Any

import schemathesis

#: Bounds beyond this, of entries or of letters, are tried by tests of their own: bodies at such a
#: bound are megabytes of made-up text, and hundreds of records at once take seconds each.
LARGEST = 1_000
BOUNDS = ("maxItems", "maxLength")


@schemathesis.hook
def before_load_schema(context: Any, raw_schema: dict[str, Any]) -> None:
    """Take the widest bounds out of what is sent; all others are still tried from both sides."""
    for item in raw_schema["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict) and "requestBody" in operation:
                _unbound(operation["requestBody"])
    for name, schema in raw_schema["components"]["schemas"].items():
        if name.endswith(("Entry", "Within", "Whole", "Changes")):
            _unbound(schema)


@schemathesis.hook
def filter_case(context: Any, case: Any) -> bool:
    """An empty value is no value, as a form sends it; the guide says so, a schema cannot."""
    return not any(_is_empty(value) for value in (case.query or {}).values())


def _unbound(schema: Any) -> None:
    if isinstance(schema, list):
        for one in schema:
            _unbound(one)
    if not isinstance(schema, dict):
        return
    for name in BOUNDS:
        if isinstance(schema.get(name), int) and (name == "maxItems" or schema[name] > LARGEST):
            del schema[name]
    for one in schema.values():
        _unbound(one)


def _is_empty(value: Any) -> bool:
    return value == "" or value == [] or (isinstance(value, list) and "" in value)
