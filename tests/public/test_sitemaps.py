import xml.etree.ElementTree as ET

import pytest
from django.test import Client

from tests.factories import PositionFactory

pytestmark = pytest.mark.django_db
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    root = ET.fromstring(response.content)  # noqa: S314 -- written by ourselves
    return [one.text or "" for one in root.iter(f"{NAMESPACE}loc")]


def everything(client: Client) -> list[str]:
    sections = locations(client, "/sitemap.xml")
    return [
        place
        for one in sections
        for place in locations(client, one.removeprefix("http://testserver"))
    ]


def test_every_public_page_is_in_it_and_answers(client):
    position = PositionFactory()

    found = everything(client)

    assert f"http://testserver/positions/{position.pk}/" in found
    assert f"http://testserver{position.document.get_absolute_url()}" in found
    assert {
        "http://testserver/",
        "http://testserver/about/method/",
        "http://testserver/topics/",
    } <= set(found)
    for place in found:
        assert client.get(place.removeprefix("http://testserver")).status_code == 200


def test_every_page_that_shows_records_says_when_it_changed(client):
    position = PositionFactory()
    day = f"{position.updated_at:%Y-%m-%d}"

    pages = ET.fromstring(client.get("/sitemap-pages.xml").content)  # noqa: S314
    changed = {
        one.findtext(f"{NAMESPACE}loc"): one.findtext(f"{NAMESPACE}lastmod")
        for one in pages.iter(f"{NAMESPACE}url")
    }

    assert changed["http://testserver/"] == changed["http://testserver/positions/"] == day
    assert changed["http://testserver/documents/"] == day
    assert changed["http://testserver/institutions/"] is None  # none is published
    assert changed["http://testserver/about/"] is None


def test_drafts_are_not(client):
    position = PositionFactory()
    records = [position, position.conference, position.document, position.topics.get()]
    assert (
        len([p for p in everything(client) for r in records if p.endswith(r.get_absolute_url())])
        == 4
    )

    for record in records:
        type(record).objects.filter(pk=record.pk).update(status="draft")

    assert [
        p for p in everything(client) for r in records if p.endswith(r.get_absolute_url())
    ] == []


def test_under_the_site_s_own_address(client, settings):
    settings.SITE_URL = "https://dialogues.example.org"

    assert "https://dialogues.example.org/about/" in locations(client, "/sitemap-pages.xml")
    assert locations(client, "/sitemap.xml")[0].startswith("https://dialogues.example.org/sitemap-")


def test_crawlers_are_told_where_it_is(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        "Disallow: /*?",
        "Allow: /sitemap.xml",
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_query_counts(client, django_assert_num_queries, rows):
    for _row in range(rows):
        PositionFactory()

    with django_assert_num_queries(2):
        client.get("/sitemap-positions.xml")
