"""What the head of a page says to reference managers, crawlers and feed readers."""

import datetime

import pytest

from tests.factories import (
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


def meta(page) -> list[tuple[str, str]]:
    return [
        (one.attributes["name"], one.attributes["content"])
        for one in page.all("meta")
        if one.attributes.get("name", "").startswith(("citation_", "DC."))
    ]


def alternates(page) -> dict[str, str]:
    return {
        one.attributes["type"]: one.attributes["href"]
        for one in page.all("link")
        if one.attributes.get("rel") == "alternate"
    }


def test_a_document(visit):
    document = DocumentFactory(
        title="Итоги",
        slug="results",
        publisher=InstitutionFactory(name="Valdai Club"),
        published_date=datetime.date(2021, 7, 1),
        published_precision="month",
        language="ru",
        url="https://example.org/results",
        rights="By permission.",
    )
    AuthorshipFactory(
        document=document,
        participant=ParticipantFactory(name="Yohei Sasakawa", sort_name="Sasakawa, Yohei"),
    )

    assert meta(visit("/documents/results/")) == [
        ("citation_title", "Итоги"),
        ("citation_author", "Sasakawa, Yohei"),
        ("citation_publication_date", "2021/07"),
        ("citation_publisher", "Valdai Club"),
        ("citation_language", "ru"),
        ("citation_public_url", "http://testserver/documents/results/"),
        ("DC.title", "Итоги"),
        ("DC.creator", "Sasakawa, Yohei"),
        ("DC.publisher", "Valdai Club"),
        ("DC.date", "2021-07"),
        ("DC.identifier", "http://testserver/documents/results/"),
        ("DC.type", "Text"),
        ("DC.language", "ru"),
        ("DC.source", "https://example.org/results"),
        ("DC.rights", "By permission."),
        ("DC.description", "The date of the document is known to the month only."),
    ]


def test_a_conference(visit):
    conference = ConferenceFactory(title="Autumn dialogue", topics=[TopicFactory(name="Trade")])
    HostFactory(conference=conference, institution__name="Valdai Club")
    address = f"http://testserver{conference.get_absolute_url()}"

    assert meta(visit(conference.get_absolute_url())) == [
        ("citation_title", "Autumn dialogue"),
        ("citation_author", "Valdai Club"),
        ("citation_publication_date", "2021/04/15"),
        ("citation_conference_title", "Autumn dialogue"),
        ("citation_keywords", "Trade"),
        ("citation_public_url", address),
        ("DC.title", "Autumn dialogue"),
        ("DC.creator", "Valdai Club"),
        ("DC.date", "2021-04-15"),
        ("DC.identifier", address),
        ("DC.type", "Event"),
        ("DC.subject", "Trade"),
    ]


def test_a_position_says_what_it_is(visit):
    position = PositionFactory(
        statement='"Trade" & <trust>.', holders=[ParticipantFactory(name="Moscow")]
    )
    found = meta(visit(position.get_absolute_url()))

    assert ("citation_title", 'Moscow: "Trade" & <trust>. [paraphrase]') in found
    assert (
        "DC.description",
        "The statement is a paraphrase by the editors, not a quotation.",
    ) in found


def test_pages_that_are_not_cited_say_nothing(visit):
    topic = TopicFactory()

    assert meta(visit(topic.get_absolute_url())) == []
    assert meta(visit("/positions/")) == []


def test_every_format_of_a_record(visit, client):
    position = PositionFactory()
    records = [
        position,
        position.conference,
        position.document,
        position.topics.get(),
        position.attributions.get().participant,
        InstitutionFactory(),
    ]

    for record in records:
        address = record.get_absolute_url()
        found = alternates(visit(address))
        assert {
            "application/json": f"/api/v1{address}",
            "application/atom+xml": f"{address}feed/",
            "text/csv": f"/api/v1{address}?format=csv",
            "application/jsonl": f"/api/v1{address}?format=jsonl",
            "application/ld+json": f"/api/v1{address}?format=jsonld",
        }.items() <= found.items()
        for kind, place in found.items():
            answer = client.get(place)
            assert answer.status_code == 200
            assert answer["Content-Type"].partition(";")[0] == kind.partition(";")[0]


def test_the_citations_are_among_them(visit):
    position = PositionFactory()
    found = alternates(visit(position.get_absolute_url()))

    assert found["application/x-bibtex"] == f"/positions/{position.pk}/citation.bib"
    assert found["application/x-research-info-systems"] == f"/positions/{position.pk}/citation.ris"


def test_a_record_s_page_offers_its_files(visit):
    topic = TopicFactory(slug="trade")

    assert topic.slug == "trade"
    links = visit("/topics/trade/").links
    assert {name: links[name] for name in ("CSV", "XLSX", "JSON", "Atom feed")} == {
        "CSV": "/api/v1/topics/trade/?format=csv",
        "XLSX": "/api/v1/topics/trade/?format=xlsx",
        "JSON": "/api/v1/topics/trade/?format=json",
        "Atom feed": "/topics/trade/feed/",
    }


def test_lists_and_pages_below_a_record_do_not_offer_it(visit):
    position = PositionFactory()
    address = position.get_absolute_url()
    assert "Take it away" in visit(address).texts("h2")

    assert "Take it away" not in visit("/positions/").texts("h2")
    assert "Take it away" not in visit(f"{address}changes/").texts("h2")


def test_link_previews(visit):
    conference = ConferenceFactory(title="Autumn dialogue", slug="autumn")
    page = visit(conference.get_absolute_url())
    found = {
        one.attributes["property"]: one.attributes["content"]
        for one in page.all("meta")
        if "property" in one.attributes
    }

    assert found == {
        "og:site_name": "Dialogues",
        "og:type": "article",
        "og:url": "http://testserver/conferences/autumn/",
        "og:title": "Autumn dialogue",
        "og:description": "15 April 2021",
        "og:locale": "en",
        "og:image": "http://testserver/static/dialogues/img/card.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Dialogues",
        "article:published_time": conference.published_at.isoformat(),
        "article:modified_time": conference.updated_at.isoformat(),
    }
