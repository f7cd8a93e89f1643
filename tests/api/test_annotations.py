"""Annotations through the API: found as their records are, in pages, in the media type of the W3C."""

import json

import pytest
from django.utils import timezone

from dialogues.exporting.annotations import collections
from tests.api.asking import API, BASE
from tests.api.test_schema import faults as faults_of_description
from tests.exporting.annotation_shape import faults
from tests.factories import (
    ConferenceFactory,
    DocumentFactory,
    ParticipantFactory,
    PositionFactory,
    QuotationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
SENTENCES = ("One stands here.", "Two stands there.", "Three stands nowhere.")


@pytest.fixture
def text():
    """Three positions on one text, entered from its end to its beginning."""
    document = DocumentFactory(slug="summary", text=" ".join(SENTENCES))
    for words in reversed(SENTENCES):
        PositionFactory(document=document, quotations=[words])
    return document


@pytest.fixture
def schema(client):
    return client.get(f"{BASE}schema/").json()


def exact(page):
    return [item["target"]["selector"][0]["exact"] for item in page["items"]]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, MEDIA_TYPE),
        ("*/*", MEDIA_TYPE),
        ("application/ld+json", MEDIA_TYPE),
        (MEDIA_TYPE, MEDIA_TYPE),
        ("text/html, */*;q=0.1", MEDIA_TYPE),
        ("application/json", "application/json"),
        ("application/json, application/ld+json;q=0.5", "application/json"),
    ],
)
def test_both_doors_answer_the_same_in_the_type_asked_for(client, accept, media_type):
    path = f"positions/{PositionFactory().pk}/annotation/"
    headers = {"accept": accept} if accept else None
    answers = [
        client.get(f"/{path}", headers=headers),
        client.get(f"{BASE}{path}", headers=headers),
    ]

    assert {answer.status_code for answer in answers} == {200}
    assert {answer["Content-Type"] for answer in answers} == {media_type}
    assert {answer["Link"] for answer in answers} == {
        '<http://www.w3.org/ns/ldp#Resource>; rel="type"'
    }
    assert {answer["Allow"] for answer in answers} == {"GET, HEAD, OPTIONS"}
    assert all("Accept" in answer["Vary"] and answer["ETag"] for answer in answers)
    assert answers[0].json() == answers[1].json()
    assert faults(answers[0].json()) == []


def test_what_cannot_be_had_is_refused(ask):
    path = f"positions/{PositionFactory().pk}/annotation/"
    answer = ask(path, headers={"accept": "image/png"})

    assert answer.status_code == 406
    assert "application/ld+json" in answer.json()["detail"]
    assert ask(path, format="csv").status_code == 400


def test_a_texts_annotations_stand_in_the_order_of_the_text(read_linked, text, schema, ask):
    found = read_linked("documents/summary/annotations/")
    address = f"{API}documents/summary/annotations/"

    assert {key: value for key, value in found.items() if key != "first"} == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": address,
        "type": "AnnotationCollection",
        "label": text.title,
        "total": 3,
        "last": f"{address}?page=1",
    }
    assert found["first"]["id"] == f"{address}?page=1"
    assert exact(found["first"]) == list(SENTENCES)
    assert faults(found) == []


def test_it_comes_in_pages_that_name_their_neighbours(read_linked, text, monkeypatch):
    monkeypatch.setattr(collections, "PAGE_SIZE", 2)
    address = f"{API}documents/summary/annotations/"
    whole = read_linked("documents/summary/annotations/")
    second = read_linked("documents/summary/annotations/", page=2)

    assert (whole["last"], whole["first"]["next"]) == (f"{address}?page=2", f"{address}?page=2")
    assert exact(whole["first"]) + exact(second) == list(SENTENCES)
    assert {key: value for key, value in second.items() if key != "items"} == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{address}?page=2",
        "type": "AnnotationPage",
        "partOf": {
            "id": address, "type": "AnnotationCollection", "label": text.title, "total": 3,
        },
        "startIndex": 2,
        "prev": f"{address}?page=1",
    }  # fmt: skip
    assert faults(second) == []


@pytest.fixture
def read_linked(ask):
    def get(path, **parameters):
        answer = ask(path, **parameters)
        assert (answer.status_code, answer["Content-Type"]) == (200, MEDIA_TYPE)
        return answer.json()

    return get


def test_words_without_a_place_come_last(read_linked, text):
    """Such as those entered before the text was known, which do not stand in it."""
    first = text.positions.get(quotations__exact=SENTENCES[0])
    first.quotations.update(state="unverified", start=None, end=None, text_sha256="")

    found = read_linked("documents/summary/annotations/")
    assert exact(found["first"]) == [*SENTENCES[1:], SENTENCES[0]]


@pytest.mark.parametrize("page", ["0", "-1", "1.5", "one", "", "1000000", "١", "1 "])
def test_a_page_is_a_number(failure, text, page):
    problem = failure("documents/summary/annotations/", page=page)

    assert problem["status"] == 400
    assert problem["errors"] == [
        {"field": "page", "message": "“page” is a whole number from 1 to 999999."}
    ]


def test_a_page_beyond_the_last_is_not_there(failure, text):
    assert failure("documents/summary/annotations/", page=2)["status"] == 404


