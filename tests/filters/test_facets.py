"""Each value's count is what the list would hold with it; what a facet's own selection hides counts."""

import datetime

import pytest
from django.http import QueryDict

from dialogues.choices import AttributionRole
from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.documents import DocumentListing
from dialogues.filters.facets import FACETS, FacetValue, facets
from dialogues.filters.institutions import InstitutionListing
from dialogues.filters.participants import ParticipantListing
from dialogues.filters.positions import PositionListing
from dialogues.filters.topics import TopicListing
from dialogues.models import Institution, Topic
from tests.factories import (
    AppearanceFactory,
    AttributionFactory,
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
    experts = ParticipantFactory(
        expert_group=True, country="JP", slug="experts", name="Japanese experts"
    )
    institute = InstitutionFactory(slug="jiia", name="JIIA")
    AppearanceFactory(conference=conference, participant=experts, institutions=[institute])
    HostFactory(conference=conference, institution=InstitutionFactory(slug="spf", name="SPF"))
    PositionFactory(
        conference=conference,
        topics=[topic],
        holders=[experts],
        stance="opposes",
        confidence="high",
        document=DocumentFactory(title="Summary", slug="summary"),
        about=[CountryFactory(code="RU")],
    )

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
        "holder": [FacetValue("experts", "Japanese experts", 1)],
        "institution": [FacetValue("jiia", "JIIA", 1)],
        "about": [FacetValue("RU", "Russia", 1)],
        "document": [FacetValue("summary", "Summary", 1)],
        "host": [FacetValue("spf", "SPF", 1)],
        "confidence": [FacetValue("high", "High", 1)],
    }


def test_nothing_has_no_facets():
    assert facets(listing()) == {name: [] for name in FACETS[PositionListing]}


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


def test_an_anonymous_voice_is_counted_by_its_kind_but_not_offered_as_a_holder():
    position = PositionFactory(holders=[])
    one = ParticipantFactory(anonymous=True, conference=position.conference)
    AttributionFactory(position=position, participant=one)

    assert counts("", "holder_kind") == {"anonymous": 1}
    assert counts("", "holder") == {}


def test_an_institution_is_that_of_the_holder_at_that_very_conference():
    institute = InstitutionFactory(slug="institute")
    person, other = ParticipantFactory(), ParticipantFactory()
    there = AppearanceFactory(participant=person, institutions=[institute]).conference
    voice = ParticipantFactory(institutional=True, institution=institute)
    PositionFactory(conference=there, holders=[person, voice])
    PositionFactory(conference=there, holders=[other])
    PositionFactory(holders=[person])

    assert counts("", "institution") == {"institute": 1}


def test_a_draft_is_behind_no_number():
    topic = TopicFactory(slug="trade")
    conference = ConferenceFactory(topics=[topic], slug="talks")
    HostFactory(conference=conference, institution=InstitutionFactory(slug="spf", country="JP"))
    numbers = facets(ConferenceListing(QueryDict()))
    assert (numbers["topic"][0].count, numbers["country"][0].value) == (1, "JP")

    Institution.objects.update(status="draft")
    Topic.objects.update(status="draft")
    numbers = facets(ConferenceListing(QueryDict()))

    assert (numbers["topic"], numbers["country"], numbers["institution"]) == ([], [], [])


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("selected", [0, 2])
@pytest.mark.parametrize("listing", FACETS, ids=lambda listing: listing.__name__)
def test_facets_cost_the_same_whatever_there_is(
    django_assert_max_num_queries, listing, rows, selected
):
    for _row in range(rows):
        _one_of_each()
    every = listing(QueryDict())
    names = [name for name, values in facets(every).items() if values][:selected]
    query = "&".join(f"{name}={facets(every)[name][0].value}" for name in names)
    asked = listing(QueryDict(query))

    with django_assert_max_num_queries(MOST_QUERIES[listing] + 2 * selected):
        facets(asked)


#: The rows, the public positions, and at most four queries a facet.
MOST_QUERIES = {
    ConferenceListing: 22,
    DocumentListing: 8,
    InstitutionListing: 7,
    ParticipantListing: 14,
    PositionListing: 27,
    TopicListing: 7,
}


def _one_of_each() -> None:
    conference = ConferenceFactory(topics=[TopicFactory()], series=SeriesFactory())
    HostFactory(conference=conference, institution=InstitutionFactory(country="JP"))
    person = AppearanceFactory(conference=conference, institutions=[InstitutionFactory()])
    document = DocumentFactory(conferences=[conference], publisher=InstitutionFactory())
    PositionFactory(
        conference=conference,
        document=document,
        holders=[person.participant, ParticipantFactory(government=True, country="RU")],
        topics=[TopicFactory(parent=TopicFactory()), TopicFactory()],
        about=[CountryFactory(code="CN")],
    )
