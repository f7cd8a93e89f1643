"""The JSON of a document, whole; its text only where its rights allow."""

import datetime

import pytest

from dialogues.choices import TextVisibility
from tests.api.asking import API, SITE, json_lines
from tests.factories import (
    AuthorshipFactory,
    ConferenceFactory,
    DocumentFactory,
    InstitutionFactory,
    ParticipantFactory,
    SentenceFactory,
)

pytestmark = pytest.mark.django_db

CHANGED = datetime.datetime(2026, 3, 1, 12, 30, tzinfo=datetime.UTC)
TEXT = "Experts\u00a0met. “Trust” is lacking."


@pytest.fixture
def document():
    record = DocumentFactory(
        title="Teased article",
        slug="article",
        kind="article",
        language="en",
        url="https://example.org/article",
        text=TEXT,
        extent="excerpt",
        publisher=InstitutionFactory(name="Institute of Affairs", slug="institute"),
        published_date=datetime.date(2021, 4, 1),
        published_precision="month",
        published_inferred=True,
        published_note="From the page’s head.",
        conferences=[ConferenceFactory(title="Autumn dialogue", slug="autumn")],
        known_through=DocumentFactory(title="Summary", slug="summary"),
        rights="Reproduced with permission.",
        updated_at=CHANGED,
    )
    author = ParticipantFactory(name="Irina Petrova", slug="petrova")
    AuthorshipFactory(document=record, participant=author, stated_as="I. Petrova")
    SentenceFactory(document=record, decision="attributed")
    SentenceFactory(document=record)
    return record


def test_a_document_says_whose_it_is_and_how_far_it_is_coded(read, document):
    in_list = {
        "id": document.pk,
        "slug": "article",
        "url": f"{API}documents/article/",
        "html_url": f"{SITE}documents/article/",
        "title": "Teased article",
        "kind": "article",
        "language": "en",
        "source_url": "https://example.org/article",
        "publisher": {
            "slug": "institute",
            "name": "Institute of Affairs",
            "url": f"{API}institutions/institute/",
        },
        "authors": [
            {
                "slug": "petrova",
                "name": "Irina Petrova",
                "kind": "person",
                "stated_as": "I. Petrova",
                "url": f"{API}participants/petrova/",
            }
        ],
        "published_date": "2021-04-01",
        "published_precision": "month",
        "published_inferred": True,
        "published_note": "From the page’s head.",
        "conferences": [
            {
                "slug": "autumn",
                "title": "Autumn dialogue",
                "start_date": "2021-04-15",
                "url": f"{API}conferences/autumn/",
            }
        ],
        "known_through": {
            "slug": "summary",
            "title": "Summary",
            "url": f"{API}documents/summary/",
        },
        "extent": "excerpt",
        "visibility": "full",
        "rights": "Reproduced with permission.",
        "sha256": document.sha256,
        "coding": {"sentences": 2, "undecided": 1, "share_undecided": 0.5, "complete": False},
        "updated": "2026-03-01T12:30:00Z",
    }

    assert len(document.sha256) == 64
    assert read("documents/", kind="article")["results"] == [in_list]
    assert read("documents/article/") == in_list | {"text": TEXT}


@pytest.mark.parametrize(
    ("visibility", "text"),
    [
        (TextVisibility.FULL, TEXT),
        (TextVisibility.PASSAGES, None),
        (TextVisibility.NOTHING, None),
    ],
)
def test_a_text_is_shown_only_where_its_rights_allow(ask, read, document, visibility, text):
    type(document).objects.filter(pk=document.pk).update(visibility=visibility)

    assert read("documents/article/")["text"] == text
    for wanted in ("csv", "jsonl", "jsonld"):
        response = ask("documents/article/", format=wanted)
        body = response.getvalue() if response.streaming else response.content
        assert (b"lacking" in body) == (text is not None)


def test_a_text_is_no_field_of_a_list(failure, ask, document):
    assert "text" not in json_lines(ask("documents/", format="jsonl"))[0]
    [error] = failure("documents/", fields="text")["errors"]
    assert error["field"] == "fields"
    assert "text" not in error["allowed"]


def test_a_document_that_is_not_cut_into_sentences_has_no_coding(read):
    DocumentFactory(slug="uncut")

    assert read("documents/uncut/", fields="coding") == {"coding": None}


def test_what_is_not_public_is_not_named_beside_a_document(read):
    DocumentFactory(
        slug="shown",
        publisher=InstitutionFactory(status="draft"),
        known_through=DocumentFactory(status="draft"),
    )
    document = DocumentFactory(slug="public", publisher=InstitutionFactory(slug="known"))
    AuthorshipFactory(document=document, participant=ParticipantFactory(status="draft"))

    assert read("documents/public/", fields="publisher")["publisher"]["slug"] == "known"
    assert read("documents/public/", fields="authors") == {"authors": []}
    assert read("documents/shown/", fields="publisher,known_through") == {
        "publisher": None,
        "known_through": None,
    }
