"""Single values of an entry: JSON as it was sent, made into what a column holds."""

import math
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from dialogues.editorial.entering.kinds import Column, Tags
from dialogues.filters.problems import shown
from dialogues.validators import validate_characters

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST_TAGS = 20


class BadValue(Exception):
    """A value that a column does not take; ``allowed`` holds the few that it does."""

    def __init__(self, message: str, allowed: list[str] | None = None) -> None:
        self.allowed = allowed or []
        super().__init__(message)


def column_value(field: Column, column: Any, value: Any) -> Any:
    """What the column is to hold; raises ``BadValue``."""
    if value is None and column.null:
        return None
    if isinstance(field, Tags):
        value = _tags(value)
    value = _of_type(column, value)
    if field.longest:
        _refuse_beyond(field.longest, value)
    try:
        return column.clean(value, None)
    except ValidationError as error:
        raise BadValue(" ".join(error.messages)) from None


def _of_type(column: Any, value: Any) -> Any:
    if column.choices and value not in _choices(column):
        allowed = _choices(column)
        told = _("“%(value)s” is none of: %(allowed)s.")
        raise BadValue(told % {"value": printed(value), "allowed": ", ".join(allowed)}, allowed)
    match column:
        case models.BooleanField():
            return _checked(value, isinstance(value, bool), _("Give true or false."))
        case models.DateField():
            good = isinstance(value, str) and DATE.fullmatch(value)
            return _checked(value, good, _("Give a date such as 2021-07-08."))
        case models.IntegerField():
            return whole_number(value)
    return _checked(value, isinstance(value, str), _("Give a text in quotation marks."))


def _choices(column: Any) -> list[str]:
    """An empty text stands for none where there may be none."""
    listed = [str(value) for value, _label in column.choices]
    return [*listed, ""] if column.blank and not column.has_default() else listed


def _checked(value: Any, is_good: Any, told: str) -> Any:
    if not is_good:
        raise BadValue(told)
    return value


def whole_number(value: Any) -> int:
    """JSON knows one kind of number: 3.0 is a whole one."""
    if isinstance(value, float) and math.isfinite(value) and value.is_integer():
        value = int(value)
    good = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**63
    return int(_checked(value, good, _("Give a whole number, zero or greater.")))


def _refuse_beyond(longest: int, value: Any) -> None:
    if isinstance(value, int):
        if value > longest:
            raise BadValue(_("At most %(most)s is possible.") % {"most": longest})
        return
    if len(value) > longest:
        told = _("This has %(length)s characters; at most %(most)s are allowed.")
        raise BadValue(told % {"length": len(value), "most": longest})
    try:
        validate_characters(value)
    except ValidationError as error:
        raise BadValue(" ".join(error.messages)) from None


def _tags(value: Any) -> str:
    good = isinstance(value, list) and all(isinstance(tag, str) for tag in value)
    _checked(value, good, _("Give a list of language tags such as [“en”, “ja”]."))
    if len(value) > MOST_TAGS:
        raise BadValue(_("At most %(most)s language tags are possible.") % {"most": MOST_TAGS})
    if any("," in tag for tag in value):
        raise BadValue(_("A language tag holds no comma; give each as a text of its own."))
    return ", ".join(value)


def printed(value: Any) -> str:
    """What was sent, short enough for a message."""
    if isinstance(value, str):
        return shown(value)
    return {dict: "{…}", list: "[…]", bool: str(value).lower(), type(None): "null"}.get(
        type(value), shown(str(value)) if not isinstance(value, int) else "…"
    )
