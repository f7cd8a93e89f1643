"""What a single column takes, as JSON Schema, from the model's own rules."""

from typing import Any

from django.db import models
from drf_spectacular.plumbing import list_hash

from dialogues.columns import LONGEST_PROSE, LONGEST_TEXT, LineField, ProseField, VerbatimField
from dialogues.editorial.entering.forms import key_of
from dialogues.editorial.entering.kinds import Column, Tags
from dialogues.editorial.entering.values import MOST_TAGS
from dialogues.models import Country, Position
from dialogues.models.addressed import LONGEST_SLUG
from dialogues.validators import validate_language, validate_web_address

JsonSchema = dict[str, Any]
#: Control characters and noncharacters are refused; a line holds no line end besides.
PROSE = (
    "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\ufdd0-\\ufdef\\ufffe\\uffff]*$"
)
LINE = PROSE.replace("\\u000b\\u000c\\u000e", "\\u000a\\u000b\\u000c\\u000d\\u000e").replace(
    "\\u009f", "\\u009f\\u2028\\u2029"
)
LANGUAGE = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"
ADDRESS = "^$|^[hH][tT][tT][pP][sS]?://"
DAY = {"type": "string", "format": "date", "pattern": "^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
LARGEST_ID = 2**63 - 1


def of_column(field: Column, column: Any) -> JsonSchema:
    schema = _described(_of_kind(field, column), column)
    if column.null:
        schema["type"] = [schema["type"], "null"]
        if "enum" in schema:
            schema["enum"] = [*schema["enum"], None]
    if column.has_default() and not callable(column.default):
        schema["default"] = _plain(column.default)
    return schema


def _of_kind(field: Column, column: Any) -> JsonSchema:
    if isinstance(field, Tags):
        tag = {"type": "string", "pattern": f"^{LANGUAGE}$", "maxLength": 12}
        return {"type": "array", "items": tag, "maxItems": MOST_TAGS}
    if column.choices:
        values = [str(value) for value, _label in column.choices]
        empty = [""] if _may_be_empty(column) else []
        known = list_hash([(value, label) for value, label in column.choices if value])
        return {"type": "string", "enum": [*values, *empty], "x-spec-enum-id": known}
    match column:
        case models.BooleanField():
            return {"type": "boolean"}
        case models.DateField():
            return dict(DAY)
        case models.IntegerField():
            return {"type": "integer", "minimum": 0, "maximum": field.longest}
    return _of_text(field, column)


def _of_text(field: Column, column: Any) -> JsonSchema:
    schema: JsonSchema = {"type": "string", "maxLength": _longest(field, column)}
    if not column.blank:
        schema["minLength"] = 1
    if isinstance(column, models.SlugField):
        schema["pattern"] = "^[-a-zA-Z0-9_]*$"
    elif validate_language in column.validators:
        schema["pattern"] = f"^{LANGUAGE}$" if not column.blank else f"^({LANGUAGE})?$"
    elif validate_web_address in column.validators:
        schema["pattern"] = ADDRESS
    else:
        schema["pattern"] = LINE if isinstance(column, LineField) else PROSE
    return schema


def _may_be_empty(column: Any) -> bool:
    return bool(column.blank and not column.has_default())


def _longest(field: Column, column: Any) -> int:
    if field.longest:
        return field.longest
    if column.max_length:
        return int(column.max_length)
    if isinstance(column, VerbatimField):
        return LONGEST_TEXT
    return LONGEST_PROSE if isinstance(column, ProseField) else LONGEST_TEXT


def _described(schema: JsonSchema, column: Any) -> JsonSchema:
    text = str(column.help_text)
    return {**schema, "description": text} if text else schema


def _plain(default: Any) -> Any:
    return default if isinstance(default, bool) else str(getattr(default, "value", default))


def of_key(model: type[models.Model]) -> JsonSchema:
    """By what a stored record is named."""
    if model is Position:
        return {"type": "integer", "minimum": 1, "maximum": LARGEST_ID}
    if key_of(model) == "code" and model is Country:
        return {"type": "string", "pattern": "^[A-Z]{2,4}$"}
    return {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": LONGEST_SLUG}
