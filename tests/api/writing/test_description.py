"""What is written and answered is as the description of the API says."""

import json
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker

from dialogues.api.openapi.writing.examples import CHANGES, ENTRIES
from tests.api.asking import BASE, COLLECTIONS
from tests.api.writing.conftest import program
from tests.factories import (
    ConferenceFactory,
    CountryFactory,
    DocumentFactory,
    EditorFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

FACTORIES: dict[str, Any] = {
    "conferences": ConferenceFactory,
    "documents": DocumentFactory,
    "institutions": InstitutionFactory,
    "participants": ParticipantFactory,
    "topics": TopicFactory,
    "positions": PositionFactory,
}


@pytest.fixture(scope="module")
def description() -> Any:
    return Client().get(f"{BASE}schema/").json()


def faults(description: Any, schema: Any, value: Any) -> list[str]:
    whole = {**schema, "components": description["components"]}
    found = Draft202012Validator(whole, format_checker=FormatChecker()).iter_errors(value)
    return [f"{error.json_path}: {error.message}" for error in found]


def operation(description: Any, path: str, method: str) -> Any:
    return description["paths"][f"{BASE}{path}"][method]


def body_of(described: Any) -> Any:
    return described["requestBody"]["content"]["application/json"]["schema"]


def answer_faults(description: Any, described: Any, answer: Any) -> list[str]:
    kinds = described["responses"][str(answer.status_code)]["content"]
    schema = kinds[answer["Content-Type"].split(";")[0]]["schema"]
    return faults(description, schema, json.loads(answer.content))


@pytest.mark.parametrize("name", COLLECTIONS)
def test_the_examples_are_as_described(description, name):
    noun = COLLECTIONS[name]
    key = "{id}" if name == "positions" else "{slug}"
    create = operation(description, f"{name}/", "post")
    change = operation(description, f"{name}/{key}/", "patch")

    assert faults(description, body_of(create), ENTRIES[noun]) == []
    assert faults(description, body_of(change), CHANGES[noun]) == []
    assert faults(description, body_of(create), {}) != []
    assert faults(description, body_of(create), {**ENTRIES[noun], "status": "published"}) != []


@pytest.mark.parametrize("name", [name for name in COLLECTIONS if name != "positions"])
def test_the_example_makes_what_it_says_and_the_answer_is_as_described(description, name):
    CountryFactory(code="JP")
    answer = program(EditorFactory())("post", f"{name}/", ENTRIES[COLLECTIONS[name]])

    assert answer.status_code == 201, answer.content
    assert answer_faults(description, operation(description, f"{name}/", "post"), answer) == []


@pytest.mark.parametrize("name", COLLECTIONS)
def test_forms_are_answered_as_described_and_can_be_sent_back(description, name):
    record = FACTORIES[name]()
    send = program(EditorFactory())
    key = "{id}" if name == "positions" else "{slug}"
    path = f"{name}/{getattr(record, 'slug', record.pk)}/"
    change = {"positions": {"note": "N"}, "topics": {"scope_note": "N"}}.get(name, {"note": "N"})

    changed = send("patch", path, change, match="*")
    one, many = send("get", path, view="editing"), send("get", f"{name}/", view="editing")

    of_one = operation(description, f"{name}/{key}/", "get")
    assert json.loads(one.content)["next_version"] == {"status": "draft", "version": 1}
    assert (
        answer_faults(description, operation(description, f"{name}/{key}/", "patch"), changed) == []
    )
    assert answer_faults(description, of_one, one) == []
    assert answer_faults(description, operation(description, f"{name}/", "get"), many) == []
    whole = body_of(operation(description, f"{name}/{key}/", "put"))
    assert faults(description, whole, json.loads(one.content)) == []


@pytest.mark.parametrize("step", ["submit", "discard"])
def test_a_refusal_is_as_described(description, step):
    topic = TopicFactory()
    path = f"topics/{topic.slug}/steps/"
    described = operation(description, "topics/{slug}/steps/", "post")

    answer = program(EditorFactory())("post", path, {"step": step}, match="*")

    assert answer.status_code == 409
    assert answer_faults(description, described, answer) == []
    assert faults(description, body_of(described), {"step": step}) == []
    assert faults(description, body_of(described), {"step": step, "reason": "Why?"}) != []
