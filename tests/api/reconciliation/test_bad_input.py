"""Whatever is sent, the answer names what is wrong and what would do; never a server's fault."""

import json

import pytest

from tests.api.reconciliation.asking import SERVICE, post, refused
from tests.api.reconciliation.shapes import RESULTS, faults

pytestmark = pytest.mark.django_db

TYPES = "Allowed: participant, institution, topic, conference."


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ([], ("queries.q0", "A query is a JSON object: write {…}.")),
        ({}, ("queries.q0", "Say in “query” or in “properties” what to look for.")),
        ({"properties": []}, ("queries.q0", "Say in “query” or in “properties” what to look for.")),
        ({"query": 5}, ("queries.q0.query", "Write a text in quotation marks.")),
        (
            {"query": "x" * 301},
            ("queries.q0.query", "This has 301 characters; at most 300 are read."),
        ),
        ({"query": "a", "type": "Q5"}, ("queries.q0.type", f"“Q5” is no value of “type”. {TYPES}")),
        (
            {"query": "a", "type_strict": "never"},
            (
                "queries.q0.type_strict",
                "“never” is no value of “type_strict”. Allowed: any, should, all.",
            ),
        ),
        ({"query": "a", "limit": 0}, ("queries.q0.limit", "Write a whole number from 1 to 50.")),
        ({"query": "a", "limit": 1.5}, ("queries.q0.limit", "Write a whole number from 1 to 50.")),
        ({"query": "a", "limit": True}, ("queries.q0.limit", "Write a whole number from 1 to 50.")),
        (
            {"query": "a", "properties": [{"pid": "country"}]},
            ("queries.q0.properties.0", "A property has a “pid” and a “v”, and nothing else."),
        ),
        (
            {"query": "a", "properties": [{"pid": "country", "v": None}]},
            (
                "queries.q0.properties.0.v",
                "A value is a text, a number, true, false, or an object with an “id”.",
            ),
        ),
        (
            {"query": "a", "properties": [{"pid": "country", "v": ["JP"] * 11}]},
            ("queries.q0.properties.0.v", "At most 10 values can be given."),
        ),
        (
            {"query": "a", "properties": [{"pid": "country", "v": "JP"}] * 11},
            ("queries.q0.properties", "Write a list of at most 10 properties."),
        ),
    ],
)
def test_what_is_wrong_with_a_query(client, query, expected):
    response = post(client, queries={"q0": query, "q1": {"query": "good"}})

    assert (response.status_code, refused(response)) == (400, [expected])


def test_unknown_members_and_properties_are_named_with_what_there_is(client):
    query = {"query": "a", "limits": 5, "properties": [{"pid": "P31", "v": "Q5"}]}
    response = post(client, queries={"q0": query})

    assert [one["field"] for one in response.json()["errors"]] == [
        "queries.q0.limits",
        "queries.q0.properties.0.pid",
    ]
    member, pid = response.json()["errors"]
    assert member["message"] == "There is no parameter “limits”. Did you mean “limit”?"
    assert {"country", "wikidata"} <= set(pid["allowed"])


def test_control_characters_are_refused(client):
    [(field, message)] = refused(post(client, queries={"q0": {"query": "a\x0bb"}}))

    assert field == "queries.q0.query"
    assert "U+000B" in message


@pytest.mark.parametrize("name", ["queries", "extend"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is not JSON"),
        ("{", "is not JSON"),
        ("[]", "is a JSON object"),
        ('{"a": NaN}', "NaN is no JSON value"),
        ('{"a": {}, "a": {}}', "the same member twice"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a": ' + "9" * 5_000 + "}", "is not JSON"),
    ],
)
def test_what_is_no_json(client, name, text, told):
    response = post(client, **{name: text})

    assert response.status_code == 400
    [(field, message)] = refused(response)
    assert field == name
    assert told in message


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"queries": {str(n): {"query": "a"} for n in range(26)}},
            "at most 25 queries; this one has 26",
        ),
        (
            {"extend": {"ids": ["a"] * 201, "properties": []}},
            "At most 200 records are read at once",
        ),
        ({"queries": " " * 200_001}, "at most 200000 are read"),
        ({"queries": "x" * 2_500_000}, "more than 2401000 bytes"),
    ],
)
def test_too_much_at_once(client, fields, told):
    response = post(client, **fields)

    assert (response.status_code, response["Content-Type"]) == (413, "application/problem+json")
    assert told in response.json()["detail"]


