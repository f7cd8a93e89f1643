"""What of a record is shown: ``fields``, ``omit``, and links opened with ``expand``."""

import json

import pytest

from dialogues.api.views import collection
from dialogues.choices import AttributionRule, TextVisibility
from tests.api.asking import COLLECTIONS, csv_rows, json_lines
from tests.api.full_records import FULL, key_of
from tests.factories import (
    AppearanceFactory,
    AuthorshipFactory,
    ConferenceFactory,
    DocumentFactory,
    HostFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

#: Where each link that can be expanded leads: the collection that has the whole record.
LINKS = {
    ("positions", "document"): "documents",
    ("positions", "conference"): "conferences",
    ("positions", "holders"): "participants",
    ("positions", "topics"): "topics",
    ("conferences", "hosts"): "institutions",
    ("conferences", "participants"): "participants",
    ("conferences", "topics"): "topics",
    ("conferences", "documents"): "documents",
    ("documents", "publisher"): "institutions",
    ("documents", "authors"): "participants",
    ("documents", "conferences"): "conferences",
    ("documents", "known_through"): "documents",
    ("participants", "conference"): "conferences",
    ("participants", "institution"): "institutions",
    ("institutions", "parent"): "institutions",
    ("topics", "parent"): "topics",
    ("topics", "narrower"): "topics",
    ("topics", "related"): "topics",
}
each_link = pytest.mark.parametrize(("name", "link"), LINKS)


def made(name: str):
    record = FULL[name]()
    if name == "conferences":
        record.documents.add(DocumentFactory())
    if name == "positions":
        record.document = DocumentFactory(conferences=[record.conference])
        record.save()
    return record


@pytest.mark.parametrize("name", COLLECTIONS)
def test_what_is_omitted_is_missing_and_all_else_is_there(read, name):
    path = f"{name}/{key_of(FULL[name]())}/"
    whole, left = read(path), read(path, omit="updated,html_url")

    assert left == {key: whole[key] for key in whole if key not in ("updated", "html_url")}
    [row] = [one for one in read(f"{name}/", omit="updated")["results"] if one["id"] == whole["id"]]
    assert "updated" not in row
    assert set(row) | {"text"} >= set(whole) - {"updated"}


def test_fields_and_omit_together_are_fields_without_the_omitted(read):
    TopicFactory(name="Trade", slug="trade")
    asked = {"fields": "name,slug,url", "omit": ["url", "updated"]}

    assert read("topics/", **asked)["results"] == [{"slug": "trade", "name": "Trade"}]
    assert read("topics/trade/", **asked) == {"slug": "trade", "name": "Trade"}


def test_files_lack_what_is_omitted_too(ask):
    TopicFactory(name="Trade", slug="trade")
    for path in ("topics/", "topics/trade/"):
        [line] = json_lines(ask(path, format="jsonl", omit="url,html_url,updated,scope_note"))
        [row] = csv_rows(ask(path, format="csv", fields="slug,name,url", omit="url"))
        assert list(line) == [
            "id", "slug", "name", "parent", "narrower", "related", "labels", "positions_count",
        ]  # fmt: skip
        assert row == {"slug": "trade", "name": "Trade"}
        assert ask(path, format="xlsx", omit="name").status_code == 200


@pytest.mark.parametrize("path", ["topics/", "topics/trade/"])
@pytest.mark.parametrize(
    ("asked", "field", "message"),
    [
        (
            {"omit": "naem"},
            "omit",
            (
                "“naem” is no value of “omit”. Did you mean “name”? Allowed: id, slug, url, html_url, "
                "name, parent, narrower, related, labels, scope_note, positions_count, updated."
            ),
        ),
        (
            {"expand": "labels"},
            "expand",
            "“labels” is no value of “expand”. Allowed: parent, narrower, related.",
        ),
        (
            {"fields": "name", "omit": "name"},
            "omit",
            "“omit” leaves nothing to show; keep at least one property.",
        ),
        (
            {"omit": "parent", "expand": "parent"},
            "expand",
            "“parent” cannot be expanded where “fields” or “omit” leaves it out.",
        ),
        (
            {"fields": "name", "expand": "parent"},
            "expand",
            "“parent” cannot be expanded where “fields” or “omit” leaves it out.",
        ),
        ({"fields": [f"n{n}" for n in range(101)]}, "fields", "“fields” takes at most 100 names."),
        ({"omit": ",".join(map(str, range(5000)))}, "omit", "“omit” takes at most 100 names."),
        (
            {"expand": "parent", "format": "csv"},
            "expand",
            "“expand” needs the format json or jsonl; in “csv” there are links only.",
        ),
        (
            {"expand": "parent", "format": "xlsx"},
            "expand",
            "“expand” needs the format json or jsonl; in “xlsx” there are links only.",
        ),
        (
            {"expand": "parent", "format": "jsonld"},
            "expand",
            "“expand” needs the format json or jsonl; in “jsonld” there are links only.",
        ),
    ],
)
def test_what_cannot_be_shown_is_refused(failure, path, asked, field, message):
    TopicFactory(slug="trade", name="Trade")
    [error] = failure(path, **asked)["errors"]

    assert (error["field"], error["message"]) == (field, message)


def test_omitting_everything_is_refused(failure, read):
    TopicFactory(slug="trade")
    everything = ",".join(read("topics/trade/"))

    for path in ("topics/", "topics/trade/"):
        assert [error["field"] for error in failure(path, omit=everything)["errors"]] == ["omit"]


@each_link
def test_an_expanded_link_is_the_whole_record_with_what_the_link_says(read, name, link):
    made(name)
    plain = read(f"{name}/")["results"]
    expanded = read(f"{name}/", expand=link)["results"]

    assert any(row[link] for row in plain)
    for before, after in zip(plain, expanded, strict=True):
        assert {**after, link: None} == {**before, link: None}
        assert after[link] == with_whole(read, before[link], LINKS[name, link])


def with_whole(read, value, collection_name):
    if isinstance(value, list):
        return [with_whole(read, one, collection_name) for one in value]
    return value and {**read(f"{collection_name}/{value['slug']}/"), **value}


@pytest.mark.parametrize("name", COLLECTIONS)
def test_one_record_and_json_lines_are_expanded_alike(ask, read, name):
    path = f"{name}/{key_of(made(name))}/"
    links = ",".join(link for owner, link in LINKS if owner == name)
    record = read(path, expand=links)

    assert record != read(path)
    assert json_lines(ask(path, format="jsonl", expand=links)) == [record]
    lines = json_lines(ask(f"{name}/", format="jsonl", expand=links))
    assert lines == read(f"{name}/", expand=links)["results"]


def test_a_file_longer_than_a_chunk_is_expanded_to_its_end(ask, monkeypatch):
    monkeypatch.setattr(collection, "EXPANDED_CHUNK", 2)
    for number in range(5):
        PositionFactory(conference=ConferenceFactory(place=f"Place {number}"))
    lines = json_lines(ask("positions/", format="jsonl", expand="conference"))

    assert sorted(line["conference"]["place"] for line in lines) == [
        f"Place {number}" for number in range(5)
    ]


def test_where_there_is_nothing_to_expand_there_is_nothing(read):
    PositionFactory(document=None, quotations=[], no_wording=True)

    assert [row["document"] for row in read("positions/", expand="document")["results"]] == [None]


def test_pages_of_expanded_records_are_shorter(read, failure):
    TopicFactory()

    assert read("topics/", expand="parent", page_size=50)["count"] == 1
    assert read("topics/", page_size=51)["count"] == 1
    [error] = failure("topics/", expand="parent", page_size=51)["errors"]
    assert error["message"] == (
        "“page_size” is a whole number from 1 to 50. With “expand” pages are shorter."
    )


def test_the_next_page_is_expanded_as_well(client, read):
    for number in range(2):
        PositionFactory(conference=ConferenceFactory(place=f"Place {number}"))
    first = read("positions/", expand="conference", page_size=1)
    second = client.get(first["next"]).json()

    places = [page["results"][0]["conference"]["place"] for page in (first, second)]
    assert sorted(places) == ["Place 0", "Place 1"]


def test_expanding_shows_no_draft_no_hidden_name_and_no_forbidden_text(client, read):
    secret = "Nobody may read this."
    document = DocumentFactory(text=secret, visibility=TextVisibility.FULL)
    author = ParticipantFactory(name="Hidden Author", slug="hidden-author")
    AuthorshipFactory(document=document, participant=author)
    conference = ConferenceFactory(slug="autumn")
    document.conferences.add(conference)
    person = ParticipantFactory(name="Hidden Person", slug="hidden-person")
    AppearanceFactory(conference=conference, participant=person)
    HostFactory(
        conference=conference,
        institution=InstitutionFactory(name="Hidden House", slug="hidden-house"),
    )
    asked = {"expand": "hosts,participants,documents"}
    signs = (secret, "Hidden Author", "Hidden Person", "Hidden House")
    shown = json.dumps(read("conferences/autumn/", **asked))
    assert [sign for sign in signs if sign in shown] == list(signs)

    document.visibility = TextVisibility.NOTHING
    document.save()
    author.status = "draft"
    author.save()
    conference.attribution_rule = AttributionRule.CHATHAM_HOUSE
    conference.save()
    type(conference.hosts.get().institution).objects.update(status="draft")

    shown = json.dumps(read("conferences/autumn/", **asked))
    assert [sign for sign in signs if sign in shown] == []
    assert document.slug in shown


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_record_begins_with_its_number(read, name):
    record = FULL[name]()
    detail = read(f"{name}/{key_of(record)}/")

    assert next(iter(detail.items())) == ("id", record.pk)
    assert all(next(iter(row)) == "id" for row in read(f"{name}/")["results"])
