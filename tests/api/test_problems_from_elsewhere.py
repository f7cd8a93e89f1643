"""Failures under the API's address that no view of it could answer, and bodies that are no good."""

import json
import logging

import pytest
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError, ProgrammingError, connection
from django.db.utils import DatabaseError
from django.http import HttpResponse, HttpResponseNotAllowed
from django.test import Client
from django.urls import include, path
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import APIView

from dialogues.api import database_gone
from dialogues.api.problems import Refusal
from dialogues.filters.problems import Problem
from project.urls import handler400, handler403, handler404, handler500
from project.urls import urlpatterns as all_others
from tests.api.asking import BASE

__all__ = ["handler400", "handler403", "handler404", "handler500"]

pytestmark = pytest.mark.urls(__name__)

RAISED = {
    "refusal": Refusal(
        412, "Somebody was faster.", [Problem("version", "It is 3.", ["3"])], {"ETag": '"3"'}
    ),
    "validation": exceptions.ValidationError(
        {"title": ["This is too long."], "positions": [{}, {"stance": ["“x” is no stance."]}]}
    ),
    "too-big": RequestDataTooBig(),
    "suspicious": SuspiciousOperation("the password is swordfish"),
    "bad": BadRequest("the password is swordfish"),
    "throttled": exceptions.Throttled(wait=7),
    "fault": ZeroDivisionError("the password is swordfish"),
    "conflict": exceptions.APIException("Odd."),
}


class Raises(APIView):
    schema = None

    def get(self, request, name):
        raise RAISED[name]

    def post(self, request, name):
        return Response({"read": request.data})


class Small(Raises):
    largest_body = 100


def plain(request, name):
    if name == "not-allowed":
        return HttpResponseNotAllowed(["POST"])
    if name == "its-own":
        return HttpResponse('{"jsonrpc": "2.0"}', status=400, content_type="application/json")
    raise RAISED[name]


urlpatterns = [
    path("api/v1/raises/<name>/", Raises.as_view()),
    path("api/v1/small/<name>/", Small.as_view()),
    path("mcp/<name>/", plain),
    path("plain/<name>/", plain),
    path("", include(all_others)),
]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def problem(answer) -> dict:
    assert answer["Content-Type"] == "application/problem+json", answer.content
    found = json.loads(answer.content)
    assert found["status"] == answer.status_code
    assert found.pop("instance") == f"urn:request-id:{answer['X-Request-ID']}"
    assert "swordfish" not in str(found)
    return found


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/raises/fault/", 500),
        ("/api/v1/raises/suspicious/", 400),
        ("/api/v1/raises/bad/", 400),
        ("/api/v1/raises/too-big/", 413),
        ("/mcp/fault/", 500),
        ("/mcp/suspicious/", 400),
        ("/mcp/bad/", 400),
        ("/api/nothing/here/", 404),
        ("/api/v2/", 404),
        ("/mcp/not-allowed/", 405),
        ("/api/v1/%ff%fe/", 404),
    ],
)
def test_whatever_goes_wrong_is_told_as_a_problem(client, settings, debug, address, status):
    settings.DEBUG = debug
    answer = client.get(address)

    assert problem(answer)["status"] == status
    assert debug or answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    if status == 405:
        assert answer["Allow"] == "POST"


@pytest.mark.django_db
def test_pages_have_pages(client):
    assert client.get("/plain/fault/")["Content-Type"].startswith("text/html")
    assert client.get("/nothing/here/")["Content-Type"].startswith("text/html")


def test_an_answer_in_the_words_of_another_protocol_is_left_as_it_is(client):
    assert client.get("/mcp/its-own/").json() == {"jsonrpc": "2.0"}


@pytest.mark.parametrize("debug", [False, True])
def test_another_s_host_name(client, settings, debug):
    settings.DEBUG = debug
    answer = client.get(BASE, headers={"host": "evil.example"})

    assert problem(answer) == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "The request is malformed.",
    }


def test_a_refusal_says_what_is_wrong_and_with_which_headers(client):
    answer = client.get(f"{BASE}raises/refusal/")

    assert problem(answer) == {
        "type": "about:blank",
        "title": "Precondition Failed",
        "status": 412,
        "detail": "Somebody was faster.",
        "errors": [{"field": "version", "message": "It is 3.", "allowed": ["3"]}],
    }
    assert answer["ETag"] == '"3"'


def test_faults_of_a_body_are_named_by_their_place(client):
    assert problem(client.get(f"{BASE}raises/validation/")) == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "This is too long. “x” is no stance.",
        "errors": [
            {"field": "title", "message": "This is too long."},
            {"field": "positions.1.stance", "message": "“x” is no stance."},
        ],
    }


