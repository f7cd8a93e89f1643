"""The same records as CSV, JSON Lines and JSON-LD, asked for by parameter or by Accept header."""

import json

import pytest

from dialogues.exporting import rows
from dialogues.exporting.linked_data import nodes
from tests.api.asking import API, COLLECTIONS, SITE, csv_rows, json_lines, streamed
from tests.api.full_records import FULL, key_of
from tests.factories import (
    ConferenceFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "jsonl": "application/jsonl; charset=utf-8",
    "jsonld": "application/ld+json",
}


@pytest.mark.parametrize("path", ["topics/", "topics/trade/"])
@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        (None, "json"),
        ("", "json"),
        ("*/*", "json"),
        ("application/*", "json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "json"),
        ("text/csv", "csv"),
        ("text/*", "csv"),
        ("application/json;q=0.2, text/csv;q=0.9", "csv"),
        ("text/csv;q=0, */*", "json"),
        ("application/jsonl", "jsonl"),
        ("application/x-ndjson", "jsonl"),
        ("application/ld+json", "jsonld"),
    ],
)
def test_the_accept_header_chooses(ask, path, accept, wanted):
    TopicFactory(slug="trade")
    response = ask(path, headers=None if accept is None else {"accept": accept})

    assert response.status_code == 200
    assert response["Content-Type"] == TYPES[wanted]
    assert "Accept" in response["Vary"]


@pytest.mark.parametrize("wanted", TYPES)
def test_the_parameter_wins_over_the_header(ask, wanted):
    response = ask("topics/", format=wanted, headers={"accept": "image/png"})

    assert response["Content-Type"] == TYPES[wanted]


@pytest.mark.parametrize("path", ["", "topics/", "topics/trade/", "positions/facets/", "search/"])
@pytest.mark.parametrize("accept", ["image/png", "nonsense", "text/html", "a/b;q=x, ;;,/"])
def test_what_cannot_be_had_is_406_with_what_can(ask, path, accept):
    TopicFactory(slug="trade")
    response = ask(path, headers={"accept": accept})
    problem = json.loads(response.content)

    assert response.status_code == problem["status"] == 406
    assert response["Content-Type"] == "application/problem+json"
    assert "application/json" in problem["detail"]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_format_tells_of_the_same_records(ask, read, name):
    """Also beyond one page, and beyond one chunk of those that the file is read in."""
    for _row in range(3):
        FULL[name]()
    key = "id" if name == "positions" else "slug"
    keys = [row[key] for row in read(f"{name}/")["results"]]
    assert len(keys) >= 3

    assert [row[key] for row in json_lines(ask(f"{name}/", format="jsonl", page_size=1))] == keys
    assert [row[key] for row in csv_rows(ask(f"{name}/", format="csv", page_size=1))] == [
        str(value) for value in keys
    ]
    *linked, _page = ask(f"{name}/", format="jsonld").json()["@graph"]
    assert [node["@id"] for node in linked] == [f"{API}{name}/{value}/" for value in keys]


def test_a_file_longer_than_a_chunk_is_whole(ask, read, monkeypatch):
    monkeypatch.setattr(rows, "CHUNK", 2)
    for _number in range(5):
        TopicFactory()
    slugs = [row["slug"] for row in read("topics/")["results"]]

    assert len(slugs) == 5
    assert [row["slug"] for row in json_lines(ask("topics/", format="jsonl"))] == slugs
    assert [row["slug"] for row in csv_rows(ask("topics/", format="csv"))] == slugs


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_line_is_the_record_as_the_list_has_it(ask, read, name):
    FULL[name]()

    assert json_lines(ask(f"{name}/", format="jsonl")) == read(f"{name}/")["results"]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_one_record_in_every_format(ask, read, name):
    path = f"{name}/{key_of(FULL[name]())}/"
    record = read(path)

    assert json_lines(ask(path, format="jsonl")) == [record]
    [row] = csv_rows(ask(path, format="csv"))
    assert row["url"] == record["url"]
    assert ask(path, format="jsonld").json()["@id"] == record["url"]


