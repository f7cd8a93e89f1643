"""What the API's own description says of the service is true of its answers."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.api.asking import BASE
from tests.api.reconciliation.asking import SERVICE, post, wanted
from tests.factories import ConferenceFactory, InstitutionFactory, ParticipantFactory, TopicFactory

pytestmark = pytest.mark.django_db


def faults(schema: Any, path: str, answer: Any, method: str = "get") -> list[str]:
    responses = schema["paths"][f"{SERVICE}{path}"][method]["responses"]
    media_type = answer["Content-Type"].split(";")[0]
    described = responses[str(answer.status_code)]["content"][media_type]["schema"]
    validator = Draft202012Validator(
        {**described, "components": schema["components"]}, format_checker=FormatChecker()
    )
    return [error.message for error in validator.iter_errors(answer.json())]


def test_answers_are_as_described(client):
    schema = client.get(f"{BASE}schema/").json()
    for make in (ParticipantFactory, InstitutionFactory, TopicFactory):
        make(name="Trust", slug="trust")
    ConferenceFactory(title="Trust", slug="trust")
    ids = [f"{kind}/trust" for kind in ("participants", "institutions", "topics", "conferences")]
    properties = [one["id"] for one in client.get(f"{SERVICE}properties/").json()["properties"]]
    batch = {"q0": {"query": "Trust", "properties": [wanted("country", "JP")]}}
    extend = {"ids": [*ids, "nothing"], "properties": [{"id": one} for one in properties]}

    answers = [
        ("", post(client, queries=batch), "post"),
        ("", post(client, extend=extend), "post"),
        ("", post(client, queries={"q0": {}}), "post"),
        ("", post(client, queries=" " * 200_001), "post"),
        ("", client.get(SERVICE), "get"),
        ("", client.get(SERVICE, {"queries": json.dumps(batch)}), "get"),
        ("suggest/entity/", client.get(f"{SERVICE}suggest/entity/?prefix=trust&limit=2"), "get"),
        ("suggest/type/", client.get(f"{SERVICE}suggest/type/"), "get"),
        ("suggest/property/", client.get(f"{SERVICE}suggest/property/"), "get"),
        ("properties/", client.get(f"{SERVICE}properties/?type="), "get"),
        ("preview/", client.get(f"{SERVICE}preview/?id=topics/none"), "get"),
    ]

    assert [answer.status_code for _path, answer, _method in answers] == [
        200, 200, 400, 413, 200, 200, 200, 200, 200, 200, 404,
    ]  # fmt: skip
    for path, answer, method in answers:
        assert faults(schema, path, answer, method) == [], path


def test_the_examples_are_good_ones(client):
    schema = client.get(f"{BASE}schema/").json()
    form = schema["paths"][SERVICE]["post"]["requestBody"]["content"]
    for example in form["application/x-www-form-urlencoded"]["examples"].values():
        assert post(client, **example["value"]).status_code == 200
    for parameter in schema["paths"][SERVICE]["get"]["parameters"][:2]:
        text = json.dumps(parameter["content"]["application/json"]["example"])
        assert client.get(SERVICE, {parameter["name"]: text}).status_code == 200
