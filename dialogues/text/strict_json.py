"""JSON (RFC 8259) taken literally or not at all: whatever is sent can be stored as it was meant."""

import json
from typing import Any, NoReturn

from django.utils.translation import gettext as _


def read(text: str) -> Any:
    """Raises ``ValueError`` with the reason, and ``RecursionError`` for what is nested too deeply.

    Refused beside what is no JSON: NaN and infinities, a member named twice, half a character.
    """
    value = json.loads(text, parse_constant=_refuse, object_pairs_hook=_without_repetition)
    if "\\ud" in text.lower():
        json.dumps(value, ensure_ascii=False).encode()
    return value


def _refuse(constant: str) -> NoReturn:
    raise ValueError(_("%(name)s is no JSON value") % {"name": constant})


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of a name that stands there twice, nobody can tell which value is meant."""
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError(_("an object names the same member twice"))
    return members
