"""The facets as the API answers them; how they count is tested beside the filters."""

import pytest

from dialogues.choices import AttributionRule
from tests.api.asking import BASE, COLLECTIONS
from tests.api.full_records import FULL
from tests.api.test_schema import LISTINGS, faults, parameters
from tests.factories import (
    AppearanceFactory,
    ConferenceFactory,
    CountryFactory,
    DocumentFactory,
    HostFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def test_each_value_comes_with_its_label_and_count(read):
    conference = ConferenceFactory(title="Autumn dialogue", slug="autumn", start_date=None)
    topic = TopicFactory(name="Trade", slug="trade")
    document = DocumentFactory(title="Summary", slug="summary")
    HostFactory(
        conference=conference, institution=InstitutionFactory(name="Valdai Club", slug="valdai")
    )
    for stance in ("opposes", "supports"):
        PositionFactory(
            conference=conference,
            stance=stance,
            topics=[topic],
            document=document,
            about=[CountryFactory(code="CN")],
            confidence="high",
            holders=[
                ParticipantFactory(
                    government=True,
                    country="JP",
                    name="Moscow",
                    slug=f"moscow{'' if stance == 'opposes' else '-2'}",
                )
            ],
        )

    assert read("positions/facets/", stance="opposes", topic="trade") == {
        "topic": [{"value": "trade", "label": "Trade", "count": 1}],
        "country": [{"value": "JP", "label": "Japan", "count": 1}],
        "stance": [
            {"value": "opposes", "label": "Opposes", "count": 1},
            {"value": "supports", "label": "Supports", "count": 1},
        ],
        "holder_kind": [{"value": "government", "label": "Government", "count": 1}],
        "year": [{"value": "unknown", "label": "Unknown", "count": 1}],
        "conference": [{"value": "autumn", "label": "Autumn dialogue", "count": 1}],
        "layer": [{"value": "attributed", "label": "Attributed", "count": 1}],
        "kind": [{"value": "claim", "label": "Claim", "count": 1}],
        "mode": [{"value": "reported_speech", "label": "Reported speech", "count": 1}],
        "holder": [{"value": "moscow", "label": "Moscow", "count": 1}],
        "institution": [],
        "about": [{"value": "CN", "label": "China", "count": 1}],
        "document": [{"value": "summary", "label": "Summary", "count": 1}],
        "host": [{"value": "valdai", "label": "Valdai Club", "count": 1}],
        "confidence": [{"value": "high", "label": "High", "count": 1}],
    }


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({"stance": "supprots"}, "stance"),
        ({"topic": "no-such-topic"}, "topic"),
        ({"page_size": "10"}, "page_size"),
        ({"fields": "topic"}, "fields"),
        ({"format": "csv"}, "format"),
        ({"date_after": ["2021-01-01", "2021-02-01"]}, "date_after"),
    ],
)
def test_what_is_no_filter_is_refused(failure, parameters, field):
    problem = failure("positions/facets/", **parameters)

    assert problem["status"] == 400
    assert [error["field"] for error in problem["errors"]] == [field]


def test_facets_of_conferences(read):
    conference = ConferenceFactory(
        title="Autumn dialogue",
        slug="autumn",
        start_date="2021-07-08",
        format="online",
        access="open",
        series=SeriesFactory(title="Dialogues", slug="dialogues"),
        topics=[TopicFactory(name="Trade", slug="trade")],
    )
    HostFactory(
        conference=conference,
        institution=InstitutionFactory(name="Valdai Club", slug="valdai", country="RU"),
    )
    AppearanceFactory(
        conference=conference,
        participant=ParticipantFactory(name="Ivan", slug="ivan", country="JP"),
    )
    ConferenceFactory(format="in_person", access="unknown", start_date=None)

    assert read("conferences/facets/", format_of="online") == {
        "topic": [{"value": "trade", "label": "Trade", "count": 1}],
        "country": [
            {"value": "JP", "label": "Japan", "count": 1},
            {"value": "RU", "label": "Russia", "count": 1},
        ],
        "institution": [{"value": "valdai", "label": "Valdai Club", "count": 1}],
        "participant": [{"value": "ivan", "label": "Ivan", "count": 1}],
        "series": [{"value": "dialogues", "label": "Dialogues", "count": 1}],
        "format_of": [
            {"value": "in_person", "label": "In person", "count": 1},
            {"value": "online", "label": "Online", "count": 1},
        ],
        "access": [{"value": "open", "label": "Open", "count": 1}],
        "year": [{"value": "2021", "label": "2021", "count": 1}],
    }


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_value_of_a_facet_finds_as_many_as_it_says(read, name):
    """The names of the facets are those of the list's own filters."""
    for _row in range(2):
        FULL[name]()
    found = read(f"{name}/facets/")

    assert any(found.values())
    for parameter, values in found.items():
        for value in values[:2]:
            listed = read(f"{name}/", **{parameter: value["value"]})
            assert listed["count"] == value["count"], (parameter, value)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_facets_are_as_described(client, ask, name):
    FULL[name]()
    schema = client.get(f"{BASE}schema/").json()

    assert faults(schema, f"{name}/facets/", ask(f"{name}/facets/")) == []
    assert {*parameters(schema, f"{name}/facets/")} == {
        *LISTINGS[name].filter_names(), "q", "updated_after", "format",
    }  # fmt: skip


@pytest.mark.parametrize("name", COLLECTIONS)
@pytest.mark.parametrize("parameter", ["page_size", "cursor", "ordering", "fields", "expand"])
def test_what_only_a_list_takes_is_refused(failure, name, parameter):
    [error] = failure(f"{name}/facets/", **{parameter: "1"})["errors"]

    assert error["message"].startswith(f"There is no parameter “{parameter}”.")


def test_facets_neither_name_nor_count_what_is_hidden(read):
    conference = ConferenceFactory(slug="autumn")
    hidden = ParticipantFactory(name="Hidden Person", slug="hidden-person", country="JP")
    AppearanceFactory(conference=conference, participant=hidden)
    draft = DocumentFactory(language="ja", status="published")
    before = read("conferences/facets/"), read("documents/facets/")
    assert [one["value"] for one in before[0]["participant"]] == ["hidden-person"]
    assert "ja" in [one["value"] for one in before[1]["language"]]

    conference.attribution_rule = AttributionRule.CHATHAM_HOUSE
    conference.save()
    draft.status = "draft"
    draft.save()

    after = read("conferences/facets/"), read("documents/facets/")
    assert (after[0]["participant"], after[0]["country"]) == ([], [])
    assert after[1]["language"] == []
    assert read("participants/facets/")["kind"] == []
