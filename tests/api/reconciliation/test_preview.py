"""The small page that a client shows in a frame."""

import pytest

from tests.api.reconciliation.asking import SERVICE
from tests.factories import (
    AppearanceFactory,
    ConferenceFactory,
    InstitutionFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    PositionFactory,
)
from tests.public.page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(client):
    def get(identifier: str):
        return client.get(f"{SERVICE}preview/", {"id": identifier}, headers={"Accept": "text/html"})

    return get


def test_it_tells_who_it_is_and_leads_to_the_page_and_the_positions(client, shown):
    person = ParticipantFactory(name="Yohei <Sasakawa>", slug="yohei")
    ParticipantNameFactory(participant=person, text="笹川陽平")
    AppearanceFactory(
        participant=person,
        conference=ConferenceFactory(title="Seminar"),
        institutions=[InstitutionFactory(name="Institute")],
    )
    PositionFactory(holders=[person])
    page = Page(shown("participants/yohei").content.decode())

    assert [one.text for one in page.elements if one.tag == "h1"] == ["Yohei <Sasakawa>"]
    assert [one.text for one in page.elements if one.tag == "dt"] == [
        "Other names",
        "Institution",
        "Conference",
    ]
    assert [one.attributes["href"] for one in page.elements if one.tag == "a"] == [
        "http://testserver/participants/yohei/",
        "/positions/?holder=yohei",
    ]
    listed = Page(client.get("/positions/?holder=yohei").content.decode())
    assert any("1 position" in one.text for one in listed.elements)


def test_anybody_may_show_it_in_a_frame_and_nothing_else_of_the_site(client, shown):
    ParticipantFactory(slug="yohei")
    framed = shown("participants/yohei")

    policy = framed["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "X-Frame-Options" not in framed
    for other in (SERVICE, f"{SERVICE}view/?id=participants/yohei", "/participants/yohei/"):
        answer = client.get(other)
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"], other
        assert answer["X-Frame-Options"] == "DENY", other


def test_it_opens_no_session(shown):
    ParticipantFactory(slug="yohei")

    assert not shown("participants/yohei").cookies


def test_a_former_identifier_shows_the_present_record(shown):
    person = ParticipantFactory(name="Yohei Sasakawa", slug="before")
    person.slug = "after"
    person.save()

    assert shown("participants/before").content == shown("participants/after").content


@pytest.mark.parametrize(
    ("identifier", "status"), [("participants/nobody", 404), ("yohei", 400), ("", 400)]
)
@pytest.mark.parametrize("page", ["preview", "view"])
def test_what_is_not_there_is_a_problem(client, page, identifier, status):
    answer = client.get(f"{SERVICE}{page}/", {"id": identifier})

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
