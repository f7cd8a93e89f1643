"""What schemathesis is to know of this API beside its description."""

import json
from typing import Any

import schemathesis

#: Of a body in characters. Hundreds of records at once take seconds each, and have their own tests.
LARGEST = 20_000


@schemathesis.hook
def filter_case(context: Any, case: Any) -> bool:
    """An empty value is no value, as a form sends it; the guide says so, a schema cannot."""
    if any(_is_empty(value) for value in (case.query or {}).values()):
        return False
    return not isinstance(case.body, (dict, list)) or _length(case.body) <= LARGEST


def _is_empty(value: Any) -> bool:
    return value == "" or value == [] or (isinstance(value, list) and "" in value)


def _length(body: Any) -> int:
    return len(json.dumps(body, default=str))