@pytest.mark.parametrize("path", ["positions/{}/annotation/", "documents/summary/annotations/"])
def test_unknown_parameters_are_refused_by_name(failure, text, path):
    problem = failure(path.format(text.positions.first().pk), color="red")

    assert problem["status"] == 400
    assert problem["errors"][0]["field"] == "color"


def test_what_is_not_public_has_no_annotation(ask, failure, text, read_linked):
    document, position = text, text.positions.get(quotations__exact=SENTENCES[0])
    path = f"positions/{position.pk}/annotation/"
    assert ask(path).status_code == 200

    type(position).objects.filter(pk=position.pk).update(status="draft")
    assert ask(path).status_code == 404
    assert exact(read_linked("documents/summary/annotations/")["first"]) == list(SENTENCES[1:])

    type(position).objects.filter(pk=position.pk).update(
        status="withdrawn", withdrawn_reason="It was a slip.", published_at=timezone.now()
    )
    assert failure(path)["status"] == 410
    assert failure(path)["detail"] == "It was a slip."

    type(document).objects.filter(pk=document.pk).update(status="draft")
    assert ask("documents/summary/annotations/").status_code == 404


def test_a_position_beside_a_protected_name_is_not_among_them(read_linked, ask):
    document = DocumentFactory(slug="summary", text=SENTENCES[0])
    conference = ConferenceFactory()
    position = PositionFactory(
        conference=conference, document=document, holders=[ParticipantFactory()],
        quotations=[SENTENCES[0]],
    )  # fmt: skip
    assert read_linked("documents/summary/annotations/")["total"] == 1

    type(conference).objects.update(attribution_rule="chatham_house")
    assert read_linked("documents/summary/annotations/")["total"] == 0
    assert ask(f"positions/{position.pk}/annotation/").status_code == 404


def test_hidden_topics_and_holders_are_not_named(read_linked):
    hidden = TopicFactory(slug="secret"), ParticipantFactory(expert_group=True, slug="secretive")
    topics, holders = (
        [hidden[0], TopicFactory()],
        [hidden[1], ParticipantFactory(expert_group=True)],
    )
    position = PositionFactory(topics=topics, holders=holders)
    path = f"positions/{position.pk}/annotation/"
    assert json.dumps(read_linked(path)).count("secret") == 2

    for record in hidden:
        type(record).objects.filter(pk=record.pk).update(status="draft")
    assert "secret" not in json.dumps(read_linked(path))


@pytest.mark.parametrize("visibility", ["passages", "nothing"])
def test_a_text_whose_rights_forbid_it_is_not_told(ask, read_linked, text, visibility):
    whole = read_linked("documents/summary/annotations/")
    assert SENTENCES[0][-5:] in whole["first"]["items"][1]["target"]["selector"][0]["prefix"]

    type(text).objects.filter(pk=text.pk).update(visibility=visibility)
    told = read_linked("documents/summary/annotations/")
    assert told["total"] == {"passages": 3, "nothing": 0}[visibility]
    assert all(key not in json.dumps(told) for key in ("prefix", "suffix", 'start"', "sha256"))
    if visibility == "nothing":
        assert "stands" not in json.dumps(told)


def test_a_changed_slug_leads_on(ask, text):
    text.slug = "report"
    text.save()
    answer = ask("documents/summary/annotations/", page=1)

    assert answer.status_code == 301
    assert answer["Location"] == f"{API}documents/report/annotations/?page=1"


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("path", ["positions/{}/annotation/", "documents/summary/annotations/"])
def test_queries_do_not_grow(client, django_assert_num_queries, rows, path):
    document = DocumentFactory(slug="summary", text=" ".join(SENTENCES))
    for words in SENTENCES[:rows]:
        position = PositionFactory(
            document=document, quotations=[words], topics=[TopicFactory(), TopicFactory()]
        )
        for other in SENTENCES[:rows]:
            if other != words:
                QuotationFactory(position=position, exact=other)
    needed = 8 if path.startswith("positions") else 11

    with django_assert_num_queries(needed):
        assert client.get(f"{BASE}{path.format(position.pk)}").status_code == 200


def test_answers_are_as_described(ask, schema, text):
    position = text.positions.first()
    one, many = "positions/{id}/annotation/", "documents/{slug}/annotations/"

    for media_type in ("application/ld+json", "application/json"):
        headers = {"accept": media_type}
        assert (
            faults_of_description(schema, one, ask(one.format(id=position.pk), headers=headers))
            == []
        )
        path = many.format(slug="summary")
        assert faults_of_description(schema, many, ask(path, headers=headers)) == []
        assert faults_of_description(schema, many, ask(path, headers=headers, page=1)) == []
    assert (
        faults_of_description(schema, many, ask("documents/summary/annotations/", page="x")) == []
    )
    assert faults_of_description(schema, one, ask("positions/999/annotation/")) == []
    assert [one["name"] for one in schema["paths"][f"{BASE}{many}"]["get"]["parameters"]] == [
        "slug", "page", "format",
    ]  # fmt: skip


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_they_are_only_read(client, method):
    answer = getattr(client, method)(f"{BASE}positions/{PositionFactory().pk}/annotation/")

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
