"""The JSON of a conference, whole."""

import datetime

import pytest

from dialogues.choices import AttributionRule
from tests.api.asking import API, SITE
from tests.factories import (
    AppearanceFactory,
    ConferenceFactory,
    DocumentFactory,
    HostFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

CHANGED = datetime.datetime(2026, 3, 1, 12, 30, tzinfo=datetime.UTC)


@pytest.fixture
def conference():
    record = ConferenceFactory(
        title="Autumn dialogue",
        slug="autumn",
        series=SeriesFactory(title="Joint dialogue", slug="joint"),
        start_date=datetime.date(2021, 7, 8),
        end_date=datetime.date(2021, 7, 9),
        date_inferred=True,
        format="online",
        access="closed_door",
        place="Tokyo",
        languages="ru, ja",
        summary="Two days of talk.",
        attribution_note="As assumed.",
        topics=[TopicFactory(name="Trade", slug="trade")],
        updated_at=CHANGED,
    )
    institute = InstitutionFactory(
        name="Institute of Affairs", slug="institute", acronym="IA", country="JP"
    )
    HostFactory(conference=record, institution=institute, role="co_host", stated_as="The Institute")
    AppearanceFactory(
        conference=record,
        participant=ParticipantFactory(name="Yohei Sasakawa", slug="sasakawa", country="JP"),
        role="opening_remarks",
        stated_as="Honorary Chair, Institute",
        capacity="institutional",
        institutions=[institute],
    )
    return record


def test_a_conference_says_when_who_and_on_what(read, conference):
    document = DocumentFactory(
        title="Summary", slug="summary", url="https://example.org/summary", conferences=[conference]
    )
    PositionFactory(conference=conference, document=document)

    expected = {
        "id": conference.pk,
        "slug": "autumn",
        "url": f"{API}conferences/autumn/",
        "html_url": f"{SITE}conferences/autumn/",
        "title": "Autumn dialogue",
        "series": {"slug": "joint", "title": "Joint dialogue"},
        "start_date": "2021-07-08",
        "end_date": "2021-07-09",
        "date_precision": "day",
        "date_inferred": True,
        "date_note": "The year follows from the context.",
        "format": "online",
        "access": "closed_door",
        "attribution_rule": "on_record",
        "attribution_note": "As assumed.",
        "place": "Tokyo",
        "languages": ["ru", "ja"],
        "summary": "Two days of talk.",
        "hosts": [
            {
                "slug": "institute",
                "name": "Institute of Affairs",
                "acronym": "IA",
                "country": "JP",
                "role": "co_host",
                "stated_as": "The Institute",
                "url": f"{API}institutions/institute/",
            }
        ],
        "participants": [
            {
                "slug": "sasakawa",
                "name": "Yohei Sasakawa",
                "kind": "person",
                "country": "JP",
                "role": "opening_remarks",
                "stated_as": "Honorary Chair, Institute",
                "capacity": "institutional",
                "institutions": [{"slug": "institute", "name": "Institute of Affairs"}],
                "url": f"{API}participants/sasakawa/",
            }
        ],
        "topics": [{"slug": "trade", "name": "Trade", "url": f"{API}topics/trade/"}],
        "documents": [
            {
                "slug": "summary",
                "title": "Summary",
                "kind": "summary",
                "language": "en",
                "url": f"{API}documents/summary/",
                "source_url": "https://example.org/summary",
            }
        ],
        "positions_count": 1,
        "updated": "2026-03-01T12:30:00Z",
    }

    assert read("conferences/autumn/") == expected
    assert read("conferences/")["results"] == [expected]


def test_an_unknown_date_is_null(read):
    ConferenceFactory(slug="sometime", start_date=None)
    dates = read("conferences/sometime/", fields="start_date,end_date,date_precision")

    assert dates == {"start_date": None, "end_date": None, "date_precision": "unknown"}


def test_under_the_chatham_house_rule_only_who_was_named_by_the_organiser_is_listed(read):
    conference = ConferenceFactory(slug="house", attribution_rule=AttributionRule.CHATHAM_HOUSE)
    AppearanceFactory(
        conference=conference,
        participant=ParticipantFactory(name="Named Person"),
        named_by_organiser=True,
    )
    AppearanceFactory(conference=conference, participant=ParticipantFactory(name="Hidden Person"))

    names = [one["name"] for one in read("conferences/house/")["participants"]]

    assert names == ["Named Person"]


def test_a_conference_under_embargo_is_nowhere(read, failure):
    ConferenceFactory(slug="open")
    conference = ConferenceFactory(
        slug="later", title="Later", attribution_rule=AttributionRule.EMBARGO
    )
    position = PositionFactory(conference=conference)

    assert [row["slug"] for row in read("conferences/")["results"]] == ["open"]
    assert failure("conferences/later/")["status"] == 404
    assert failure(f"positions/{position.pk}/")["status"] == 404
    assert failure("positions/", conference="later")["status"] == 400
    assert read("search/", q="later")["total"] == 0
