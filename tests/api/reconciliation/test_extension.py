"""Values fetched into a table for records that were matched."""

import datetime

import pytest

from tests.api.reconciliation.asking import SERVICE, extended
from tests.api.reconciliation.shapes import EXTENDED, PROPOSED, faults
from tests.factories import (
    AppearanceFactory,
    AttributionFactory,
    ConferenceFactory,
    CountryFactory,
    HostFactory,
    InstitutionFactory,
    InstitutionIdentifierFactory,
    InstitutionNameFactory,
    ParticipantFactory,
    ParticipantIdentifierFactory,
    ParticipantNameFactory,
    PositionFactory,
    TopicFactory,
    TopicLabelFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def records():
    """A person, an institute, a conference and a topic that hang together."""
    japan = CountryFactory(code="JP", name="Japan")
    topic = TopicFactory(name="Trust", slug="trust", parent=TopicFactory(slug="order"))
    TopicLabelFactory(topic=topic, text="Доверие")
    institute = InstitutionFactory(
        name="Institute",
        slug="institute",
        acronym="INST",
        country=japan,
        website="https://i.example/",
    )
    InstitutionNameFactory(institution=institute, text="研究所", language="ja")
    InstitutionIdentifierFactory(institution=institute, scheme="ror", value="02mhbdp94")
    conference = ConferenceFactory(title="Seminar", slug="seminar", topics=[topic])
    HostFactory(conference=conference, institution=institute)
    person = ParticipantFactory(name="Yohei Sasakawa", slug="yohei", country=japan)
    ParticipantNameFactory(participant=person, text="笹川陽平", language="ja")
    ParticipantIdentifierFactory(participant=person, scheme="orcid", value="0000-0002-1825-0097")
    AppearanceFactory(participant=person, conference=conference, institutions=[institute])
    position = PositionFactory(conference=conference, topics=[topic], holders=[person])
    AttributionFactory(position=position)


def test_every_property_of_a_participant(client, records):
    asked = "country", "kind", "names", "institution", "conference", "orcid", "wikidata"
    answer = extended(client, ["participants/yohei"], *asked, "positions_count")

    assert faults(EXTENDED, answer) == []
    assert answer["rows"] == {
        "participants/yohei": {
            "country": [{"str": "JP"}],
            "kind": [{"str": "person"}],
            "names": [{"str": "Yohei Sasakawa"}, {"str": "笹川陽平"}],
            "institution": [{"id": "institutions/institute", "name": "Institute"}],
            "conference": [{"id": "conferences/seminar", "name": "Seminar"}],
            "orcid": [{"str": "0000-0002-1825-0097"}],
            "wikidata": [],
            "positions_count": [{"int": 1}],
        }
    }
    assert answer["meta"][3] == {
        "id": "institution",
        "name": "Institution",
        "type": {"id": "institution", "name": "Institution"},
    }


def test_every_property_of_the_others(client, records):
    ids = ["institutions/institute", "topics/trust", "conferences/seminar"]
    asked = "names", "ror", "website", "conference", "broader", "topic", "start_date", "year"
    rows = extended(client, ids, *asked, "institution", "positions_count")["rows"]
    told = {key: {pid: cell for pid, cell in row.items() if cell} for key, row in rows.items()}

    assert told == {
        "institutions/institute": {
            "names": [{"str": "Institute"}, {"str": "INST"}, {"str": "研究所"}],
            "ror": [{"str": "02mhbdp94"}],
            "website": [{"str": "https://i.example/"}],
            "conference": [{"id": "conferences/seminar", "name": "Seminar"}],
            "positions_count": [{"int": 1}],
        },
        "topics/trust": {
            "names": [{"str": "Trust"}, {"str": "Доверие"}],
            "broader": [{"id": "topics/order", "name": rows["topics/trust"]["broader"][0]["name"]}],
            "positions_count": [{"int": 1}],
        },
        "conferences/seminar": {
            "names": [{"str": "Seminar"}],
            "topic": [{"id": "topics/trust", "name": "Trust"}],
            "start_date": [{"str": "2021-04-15"}],
            "year": [{"str": "2021"}],
            "institution": [{"id": "institutions/institute", "name": "Institute"}],
            "positions_count": [{"int": 1}],
        },
    }


def test_settings_bound_a_cell_and_show_words_for_codes(client, records):
    rows = extended(
        client,
        ["participants/yohei"],
        {"id": "names", "settings": {"limit": 1}},
        {"id": "country", "settings": {"show": "label", "limit": "0"}},
        {"id": "kind", "settings": {"show": "label"}},
    )["rows"]

    assert rows["participants/yohei"] == {
        "names": [{"str": "Yohei Sasakawa"}],
        "country": [{"str": "Japan"}],
        "kind": [{"str": "Person"}],
    }


def test_dates_are_as_exact_as_they_are_known(client):
    for precision, day in (
        ("month", datetime.date(2021, 4, 1)),
        ("year", datetime.date(2021, 1, 1)),
    ):
        ConferenceFactory(slug=precision, start_date=day, date_precision=precision)
    ConferenceFactory(slug="unknown", start_date=None)
    ids = [f"conferences/{slug}" for slug in ("month", "year", "unknown")]

    rows = extended(client, ids, "start_date", "year")["rows"]

    assert [(row["start_date"], row["year"]) for row in rows.values()] == [
        ([{"str": "2021-04"}], [{"str": "2021"}]),
        ([{"str": "2021"}], [{"str": "2021"}]),
        ([], []),
    ]


def test_what_is_unknown_is_an_empty_row_under_the_identifier_that_was_asked_for(client, records):
    answer = extended(client, ["participants/nobody", "no identifier", "topics/trust"], "names")

    assert faults(EXTENDED, answer) == []
    assert [len(row["names"]) for row in answer["rows"].values()] == [0, 0, 2]


def test_a_former_identifier_fetches_the_present_record(client):
    topic = TopicFactory(name="Trust", slug="before")
    topic.slug = "after"
    topic.save()

    rows = extended(client, ["topics/before", "topics/after"], "names")["rows"]

    assert rows == {
        name: {"names": [{"str": "Trust"}]} for name in ("topics/before", "topics/after")
    }


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"type": "topic"}, ["names", "positions_count", "broader", "description"]),
        ({"type": "topic", "limit": "2"}, ["names", "positions_count"]),
    ],
)
def test_which_properties_a_type_has(client, parameters, expected):
    answer = client.get(f"{SERVICE}properties/", parameters).json()

    assert faults(PROPOSED, answer) == []
    assert [one["id"] for one in answer["properties"]] == expected
    assert answer["type"] == "topic"


def test_without_a_type_all_are_proposed(client):
    every = client.get(f"{SERVICE}properties/").json()["properties"]

    assert len(every) == 16
    assert client.get(f"{SERVICE}properties/", {"type": ""}).json()["properties"] == every
