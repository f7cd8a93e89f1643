"""What schemathesis is to know of this API beside its description."""

from typing import Any

import schemathesis


@schemathesis.hook
def filter_case(context: Any, case: Any) -> bool:
    """An empty value is no value, as a form sends it; the guide says so, a schema cannot."""
    return not any(_is_empty(value) for value in (case.query or {}).values())


def _is_empty(value: Any) -> bool:
    return value == "" or value == [] or (isinstance(value, list) and "" in value)
