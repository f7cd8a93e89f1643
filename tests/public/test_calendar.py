"""The calendar of conferences, judged by icalendar's reader."""

import datetime

import icalendar
import pytest

from dialogues.models import Conference
from tests.factories import ConferenceFactory, HostFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def calendar(client):
    def get(path: str = "/conferences/calendar.ics", **parameters) -> icalendar.Calendar:
        response = client.get(path, parameters)
        assert response.status_code == 200
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        text = response.content
        assert all(len(line) <= 75 for line in text.split(b"\r\n"))
        return icalendar.Calendar.from_ical(text)

    return get


def titles(book: icalendar.Calendar) -> list[str]:
    return [str(event["SUMMARY"]) for event in book.events]


def test_a_conference_of_two_days(calendar):
    conference = ConferenceFactory(
        title="Диалог, “осень”; 秋の対話",
        start_date=datetime.date(2021, 7, 30),
        end_date=datetime.date(2021, 7, 31),
        place="Tokyo, Japan",
        summary="They met.\nAnd spoke.",
        date_inferred=True,
        date_note="From the context.",
        topics=[TopicFactory(name="Trade, and trust")],
    )
    HostFactory(conference=conference, institution__name="Valdai Club")

    book = calendar()
    [event] = book.events

    assert str(book["X-WR-CALNAME"]) == "Dialogues"
    assert event["UID"] == f"conference-{conference.pk}@testserver"
    assert str(event["SUMMARY"]) == "Диалог, “осень”; 秋の対話"
    assert event["DTSTART"].dt == datetime.date(2021, 7, 30)
    assert event["DTEND"].dt == datetime.date(2021, 8, 1)  # the day after the last
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert str(event["LOCATION"]) == "Tokyo, Japan"
    assert str(event["URL"]) == f"http://testserver{conference.get_absolute_url()}"
    assert event["CATEGORIES"].cats == ["Trade, and trust"]
    assert str(event["DESCRIPTION"]) == (
        "Hosts: Valdai Club\n\nThe date is partly inferred: From the context.\n\n"
        "They met.\nAnd spoke."
    )
    assert event["DTSTAMP"].dt == conference.updated_at.replace(microsecond=0)
    assert "ORGANIZER" not in event


def test_what_has_no_known_day_is_no_event_and_counted(calendar):
    ConferenceFactory(title="A day")
    for precision in ("month", "year"):
        ConferenceFactory(title=f"A {precision}", date_precision=precision)
    ConferenceFactory(title="Unknown", start_date=None)

    book = calendar()

    assert titles(book) == ["A day"]
    assert str(book["X-WR-CALDESC"]) == (
        "Conferences of which something is recorded. 3 whose day is not known are left out."
    )


def test_the_filters_of_the_list(calendar):
    ConferenceFactory(title="One", format="online")
    ConferenceFactory(title="Other", format="in_person")
    assert len(titles(calendar())) == 2

    assert titles(calendar(format_of="online")) == ["One"]


def test_one_conference(calendar, client):
    conference = ConferenceFactory(title="One")
    ConferenceFactory(title="Other")
    address = f"{conference.get_absolute_url()}calendar.ics"
    assert titles(calendar(address)) == ["One"]

    Conference.objects.filter(pk=conference.pk).update(date_precision="month")

    assert client.get(address).status_code == 404


def test_it_stays_the_same_event_when_its_slug_changes(calendar, client):
    conference = ConferenceFactory(slug="before")
    [before] = calendar().events
    conference.slug = "after"
    conference.save()
    [after] = calendar().events

    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    response = client.get("/conferences/before/calendar.ics")
    assert response["Location"] == "/conferences/after/calendar.ics"


def test_drafts_do_not_show(calendar, client):
    conference = ConferenceFactory(title="One")
    assert titles(calendar()) == ["One"]

    Conference.objects.filter(pk=conference.pk).update(status="draft")

    assert titles(calendar()) == []
    assert client.get(f"{conference.get_absolute_url()}calendar.ics").status_code == 404


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"format_of": "by post"}, "“by post” is no value of “format_of”."),
        ({"page_size": "1"}, "There is no parameter “page_size”."),
    ],
)
def test_what_the_list_refuses_the_calendar_refuses(visit, parameters, message):
    page = visit("/conferences/calendar.ics", status=400, **parameters)

    assert message in page.texts(class_="notice--error")[0]


def test_pages_lead_to_it(visit):
    dated = ConferenceFactory()
    undated = ConferenceFactory(start_date=None)

    assert visit("/conferences/", year="2021").links["Calendar"] == (
        "/conferences/calendar.ics?year=2021"
    )
    assert visit(dated.get_absolute_url()).links["Calendar"] == (
        f"{dated.get_absolute_url()}calendar.ics"
    )
    assert "Calendar" not in visit(undated.get_absolute_url()).links


@pytest.mark.parametrize("rows", [1, 3])
def test_query_counts(client, django_assert_num_queries, rows):
    for _row in range(rows):
        HostFactory()

    with django_assert_num_queries(6):
        client.get("/conferences/calendar.ics")
