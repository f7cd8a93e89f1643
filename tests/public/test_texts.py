"""The pages of running text, and the page about the API."""

import pytest

from dialogues.choices import Stance
from dialogues.filters.listing import FORMATS
from dialogues.public.views.api import COLLECTIONS
from tests.factories import ConferenceFactory

pytestmark = pytest.mark.django_db


def test_about(visit):
    page = visit("/about/")

    assert [one.attributes["id"] for one in page.all("h2") if "id" in one.attributes][:6] == [
        "records",
        "policy",
        "corrections",
        "rights",
        "cite",
        "data",
    ]
    assert page.links["how texts are coded"] == "/about/method/"
    assert "http://testserver/ (read on" in page.texts(class_="citation")[0]


def test_the_method_tells_every_rule_and_every_stance(visit):
    page = visit("/about/method/")

    assert page.texts(class_="rule") == [f"Rule {number}" for number in range(1, 13)]
    assert page.texts("dt") == [str(label) for label in Stance.labels]
    anchors = [address for address in page.addresses if address.startswith("#")]
    assert all(page.by_id(address[1:]) for address in anchors)


def rows_under(page, heading: str) -> list[str]:
    """The first cells of the table that follows a heading."""
    start = page.elements.index(page.by_id(heading))
    tables = [one for one in page.elements[start:] if one.tag == "table"]
    following = page.elements[page.elements.index(tables[0]) :]
    end = next((i for i, one in enumerate(following) if one.tag == "h2"), len(following))
    return [
        one.text
        for one in following[:end]
        if one.tag == "th" and one.attributes.get("scope") == "row"
    ]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_the_reference_names_every_parameter_there_is(visit, name):
    _heading, listing = COLLECTIONS[name]

    assert rows_under(visit("/api/reference/"), name) == [*listing.filter_names(), "ordering"]


def test_the_api_page_says_where_and_how(visit, settings):
    settings.SITE_URL = "https://dialogues.example.org"
    conference = ConferenceFactory()

    page = visit("/api/")

    assert "The base address is https://dialogues.example.org/api/v1/." in page.main
    assert page.links["OpenAPI 3.1"] == "https://dialogues.example.org/api/v1/schema/"
    assert (
        f"'https://dialogues.example.org/api/v1/positions/?conference={conference.slug}&"
        in page.main
    )
    assert ", ".join(FORMATS) in page.main
    anchors = [address for address in page.addresses if address.startswith("#")]
    assert all(page.by_id(address[1:]) for address in anchors)


def test_the_reference_names_the_values(visit):
    values = "supports opposes concerned expects proposes asserts neutral"
    assert values in visit("/api/reference/").main


@pytest.mark.parametrize("path", ["/about/", "/about/method/", "/api/", "/api/reference/", "/"])
def test_they_are_only_read(client, path):
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405
