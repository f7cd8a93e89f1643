"""Requests that nobody sends by mistake: a refusal each time, never a failure of the server."""

import base64
import json

import pytest

from tests.api.asking import BASE, COLLECTIONS
from tests.api.full_records import FULL

pytestmark = pytest.mark.django_db

VALUES = [
    "\x00",
    "a\x00b",
    "\ud800".encode("utf-8", "surrogatepass"),
    b"\xff\xfe",
    "\x0b",
    "٣",
    "１２",
    "²",
    "99999999999999999999",
    "-99999999999999999999",
    "9" * 5000,
    "1e1000000",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "0000-00-00",
    "2021-13-01",
    "2021-W01-1",
    "0000",
    "10000",
    "'; DROP TABLE dialogues_position; --",
    "%",
    "_",
    '"' * 199,
    "-" * 199,
    "*",
    "(" * 150,
    " OR ".join(["a"] * 40),
    "../../etc/passwd",
    "{{ 7 * 7 }}",
    "[" * 2000,
]
PARAMETERS = [
    "q", "ordering", "page_size", "cursor", "fields", "format", "updated_after", "topic", "stance",
    "holder", "holder_kind", "country", "about", "institution", "host", "conference", "document",
    "kind", "year", "date_after", "date_before", "page_size__gt", "id", "",
]  # fmt: skip


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_any_value_of_any_parameter_is_answered_or_refused(client, parameter):
    FULL["positions"]()
    for value in VALUES:
        for path in ("positions/", "positions/facets/"):
            response = client.get(f"{BASE}{path}", {parameter: value})
            assert response.status_code in (200, 400), (path, value)
            assert response["Content-Type"] in ("application/json", "application/problem+json")


@pytest.mark.parametrize("name", COLLECTIONS)
def test_any_search_is_answered_or_refused(client, name):
    FULL[name]()
    for value in VALUES:
        assert client.get(f"{BASE}{name}/", {"q": value}).status_code in (200, 400), value
        assert client.get(f"{BASE}search/", {"q": value}).status_code in (200, 400), value


def cursor(*values) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "forged",
    [
        cursor("-date", 0, []),
        cursor("-date", 0, ["2021-01-01", 1, 1, 2**70]),
        cursor("-date", 0, ["2021-01-01", 2**70, 1, 1]),
        cursor("-date", 0, ["2021-01-01", 1, 1, "1"]),
        cursor("-date", 0, ["2021-01-01", 1, 1, None]),
        cursor("-date", 0, ["0000-01-01", 1, 1, 1]),
        cursor("-date", 0, [{"a": 1}, 1, 1, 1]),
        cursor("-date", 0, ["2021-01-01\x00", 1, 1, 1]),
        cursor("statement", 0, ["x", 1]),
        cursor("-updated", 0, ["0001-01-01T00:00:00+14:00", 1]),
        cursor(1, 2, 3),
        cursor(None, None, None),
        cursor(),
        "AAAA",
        "=" * 10,
        "é",
        base64.urlsafe_b64encode(b"[" * 1400).decode(),
    ],
)
def test_a_forged_cursor_is_refused(failure, forged):
    for parameters in ({}, {"ordering": "-updated"}):
        problem = failure("positions/", cursor=forged, **parameters)
        assert [error["field"] for error in problem["errors"]] == ["cursor"]


def test_too_many_values_and_parameters_are_refused(client):
    many_values = {"topic": [f"t{number}" for number in range(101)]}
    many_names = {f"p{number}": "1" for number in range(11_000)}

    assert client.get(f"{BASE}positions/", many_values).status_code == 400
    assert client.get(f"{BASE}positions/", many_names).status_code == 400


@pytest.mark.parametrize(
    "accept",
    [
        "\x00",
        "a" * 8000,
        "*/*;" * 1500,
        "application/json;q=" + "9" * 400,
        ",".join(["a/b"] * 2000),
        "/",
        ";",
        "*",
    ],
)
def test_any_accept_header_is_answered_or_refused(client, accept):
    response = client.get(f"{BASE}topics/", headers={"accept": accept})

    assert response.status_code in (200, 406)


def test_other_headers_do_no_harm(client):
    headers = {
        "authorization": "Token \x00",
        "cookie": 'sessionid="aaaaaaaa\\000b"',
        "content-type": "multipart/form-data; boundary=\x00",
        "x-http-method-override": "DELETE",
        "content-length": "99999",
    }
    for name, value in headers.items():
        expected = 401 if name == "authorization" else 200
        assert client.get(f"{BASE}topics/", headers={name: value}).status_code == expected