def test_whoever_is_to_wait_is_told_for_how_long(client):
    answer = client.get(f"{BASE}raises/throttled/")

    assert (problem(answer)["status"], answer["Retry-After"]) == (429, "7")


def test_asked_by_head_there_is_no_body(client):
    for address in ("/api/v1/nothing/", "/api/v2/"):
        answer = client.head(address)
        assert (answer.status_code, answer.content) == (404, b"")
        assert answer["Content-Type"] == "application/problem+json"


def test_a_method_that_is_not_there_is_named_with_those_that_are(client):
    answer = client.delete(BASE)

    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert problem(answer)["detail"] == (
        "DELETE is not possible here; there are: GET, HEAD, OPTIONS."
    )


def post(client, body: bytes, address: str = f"{BASE}raises/x/", **kwargs):
    kwargs.setdefault("content_type", "application/json")
    return client.post(address, body, **kwargs)


def test_json_is_read(client):
    body = {"a": [1, "слово", None, 2.5]}
    for content_type in ("application/json", "application/json; charset=utf-8"):
        answer = post(client, json.dumps(body).encode(), content_type=content_type)
        assert answer.json() == {"read": body}


@pytest.mark.parametrize(
    "content_type",
    ["text/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "a", "é"],
)
def test_a_body_of_another_type_is_415(client, content_type):
    answer = post(client, b"{}", content_type=content_type)

    assert (answer.status_code, problem(answer)["detail"]) == (
        415,
        "A body of this type is not read here; send application/json.",
    )


@pytest.mark.parametrize(
    "body",
    [
        b" ",
        b"{",
        b"nonsense",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": 1, "a": 2}',
        b'"\xff"',
        b'"\\ud800"',
        b"\x00",
        b"9" * 5000,
        '{"a": 1}'.encode("utf-16"),
        b"\xef\xbb\xbf{}",
    ],
)
def test_a_body_that_is_no_json_is_400(client, body):
    answer = post(client, body)

    assert (answer.status_code, bool(problem(answer)["detail"])) == (400, True)


def test_a_body_that_is_too_large_is_413_before_it_is_read(client, settings):
    at = f"{BASE}small/x/"

    assert post(client, b'"' + b"a" * 98 + b'"', at).status_code == 200
    assert problem(post(client, b'"' + b"a" * 99 + b'"', at))["status"] == 413
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 50
    assert problem(post(client, b'"' + b"a" * 60 + b'"', at))["status"] == 413


def gone() -> OperationalError:
    """As the database at hand says it."""
    error = OperationalError("gone")
    if connection.vendor == "sqlite":
        import sqlite3

        error.__cause__ = sqlite3.OperationalError("unable to open database file")
        error.__cause__.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    else:
        import psycopg

        error.__cause__ = psycopg.OperationalError("server closed the connection unexpectedly")
    return error


@pytest.mark.django_db
def test_a_database_that_is_away_is_503_and_to_be_asked_again(client):
    def away(execute, sql, params, many, context):
        raise gone()

    with connection.execute_wrapper(away):
        answer = client.get(f"{BASE}topics/")

    assert (problem(answer)["status"], answer["Retry-After"]) == (503, "5")
    assert client.get(f"{BASE}topics/").status_code == 200


@pytest.mark.django_db
def test_a_fault_of_ours_is_no_absence_of_the_database(client, caplog):
    def wrong(execute, sql, params, many, context):
        raise ProgrammingError("no such column: swordfish")

    with connection.execute_wrapper(wrong), caplog.at_level(logging.ERROR):
        answer = client.get(f"{BASE}topics/")

    assert problem(answer)["status"] == 500
    assert "swordfish" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_real_faults_are_told_apart():
    found = [_fault_of("SELECT no_such_column FROM dialogues_topic"), _fault_of("SELECT (")]
    if connection.vendor == "postgresql":
        ended = _fault_of("SELECT pg_terminate_backend(pg_backend_pid())")
        assert database_gone.is_gone(ended)
        again = _fault_of("SELECT 1")
        assert again is None or database_gone.is_gone(again)
        connection.close()

    assert [database_gone.is_gone(error) for error in found] == [False, False]
    assert not database_gone.is_gone(InterfaceError("of no known database"))


def _fault_of(sql: str) -> DatabaseError | None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql)
    except (DatabaseError, InterfaceError) as error:
        return error
    return None


@pytest.mark.django_db
def test_a_locked_file_is_an_absence(tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("Only a file can be locked as a whole.")
    import sqlite3

    file = tmp_path / "locked.sqlite3"
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    error = OperationalError("locked")
    try:
        sqlite3.connect(file, timeout=0).execute("CREATE TABLE a (b)")
    except sqlite3.OperationalError as cause:
        error.__cause__ = cause
    holder.close()

    assert database_gone.is_gone(error)
