"""Each value's count is what the list would hold with it; what a facet's own selection hides counts."""

import datetime

import pytest
from django.http import QueryDict

from dialogues.choices import AttributionRole
from dialogues.filters.facets import FACETS, FacetValue, facets
from dialogues.filters.positions import PositionListing
from tests.factories import (
    AppearanceFactory,
    AttributionFactory,
    ConferenceFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def listing(query: str = "") -> PositionListing:
    return PositionListing(QueryDict(query))


def counts(query: str, name: str) -> dict[str, int]:
    return {found.value: found.count for found in facets(listing(query))[name]}


def test_every_facet_of_one_position():
    topic = TopicFactory(
        name="Trade", slug="trade", parent=TopicFactory(name="Economy", slug="economy")
    )
    conference = ConferenceFactory(
        title="Autumn dialogue", slug="autumn", start_date=datetime.date(2021, 7, 8)
    )
    experts = ParticipantFactory(expert_group=True, country="JP")
    PositionFactory(conference=conference, topics=[topic], holders=[experts], stance="opposes")

    assert facets(listing()) == {
        "topic": [FacetValue("economy", "Economy", 1), FacetValue("trade", "Trade", 1)],
        "country": [FacetValue("JP", "Japan", 1)],
        "stance": [FacetValue("opposes", "Opposes", 1)],
        "holder_kind": [FacetValue("expert_group", "Expert group", 1)],
        "year": [FacetValue("2021", "2021", 1)],
        "conference": [FacetValue("autumn", "Autumn dialogue", 1)],
        "layer": [FacetValue("attributed", "Attributed", 1)],
        "kind": [FacetValue("claim", "Claim", 1)],
        "mode": [FacetValue("reported_speech", "Reported speech", 1)],
    }


def test_nothing_has_no_facets():
    assert facets(listing()) == {name: [] for name in FACETS}


def test_the_most_frequent_comes_first_and_equal_ones_by_value():
    for stance in ("supports", "opposes", "asserts", "asserts"):
        PositionFactory(stance=stance)

    assert [(one.value, one.count) for one in facets(listing())["stance"]] == [
        ("asserts", 2),
        ("opposes", 1),
        ("supports", 1),
    ]


def test_a_facet_leaves_out_its_own_selection_and_obeys_all_others():
    topic = TopicFactory(slug="trade")
    PositionFactory(stance="supports", topics=[topic])
    PositionFactory(stance="opposes", topics=[topic])
    PositionFactory(stance="opposes")
    query = "stance=supports&topic=trade"

    assert counts(query, "stance") == {"opposes": 1, "supports": 1}
    assert counts(query, "topic")["trade"] == 1
    assert counts(query, "layer") == {"attributed": 1}


def test_a_search_and_a_time_count_too():
    PositionFactory(statement="Sanctions hurt.", stance="asserts")
    PositionFactory(statement="Trade grows.", stance="expects")

    assert counts("q=sanctions", "stance") == {"asserts": 1}
    assert counts("updated_after=2999-01-01T00:00:00Z", "stance") == {}


def test_a_topic_counts_each_position_below_it_once():
    economy = TopicFactory(slug="economy")
    trade, finance = (TopicFactory(slug=slug, parent=economy) for slug in ("trade", "finance"))
    tariffs = TopicFactory(slug="tariffs", parent=trade)
    PositionFactory(topics=[tariffs, finance])
    PositionFactory(topics=[economy, trade])
    PositionFactory(topics=[finance])

    assert counts("", "topic") == {"economy": 3, "finance": 2, "trade": 2, "tariffs": 1}


def test_a_draft_topic_is_not_counted_and_passes_nothing_on():
    economy = TopicFactory(slug="economy")
    draft = TopicFactory(slug="draft", parent=economy, status="draft")
    below = TopicFactory(slug="below", parent=draft)
    PositionFactory(topics=[draft, TopicFactory(slug="other")])
    PositionFactory(topics=[below])

    assert counts("", "topic") == {"other": 1, "below": 1, "economy": 1}


def test_a_joint_position_counts_for_each_of_its_holders_once():
    russians = ParticipantFactory(expert_group=True, country="RU")
    others = ParticipantFactory(expert_group=True, country="RU")
    moscow = ParticipantFactory(government=True, country="RU")
    japanese = ParticipantFactory(expert_group=True, country="JP")
    PositionFactory(holders=[russians, others, japanese])
    PositionFactory(holders=[moscow])

    assert counts("", "country") == {"RU": 2, "JP": 1}
    assert counts("", "holder_kind") == {"expert_group": 1, "government": 1}


def test_a_reporter_is_no_holder():
    position = PositionFactory(holders=[ParticipantFactory(government=True, country="RU")])
    AttributionFactory(
        position=position,
        participant=ParticipantFactory(expert_group=True, country="JP"),
        role=AttributionRole.REPORTER,
    )

    assert counts("", "country") == {"RU": 1}
    assert counts("", "holder_kind") == {"government": 1}


def test_country_and_kind_speak_of_one_and_the_same_holder():
    japanese = ParticipantFactory(expert_group=True, country="JP")
    moscow = ParticipantFactory(government=True, country="RU")
    PositionFactory(holders=[japanese, moscow])

    assert counts("holder_kind=expert_group", "country") == {"JP": 1}
    assert counts("country=RU", "holder_kind") == {"government": 1}


def test_a_conference_that_may_lie_in_two_years_counts_in_both():
    turn = ConferenceFactory(
        start_date=datetime.date(2020, 12, 31), end_date=datetime.date(2021, 1, 1)
    )
    PositionFactory(conference=turn)
    PositionFactory(conference=ConferenceFactory(start_date=None))

    assert counts("", "year") == {"2020": 1, "2021": 1, "unknown": 1}


def many_positions() -> None:
    institute = InstitutionFactory(slug="institute")
    experts = ParticipantFactory(expert_group=True, country="RU", slug="experts")
    holders = [
        experts,
        ParticipantFactory(expert_group=True, country="JP"),
        ParticipantFactory(government=True, country="JP"),
        ParticipantFactory(bloc=True),
    ]
    economy = TopicFactory(slug="economy")
    topics = [economy, TopicFactory(parent=economy), TopicFactory(slug="peace")]
    dates = [datetime.date(2020, 5, 1), datetime.date(2021, 5, 1), None]
    conferences = [ConferenceFactory(start_date=date) for date in dates]
    AppearanceFactory(conference=conferences[0], participant=experts, institutions=[institute])
    stances, layers = ["supports", "opposes", "expects"], ["attributed", "author"]
    for number in range(24):
        PositionFactory(
            document=None,
            conference=conferences[number % 3],
            holders=[holders[number % 4], holders[(number // 4) % 4]][
                : 1 + (number % 4 != number // 4 % 4)
            ],
            topics={topics[number % 2], topics[number % 3]},
            stance=stances[number % 3 if number % 5 else 0],
            layer=layers[number % 7 == 0],
            kind=["claim", "forecast"][number % 2],
            mode=["reported_speech", "official_line"][number % 11 == 0],
        )


QUERIES = [
    "",
    "topic=economy",
    "topic=peace&stance=opposes",
    "country=JP",
    "country=JP&country=RU&holder_kind=government",
    "holder=experts&stance=supports",
    "institution=institute",
    "year=unknown&layer=attributed",
    "date_after=2020-06-01&kind=claim",
    "conference=elsewhere&year=2020",
    "q=claim&country=RU",
]


def test_a_count_is_what_the_list_would_hold_with_that_value_alone():
    many_positions()
    PositionFactory(document=None, conference=ConferenceFactory(slug="elsewhere"))
    for query in QUERIES:
        found = facets(listing(query))
        assert any(found.values()), query
        for name, values in found.items():
            for one in values:
                held = _with(QueryDict(query), name, one.value).rows.count()
                assert one.count == held, (query, name, one.value)


def _with(asked: QueryDict, name: str, value: str) -> PositionListing:
    changed = asked.copy()
    changed[name] = value
    return PositionListing(changed)
