"""Whatever stands after the question mark of any address is understood, or refused by its name."""

import itertools
import json

import pytest
from django.http import QueryDict

from tests.api.asking import BASE, COLLECTIONS
from tests.api.full_records import FULL, key_of
from tests.api.test_schema import LISTINGS

pytestmark = pytest.mark.django_db

LISTS = [f"{name}/" for name in COLLECTIONS]
FACETS = [f"{name}/facets/" for name in COLLECTIONS]
RECORDS = [f"{name}/one/" for name in COLLECTIONS]
BESIDE = ["", "search/", "compare/", "network/", "schema/"]
EVERYWHERE = [*LISTS, *FACETS, *RECORDS, *BESIDE]


@pytest.fixture
def refused(client):
    """The faults found in a query string; fails if there are none."""

    def get(path: str, query: str) -> list[dict]:
        name, _, last = path.partition("/")
        if last == "one/":
            path = f"{name}/{key_of(FULL[name]())}/"
        answer = client.get(f"{BASE}{path}?{query}")
        assert answer.status_code == 400, answer.content[:300]
        assert answer["Content-Type"] == "application/problem+json"
        return json.loads(answer.content)["errors"]

    return get


def needed(path: str) -> str:
    return "q=trade&" if path == "search/" else ""


@pytest.mark.parametrize("path", EVERYWHERE)
def test_an_unknown_parameter_is_named_with_the_nearest_there_is(refused, path):
    [error] = refused(path, f"{needed(path)}formatt=json")

    assert error["field"] == "formatt"
    assert error["message"] == "There is no parameter “formatt”. Did you mean “format”?"
    assert "format" in error["allowed"]


def test_the_page_of_the_description_takes_only_its_own(refused):
    [error] = refused("docs/", "scirpt=1")

    assert error["message"] == "There is no parameter “scirpt”. Did you mean “script”?"


@pytest.mark.parametrize("path", [*LISTS[:2], FACETS[0], RECORDS[0], *BESIDE])
def test_any_name_is_refused_in_print(refused, path):
    for name in ("%00", "a%00b", "%0B", "%F0%9F%92%A5", "x" * 5000, "a[b]", "__class__"):
        [error] = refused(path, f"{needed(path)}{name}=1")
        assert error["message"].startswith("There is no parameter “")
        assert error["message"].isprintable()
        assert len(error["field"]) <= 100


@pytest.mark.parametrize("path", EVERYWHERE)
def test_an_unknown_format_is_named_with_those_there_are(refused, path):
    [error] = refused(path, f"{needed(path)}format=xml")

    assert error["field"] == "format"
    assert "json" in error["allowed"]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_what_is_one_thing_is_said_once(refused, path):
    errors = refused(path, f"{needed(path)}format=json&format=json")

    assert [(one["field"], one["message"]) for one in errors] == [
        ("format", "“format” can be given only once.")
    ]


@pytest.mark.parametrize("path", LISTS)
def test_what_a_list_takes_once(refused, path):
    for name in ("q", "ordering", "page_size", "cursor", "updated_after"):
        errors = refused(path, f"{name}=a&{name}=b")
        assert f"“{name}” can be given only once." in [one["message"] for one in errors]


@pytest.mark.parametrize("path", LISTS)
def test_a_page_has_1_to_200_records(refused, path):
    for size in ("0", "-1", "201", "1.5", "ten", "%00", "9" * 5000):
        assert refused(path, f"page_size={size}") == [
            {
                "field": "page_size",
                "message": "“page_size” is a whole number from 1 to 200.",
            }
        ]


@pytest.mark.parametrize("path", [*LISTS, *FACETS])
def test_an_empty_value_asks_for_nothing(client, path):
    """As a form sends what was not filled in."""
    name = path.partition("/")[0]
    FULL[name]()
    plain = client.get(f"{BASE}{path}").json()
    names = [*filters_of(name), "q", "updated_after", "format"]
    names += ["ordering", "page_size", "cursor", "fields", "omit", "expand"] * (path in LISTS)
    answer = client.get(f"{BASE}{path}?{'&'.join(f'{one}=' for one in names)}")

    assert answer.status_code == 200
    assert answer.json() == plain


def filters_of(name: str) -> list[str]:
    return LISTINGS[name].filter_names()


@pytest.mark.parametrize("name", COLLECTIONS)
@pytest.mark.parametrize("kind", ["", "facets/"])
def test_an_unknown_value_of_any_filter_is_refused(refused, name, kind):
    values = ["%00", "%0B", "%ED%A0%80", "no-such-thing", "x" * 5000, "%F0%9F%92%A5"]
    for parameter, value in itertools.product(filters_of(name), values):
        [error] = refused(f"{name}/{kind}", f"{parameter}={value}")
        assert error["field"] == parameter
        assert len(error["message"]) < 700
        assert error["message"].isprintable()


@pytest.mark.parametrize("name", COLLECTIONS)
@pytest.mark.parametrize("kind", ["", "facets/"])
def test_many_values_of_any_filter_are_refused(client, name, kind):
    for parameter in filters_of(name):
        for number in (101, 900):
            asked = QueryDict(mutable=True)
            asked.setlist(parameter, [f"v{place}" for place in range(number)])
            answer = client.get(f"{BASE}{name}/{kind}?{asked.urlencode()}")
            assert answer.status_code == 400, parameter
            assert {one["field"] for one in answer.json()["errors"]} == {parameter}


@pytest.mark.parametrize("path", EVERYWHERE)
def test_two_thousand_values_are_too_many_anywhere(client, path):
    """More than the server reads at all; refused as a whole."""
    query = "&".join(["topic=a"] * 2000)
    answer = client.get(f"{BASE}{path.replace('one/', '1/')}?{query}")

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