def test_a_file_holds_only_what_matches_and_the_fields_asked_for(ask):
    PositionFactory(stance="opposes", statement="No.")
    PositionFactory(stance="supports", statement="Yes.")
    asked = {"stance": "opposes", "fields": "statement,stance,holders"}
    [line] = json_lines(ask("positions/", format="jsonl", **asked))
    [row] = csv_rows(ask("positions/", format="csv", **asked))

    assert list(line) == ["statement", "stance", "holders"]
    assert (line["statement"], row["statement"]) == ("No.", "No.")
    assert list(row) == [
        "statement",
        "stance",
        "holders",
        "holder_names",
        "holder_kinds",
        "holder_countries",
        "reporters",
        "on_behalf_of",
        "attributing_words",
    ]


@pytest.mark.parametrize("wanted", ["csv", "jsonl"])
def test_a_file_is_named_and_streamed(ask, client, wanted):
    PositionFactory()
    response = ask("positions/", format=wanted)
    asked_about = client.head(f"{API}positions/?format={wanted}")

    assert response.streaming
    assert response["Content-Disposition"] == f'attachment; filename="positions.{wanted}"'
    assert streamed(response)
    assert asked_about["Content-Disposition"] == response["Content-Disposition"]
    assert asked_about.getvalue() == b""


def test_an_empty_file(ask):
    assert streamed(ask("topics/", format="jsonl")) == ""
    assert streamed(ask("topics/", format="csv", fields="slug,name")) == "slug,name\r\n"


def test_text_that_a_spreadsheet_would_run_is_disarmed(ask):
    TopicFactory(slug="trade", name='=HYPERLINK("http://example.org")', scope_note="-1+1, ok")
    [row] = csv_rows(ask("topics/", format="csv"))

    assert row["name"] == '\'=HYPERLINK("http://example.org")'
    assert row["scope_note"] == "'-1+1, ok"


def test_scripts_survive(ask):
    TopicFactory(name="Торговля 貿易 “кавычки”, запятая")

    assert csv_rows(ask("topics/", format="csv"))[0]["name"] == "Торговля 貿易 “кавычки”, запятая"
    assert "Торговля 貿易" in streamed(ask("topics/", format="jsonl"))


def test_linked_data_of_some_fields_still_has_its_address(ask):
    conference = ConferenceFactory(title="Autumn dialogue")
    position = PositionFactory(
        conference=conference,
        statement="Trade grows.",
        holders=[ParticipantFactory(government=True, name="Moscow", slug="moscow")],
    )
    path = f"positions/{position.pk}/"

    assert ask(path, format="jsonld", fields="statement,holders").json() == {
        "@context": nodes.context(f"{API}vocabulary/"),
        "@type": "Claim",
        "@id": f"{API}{path}",
        "text": "Trade grows.",
        "inLanguage": "en",
        "author": [
            {
                "@type": "GovernmentOrganization",
                "@id": f"{API}participants/moscow/",
                "name": "Moscow",
            }
        ],
    }


def test_linked_data_of_an_institution(ask):
    InstitutionFactory(name="Institute of Affairs", slug="institute", acronym="IA", country="JP")

    assert ask("institutions/institute/", format="jsonld").json() == {
        "@context": nodes.context(f"{API}vocabulary/"),
        "@type": "ResearchOrganization",
        "@id": f"{API}institutions/institute/",
        "mainEntityOfPage": f"{SITE}institutions/institute/",
        "identifier": "institute",
        "name": "Institute of Affairs",
        "alternateName": ["IA"],
        "dialogues:institutionKind": {"@id": "dialogues:institutionKind-think_tank"},
        "address": {
            "@type": "PostalAddress",
            "addressCountry": {"@type": "Country", "identifier": "JP"},
        },
    }
