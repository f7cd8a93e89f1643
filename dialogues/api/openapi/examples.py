"""Examples in the description: of every parameter by its name, and of every answer from real ones.

The answers lie in ``examples.json``: what the two delivered conferences are answered with, long
lists cut to their first entries. ``python -m tests.contract.examples`` writes them anew, and a test
holds each to its schema.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

Json = dict[str, Any]
FILE = Path(__file__).with_name("examples.json")
#: Answers that writing operations share: the record as its editor goes on with it.
EDITING = ("create", "replace", "change", "step", "merge")
VALUES: Json = {
    "about": "KP",
    "cell": "indo-pacific-concept:RU",
    "conference": "valdai-spf-2021",
    "country": "JP",
    "date_after": "2021-01-01",
    "date_before": "2021-12-31",
    "document": "moscow-and-tokyo-exploring-pathways-for-east-asia",
    "holder": "japanese-experts",
    "host": "valdai-discussion-club",
    "id": 1,
    "Idempotency-Key": '"8e03978e-40d5-43e8-bc93-6894a57f9324"',
    "If-Match": '"12-3"',
    "institution": "sasakawa-peace-foundation",
    "key": "valdai-spf-2021",
    "language": "en",
    "limit": 10,
    "page": 1,
    "parent": "bilateral-relations",
    "participant": "yohei-sasakawa",
    "prefix": "sasa",
    "publisher": "valdai-discussion-club",
    "q": "peace treaty",
    "series": "valdai-spf",
    "since": 0,
    "topic": "indo-pacific-concept",
    "updated_after": "2026-01-01T00:00:00Z",
    "year": "2021",
}
SIDES = ["RU", "JP"]
SLUGS = {
    "conferences": "valdai-spf-2021",
    "documents": "moscow-and-tokyo-exploring-pathways-for-east-asia",
    "institutions": "sasakawa-peace-foundation",
    "participants": "japanese-experts",
    "topics": "indo-pacific-concept",
}


def add_examples(path: str, operation: Json) -> None:
    for parameter in operation.get("parameters", []):
        if "schema" in parameter:
            _add_example(path, parameter)
    for status, answer in operation["responses"].items():
        content = answer.get("content", {}).get("application/json")
        if status in ("200", "201") and content and not content.keys() & {"example", "examples"}:
            example = _answer_of(operation["operationId"], status)
            if example is not None:
                content["example"] = example


def _add_example(path: str, parameter: Json) -> None:
    """With its schema where it is optional: a page to try it on would fill in all filters at once."""
    own = [one["value"] for one in parameter.get("examples", {}).values()]
    values = own or [one for one in [_value(path, parameter)] if one is not None]
    if values and not parameter.get("required"):
        parameter.pop("examples", None)
        parameter["schema"] = {**parameter["schema"], "examples": values}
    elif values and not own:
        parameter["example"] = values[0]


@cache
def _answers() -> Json:
    answers: Json = json.loads(FILE.read_text(encoding="utf-8"))
    return answers


def _answer_of(operation: str, status: str) -> Any:
    """Of a record that is only tried, what would have been made."""
    noun, _underscore, act = operation.rpartition("_")
    if act not in EDITING:
        return _answers().get(operation)
    record = _answers().get(f"{noun}_editing")
    if (act, status) == ("create", "200"):
        return {"dry_run": True, "would_create": {noun: 1}, "record": record}
    return record


def _value(path: str, parameter: Json) -> Any:
    schema = parameter["schema"]
    if parameter["name"] == "slug":
        return SLUGS.get(path.split("/")[3])
    if schema.get("type") == "array":
        if parameter["name"] == "side":
            return SIDES
        one = _single(parameter["name"], schema["items"])
        return None if one is None else [one]
    return _single(parameter["name"], schema)


def _single(name: str, schema: Json) -> Any:
    for known in (schema.get("default"), schema.get("const"), *schema.get("enum", [])[:1]):
        if known is not None:
            return known
    return VALUES.get(name, False if schema.get("type") == "boolean" else None)
