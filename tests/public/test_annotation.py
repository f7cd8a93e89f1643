"""A position's annotations and a document's plain text, at the public door, and the links to them."""

import hashlib

import pytest
from django.utils import timezone

from dialogues.choices import TextVisibility
from tests.factories import DocumentFactory, PositionFactory, TopicFactory

pytestmark = pytest.mark.django_db

MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def test_a_known_answer_is_not_sent_again(client):
    path = f"/positions/{PositionFactory().pk}/annotation/"
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first["ETag"]})

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert first["Access-Control-Allow-Origin"] == "*"


def test_it_can_be_asked_what_there_is(client):
    path = f"/positions/{PositionFactory().pk}/annotation/"
    options, head = client.options(path), client.head(path)

    assert (options.status_code, options["Allow"]) == (200, "GET, HEAD, OPTIONS")
    assert (head.status_code, head["Content-Type"], head.content) == (200, MEDIA_TYPE, b"")
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", ["/positions/{}/annotation/", "/documents/summary/text.txt"])
def test_unknown_parameters_are_refused_by_name(client, path):
    position = PositionFactory(document=DocumentFactory(slug="summary"))
    answer = client.get(path.format(position.pk), {"preview": "1"})

    assert answer.status_code == 400
    assert "preview" in answer.content.decode()


def test_what_is_not_public_is_not_there_and_what_was_tells_why(client):
    position = PositionFactory()
    path, rows = f"/positions/{position.pk}/annotation/", type(position).objects
    assert client.get(path).status_code == 200
    rows.update(status="draft")
    assert client.get(path).status_code == 404
    rows.update(status="withdrawn", withdrawn_reason="A slip.", published_at=timezone.now())
    assert client.get(path).status_code == 410
    assert "A slip." in client.get(path).content.decode()


def test_the_text_is_the_one_on_which_offsets_count(client):
    position = PositionFactory(document=DocumentFactory(slug="summary"))
    answer = client.get("/documents/summary/text.txt")
    target = client.get(f"/positions/{position.pk}/annotation/").json()["first"]["items"][0][
        "target"
    ]
    quote, place = target["selector"]
    copy = target["state"]["cached"]

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert copy["id"] == "http://testserver/documents/summary/text.txt"
    assert hashlib.sha256(answer.content).hexdigest() == copy["schema:sha256"]
    assert answer.content.decode()[place["start"] : place["end"]] == quote["exact"]


def test_a_text_that_the_public_may_not_read_is_not_there(client):
    document = DocumentFactory(slug="summary")
    assert client.get("/documents/summary/text.txt").status_code == 200

    for visibility in (TextVisibility.PASSAGES, TextVisibility.NOTHING):
        type(document).objects.update(visibility=visibility)
        assert client.get("/documents/summary/text.txt").status_code == 404
    type(document).objects.update(visibility=TextVisibility.FULL, status="draft")
    assert client.get("/documents/summary/text.txt").status_code == 404


def test_a_text_whose_slug_was_changed_leads_on(client):
    document = DocumentFactory(slug="summary")
    document.slug = "report"
    document.save()
    answer = client.get("/documents/summary/text.txt")

    assert (answer.status_code, answer["Location"]) == (301, "/documents/report/text.txt")


def test_pages_lead_to_what_other_tools_read(visit):
    position = PositionFactory(
        document=DocumentFactory(slug="summary"), topics=[TopicFactory(slug="trade")]
    )
    bare = PositionFactory(document=None)
    expected = {
        f"/positions/{position.pk}/": {MEDIA_TYPE: f"/positions/{position.pk}/annotation/"},
        f"/positions/{bare.pk}/": {},
        "/documents/summary/": {
            MEDIA_TYPE: "/api/v1/documents/summary/annotations/",
            "text/plain": "/documents/summary/text.txt",
        },
        "/topics/trade/": {"text/turtle": "/api/v1/topics/trade/?format=ttl"},
    }
    assert "/api/v1/topics/?format=ttl" in visit("/topics/").addresses

    for path, links in expected.items():
        page = visit(path)
        found = {
            one.attributes["type"]: one.attributes["href"]
            for one in page.elements
            if one.tag == "link" and one.attributes.get("rel") == "alternate"
        }
        offered = {one.attributes["href"] for one in page.elements if one.tag == "a"}
        own = {MEDIA_TYPE, "text/turtle", "text/plain"} & set(found)
        assert {kind: found[kind] for kind in own if "/citation." not in found[kind]} == links
        assert set(links.values()) <= offered


def test_a_text_that_is_not_shown_is_not_offered(visit):
    DocumentFactory(slug="summary", visibility=TextVisibility.PASSAGES)
    offered = {one.attributes.get("href") for one in visit("/documents/summary/").elements}

    assert "/documents/summary/text.txt" not in offered
    assert "/api/v1/documents/summary/annotations/" in offered