@pytest.mark.parametrize(
    ("extend", "field"),
    [
        ({}, "extend.ids"),
        ({"ids": "topics/x", "properties": []}, "extend.ids"),
        ({"ids": [5], "properties": []}, "extend.ids"),
        ({"ids": [], "properties": {}}, "extend.properties"),
        ({"ids": [], "properties": [{"id": "P31"}]}, "extend.properties.0.id"),
        ({"ids": [], "properties": ["names"]}, "extend.properties.0"),
        (
            {"ids": [], "properties": [{"id": "names", "settings": {"most": 1}}]},
            "extend.properties.0.settings",
        ),
        (
            {"ids": [], "properties": [{"id": "names", "settings": {"limit": 101}}]},
            "extend.properties.0.settings.limit",
        ),
        (
            {"ids": [], "properties": [{"id": "names", "settings": {"show": "all"}}]},
            "extend.properties.0.settings.show",
        ),
        ({"ids": [], "properties": [], "more": 1}, "extend.more"),
    ],
)
def test_what_is_wrong_with_an_extension(client, extend, field):
    response = post(client, extend=extend)

    assert response.status_code == 400
    assert field in [one for one, _message in refused(response)]


def test_one_question_at_a_time(client):
    both = {"queries": "{}", "extend": '{"ids": [], "properties": []}'}

    for response in (post(client), post(client, **both), client.get(SERVICE, both)):
        assert response.status_code == 400
        assert response.json()["detail"] == "Send one of the two: “queries” or “extend”."


def test_what_is_posted_in_another_way(client):
    as_json = client.post(SERVICE, {"queries": {}}, content_type="application/json")
    unknown = post(client, queries="{}", callback="x")
    twice = client.post(
        SERVICE, "queries=%7B%7D&queries=%7B%7D", content_type="application/x-www-form-urlencoded"
    )
    beside = post(client, f"{SERVICE}?lang=en", queries="{}")

    assert as_json.status_code == 415
    assert [refused(one)[0][0] for one in (unknown, twice, beside)] == [
        "callback",
        "queries",
        "lang",
    ]


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("?callback=x", "callback"),
        ("suggest/entity/?prefix=a&cursor=-1", "cursor"),
        ("suggest/entity/?prefix=a&cursor=201", "cursor"),
        ("suggest/entity/?prefix=a&cursor=", "cursor"),
        ("suggest/entity/?prefix=a&limit=51", "limit"),
        ("suggest/entity/?prefix=a&type=Q5", "type"),
        ("suggest/entity/?prefix=a&nonsense=1", "nonsense"),
        ("suggest/entity/?prefix=%00", "prefix"),
        (f"suggest/type/?prefix={'x' * 201}", "prefix"),
        ("properties/?type=Q5", "type"),
        ("properties/?limit=x", "limit"),
        ("preview/?id=topics/x&format=html", "format"),
    ],
)
def test_parameters_are_strict(client, path, field):
    response = client.get(f"{SERVICE}{path}")

    assert response.status_code == 400
    assert field in [one for one, _message in refused(response)]


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_not_there(client, method):
    response = getattr(client, method)(SERVICE)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, POST, OPTIONS")


def test_a_batch_of_nothing_and_a_batch_in_the_address(client):
    query = json.dumps({"q0": {"query": "nobody"}})

    assert post(client, queries={}).json() == {}
    assert client.get(SERVICE, {"queries": query}).json() == {"q0": {"result": []}}
    assert faults(RESULTS, {"q0": {"result": []}}) == []
