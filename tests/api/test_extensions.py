"""Formats by the address's extension: the same answers as with the parameter ``format``."""

import io
import json

import pytest
from openpyxl import load_workbook

from tests.api.asking import API, COLLECTIONS, streamed
from tests.api.full_records import FULL, key_of
from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db

FORMATS = ["json", "csv", "jsonl", "jsonld"]


def content(answer) -> str:
    """Its text; a page of linked data names its own address, which alone is another."""
    text = streamed(answer) if answer.streaming else answer.content.decode()
    return text.replace("/?format=jsonld", ".jsonld")


@pytest.mark.parametrize("wanted", FORMATS)
@pytest.mark.parametrize("name", COLLECTIONS)
def test_an_extension_answers_as_the_parameter_does(ask, name, wanted):
    record = FULL[name]()
    for path in (name, f"{name}/{key_of(record)}"):
        by_extension = ask(f"{path}.{wanted}")
        by_parameter = ask(f"{path}/", format=wanted)
        assert by_extension.status_code == by_parameter.status_code == 200
        assert by_extension["Content-Type"] == by_parameter["Content-Type"]
        assert content(by_extension) == content(by_parameter)


@pytest.mark.parametrize("path", ["topics.xlsx", "topics/trade.xlsx"])
def test_a_workbook_by_extension(ask, path):
    TopicFactory(slug="trade", name="Trade")
    book = load_workbook(io.BytesIO(b"".join(ask(path).streaming_content)))

    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[1][rows[0].index("name")] == "Trade"


def test_the_extension_wins_over_the_accept_header(ask):
    TopicFactory(slug="trade")
    for path in ("topics.jsonld", "topics/trade.jsonld"):
        answer = ask(path, headers={"accept": "text/csv"})
        assert answer["Content-Type"] == "application/ld+json"
        assert ask(path, headers={"accept": "image/png"}).status_code == 200


def test_parameters_work_and_pages_keep_the_extension(client, read):
    for name in ("Alpha", "Bravo"):
        TopicFactory(name=name)
    first = read("topics.json", fields="name", page_size=1, ordering="-name")

    assert first["results"] == [{"name": "Bravo"}]
    assert first["next"].startswith(f"{API}topics.json?fields=name&page_size=1&ordering=-name&")
    assert client.get(first["next"]).json()["results"] == [{"name": "Alpha"}]


@pytest.mark.parametrize("path", ["topics", "topics/trade"])
def test_saying_the_same_twice_is_fine_and_saying_two_things_is_not(ask, failure, path):
    TopicFactory(slug="trade")
    assert ask(f"{path}.csv", format="csv").status_code == 200
    assert ask(f"{path}.csv", format="").status_code == 200

    assert failure(f"{path}.csv", format="json")["errors"] == [
        {
            "field": "format",
            "message": "The address ends in “.csv”; leave “format” out, or say the same.",
            "allowed": ["csv"],
        }
    ]


@pytest.mark.parametrize(
    "extension", ["xml", "CSV", "json.gz", "html", "тема", "%00", "x" * 3000, "json%0b", " json"]
)
@pytest.mark.parametrize("path", ["conferences", "conferences/autumn", "positions/12"])
def test_an_unknown_extension_is_404_with_those_there_are(failure, path, extension):
    problem = failure(f"{path}.{extension}")

    assert problem["status"] == 404
    assert problem["detail"].startswith("There is no format “.")
    assert problem["detail"].endswith("There are: .json, .csv, .xlsx, .jsonl, .jsonld.")
    assert len(problem["detail"]) < 300
    assert problem["detail"].isprintable()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["topics.json", "topics/trade.json"])
def test_an_address_with_an_extension_is_only_read(client, path, method):
    TopicFactory(slug="trade")
    answer = getattr(client, method)(f"{API}{path}", b"{}", content_type="application/json")

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert json.loads(answer.content)["status"] == 405


def test_a_former_slug_redirects_to_the_same_format(client):
    record = TopicFactory(slug="before")
    record.slug = "after"
    record.save()
    answer = client.get(f"{API}topics/before.csv?fields=slug")

    assert (answer.status_code, answer["Location"]) == (301, f"{API}topics/after.csv?fields=slug")
    assert streamed(client.get(answer["Location"])) == "slug\r\nafter\r\n"


@pytest.mark.parametrize(
    ("path", "status"),
    [("topics/nothing.json", 404), ("topics/gone.json", 410), ("topics.json/", 404)],
)
def test_what_is_not_there_is_not_there_in_any_format(failure, path, status):
    TopicFactory(slug="gone", status="withdrawn", published_at="2026-01-01T00:00:00Z")

    assert failure(path)["status"] == status


def test_head_and_a_conference_s_own_property_format(client, read):
    """The property ``format`` of a conference has nothing to do with the extension."""
    conference = FULL["conferences"]()
    answer = client.head(f"{API}conferences/{conference.slug}.json")

    assert (answer.status_code, answer.content) == (200, b"")
    assert read(f"conferences/{conference.slug}.json", fields="format") == {
        "format": conference.format
    }
