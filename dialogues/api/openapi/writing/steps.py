"""The bodies of what is no record: steps and merges."""

from typing import Any

from django.utils.translation import gettext as _

from dialogues.api.openapi.writing.values import LARGEST_ID, of_key
from dialogues.api.writing.forms import STEPS
from dialogues.api.writing.steps import BELONGS, LONGEST_WORDS, MOST_CHOSEN

JsonSchema = dict[str, Any]


def step() -> JsonSchema:
    """One of the steps, with the members that belong to it."""
    return {"oneOf": [_one(name) for name in STEPS]}


def merge(model: Any) -> JsonSchema:
    told = _("Slug of the record that stays.")
    return _object({"into": {**of_key(model), "description": told}}, ["into"])


def _one(name: str) -> JsonSchema:
    members = {key: value for key, value in _members().items() if name in BELONGS[key]}
    required = {"send_back": ["comment"], "withdraw": ["reason"]}.get(name, [])
    for key in required:
        members[key] = {**members[key], "minLength": 1, "pattern": r"\S"}
    schema = _object({"step": {"const": name}, **members}, ["step", *required])
    return {**schema, "title": name}


def _members() -> dict[str, JsonSchema]:
    text = {"type": "string", "maxLength": LONGEST_WORDS}
    return {
        "comment": {**text, "description": _("Between authors and reviewers; never public.")},
        "reason": {**text, "description": _("Public: why the record was taken back.")},
        "note": {**text, "description": _("Public: what was corrected, in your words.")},
        "keep_wording_back": {
            "type": "boolean",
            "description": _("Readers are not told how it read before."),
        },
        "together": {
            "type": "boolean",
            "description": _(
                "With all that a conference, document or position needs: all of it, or nothing."
            ),
        },
        "positions": {
            "type": "array",
            "items": {"type": "integer", "minimum": 1, "maximum": LARGEST_ID},
            "maxItems": MOST_CHOSEN,
            "description": _("With “together”: only these of its positions; without, all."),
        },
        "chosen": {
            "type": "object",
            "additionalProperties": {"type": "string", "enum": ["mine", "theirs"]},
            "description": _(
                "For each clash that a 409 has named: whether the next version stands (mine) or "
                "what happened to the public record meanwhile (theirs)."
            ),
        },
    }


def _object(properties: dict[str, JsonSchema], required: list[str]) -> JsonSchema:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": required,
    }
