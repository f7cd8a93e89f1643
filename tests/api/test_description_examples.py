"""The description explains every parameter and answer by an example, and each is as it says."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.api.asking import BASE

pytestmark = pytest.mark.django_db
METHODS = ("get", "post", "put", "patch", "delete")
#: What only an earlier answer can tell, and what OpenRefine sends without effect.
WITHOUT = {
    "cursor", "exact", "filter", "lang", "mql_output", "output", "prefixed", "scoring",
    "spell", "stemmed", "type_strict",
}  # fmt: skip


@pytest.fixture
def schema(client) -> dict[str, Any]:
    return client.get(f"{BASE}schema/").json()


def operations(schema):
    for path, item in schema["paths"].items():
        for method in METHODS:
            if method in item:
                yield f"{method} {path}", item[method]


def examples_of(told):
    if "example" in told:
        return [told["example"]]
    if "examples" in told:
        return [one["value"] for one in told["examples"].values()]
    return told.get("schema", {}).get("examples", [])


def faults(schema, described, example):
    validator = Draft202012Validator(
        {**described, "components": schema["components"]}, format_checker=FormatChecker()
    )
    return [error.message[:300] for error in validator.iter_errors(example)]


def test_every_answer_has_an_example_that_is_as_described(schema):
    lacking, wrong = [], {}
    for name, operation in operations(schema):
        for status, answer in operation["responses"].items():
            content = answer.get("content", {}).get("application/json")
            if content is None or status not in ("200", "201"):
                continue
            found = examples_of(content)
            lacking += [] if found else [f"{name} {status}"]
            for example in found:
                if told := faults(schema, content["schema"], example):
                    wrong[f"{name} {status}"] = told
    assert (lacking, wrong) == ([], {})


def test_every_parameter_has_an_example_that_is_as_described(schema):
    lacking, wrong, undescribed = set(), {}, set()
    for name, operation in operations(schema):
        for parameter in operation.get("parameters", []):
            if not parameter.get("description"):
                undescribed.add(parameter["name"])
            if "schema" not in parameter:
                continue
            found = examples_of(parameter)
            lacking |= set() if found else {parameter["name"]}
            for example in found:
                if told := faults(schema, parameter["schema"], example):
                    wrong[name, parameter["name"]] = told
    assert (lacking, wrong, undescribed) == (WITHOUT, {}, set())


def test_every_operation_says_what_can_go_wrong(schema):
    for name, operation in operations(schema):
        statuses = set(operation["responses"])
        assert {"400", "406", "429", "500", "503"} <= statuses, name
        if not name.startswith("get"):
            assert "415" in statuses or name.startswith("delete"), name
        for status in statuses - {"414"}:
            if status == "default" or status >= "400":
                content = operation["responses"][status]["content"]
                assert set(content) == {"application/problem+json"}, (name, status)
