"""Each parameter of the lists of conferences, documents, institutions, participants and topics."""

import datetime

import pytest

from dialogues.choices import (
    Access,
    ConferenceFormat,
    DocumentKind,
    InstitutionKind,
    ParticipantKind,
)
from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.documents import DocumentListing
from dialogues.filters.institutions import InstitutionListing
from dialogues.filters.listing import Listing
from dialogues.filters.participants import ParticipantListing
from dialogues.filters.topics import TopicListing
from tests import factories as f
from tests.filters.asking import ask, found

pytestmark = pytest.mark.django_db
D = datetime.date


@pytest.mark.parametrize(
    ("listing", "make", "parameter", "field", "values"),
    [
        (ConferenceListing, f.ConferenceFactory, "format_of", "format", ConferenceFormat.values),
        (ConferenceListing, f.ConferenceFactory, "access", "access", Access.values),
        (DocumentListing, f.DocumentFactory, "kind", "kind", DocumentKind.values),
        (DocumentListing, f.DocumentFactory, "language", "language", ["en", "ru", "ja", "zh-Hant"]),
        (InstitutionListing, f.InstitutionFactory, "kind", "kind", InstitutionKind.values),
        (ParticipantListing, f.ParticipantFactory, "kind", "kind", ParticipantKind.values),
    ],
)
def test_each_closed_list_is_a_filter_and_a_repeated_value_means_or(
    listing: type[Listing], make, parameter, field, values
):
    made = {value: make(**{field: value}) for value in values}
    for value in values:
        assert found(listing, f"{parameter}={value}") == {made[value]}
    query = f"{parameter}={values[0]}&{parameter}={values[-1]}"
    assert found(listing, query) == {made[values[0]], made[values[-1]]}


# --- conferences --------------------------------------------------------------------------------


def test_a_conference_s_topics_are_its_own_and_those_of_its_public_positions():
    top = f.TopicFactory(slug="top")
    low = f.TopicFactory(parent=top)
    own = f.ConferenceFactory(topics=[low])
    by_position = f.PositionFactory(topics=[low]).conference
    f.PositionFactory(topics=[low], status="draft")
    f.ConferenceFactory()
    assert found(ConferenceListing, "topic=top") == {own, by_position}


def test_a_conference_s_institutions_host_it_or_send_somebody():
    spf = f.InstitutionFactory(slug="spf")
    hosted = f.HostFactory(institution=spf).conference
    sent = f.AppearanceFactory(institutions=[spf]).conference
    f.AppearanceFactory(institutions=[spf], participant__status="draft")
    f.AppearanceFactory(institutions=[spf], conference__attribution_rule="chatham_house")
    assert found(ConferenceListing, "institution=spf") == {hosted, sent}


def test_a_conference_s_participants_were_there():
    person = f.ParticipantFactory(slug="anna")
    there = f.AppearanceFactory(participant=person).conference
    f.AppearanceFactory(participant=person, conference__attribution_rule="chatham_house")
    f.PositionFactory(holders=[person])
    assert found(ConferenceListing, "participant=anna") == {there}


def test_a_conference_s_countries_are_those_of_hosts_people_and_holders():
    hosted = f.HostFactory(institution=f.InstitutionFactory(country="JP")).conference
    attended = f.AppearanceFactory(participant=f.ParticipantFactory(country="JP")).conference
    held = f.PositionFactory(
        holders=[f.ParticipantFactory(government=True, country="JP")]
    ).conference
    f.PositionFactory(holders=[f.ParticipantFactory(government=True, country="JP")], status="draft")
    f.HostFactory(institution=f.InstitutionFactory(country="JP", status="draft"))
    f.AppearanceFactory(
        participant=f.ParticipantFactory(country="JP"), conference__attribution_rule="chatham_house"
    )
    f.PositionFactory(about=[f.CountryFactory(code="JP")])
    assert found(ConferenceListing, "country=JP") == {hosted, attended, held}


def test_a_conference_is_an_edition_of_its_series():
    edition = f.ConferenceFactory(series=f.SeriesFactory(slug="valdai-spf"))
    f.ConferenceFactory(series=f.SeriesFactory())
    assert found(ConferenceListing, "series=valdai-spf") == {edition}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("year=2021", {"day", "month"}),
        ("year=unknown", {"unknown"}),
        ("date_after=2021-07-09", {"month"}),
        ("date_before=2021-07-07", {"month"}),
        ("date_before=2021-06-30", set()),
    ],
)
@pytest.mark.parametrize(
    ("listing", "make", "date", "precision"),
    [
        (ConferenceListing, f.ConferenceFactory, "start_date", "date_precision"),
        (DocumentListing, f.DocumentFactory, "published_date", "published_precision"),
    ],
)
def test_dates_known_in_part_are_found_where_they_can_lie(
    listing, make, date, precision, query, expected
):
    made = {
        make(**{date: D(2021, 7, 8)}): "day",
        make(**{date: D(2021, 7, 8), precision: "month"}): "month",
        make(**{date: None}): "unknown",
    }
    assert {made[row] for row in found(listing, query)} == expected
    undated = 0 if "unknown" in query else 1
    assert ask(listing, query).undated == undated


# --- documents ----------------------------------------------------------------------------------


def test_a_document_is_found_by_each_of_its_conferences():
    one, two = f.ConferenceFactory(slug="one"), f.ConferenceFactory(slug="two")
    both = f.DocumentFactory(conferences=[one, two])
    f.DocumentFactory()
    assert found(DocumentListing, "conference=one") == {both}
    assert found(DocumentListing, "conference=one&conference=two") == {both}


def test_a_document_is_found_by_its_publisher():
    document = f.DocumentFactory(publisher=f.InstitutionFactory(slug="valdai"))
    f.DocumentFactory(publisher=f.InstitutionFactory())
    assert found(DocumentListing, "publisher=valdai") == {document}


# --- institutions -------------------------------------------------------------------------------


def test_an_institution_is_found_by_its_country():
    institution = f.InstitutionFactory(country="JP")
    f.InstitutionFactory(country="RU")
    assert found(InstitutionListing, "country=JP") == {institution}


def test_an_institution_was_at_a_conference_as_host_or_through_somebody():
    conference = f.ConferenceFactory(slug="c")
    host = f.HostFactory(conference=conference).institution
    sender = f.InstitutionFactory()
    f.AppearanceFactory(conference=conference, institutions=[sender])
    f.AppearanceFactory(conference=conference)
    f.AppearanceFactory(
        conference=conference, participant__status="draft", institutions=[f.InstitutionFactory()]
    )
    f.HostFactory()
    assert found(InstitutionListing, "conference=c") == {host, sender}


# --- participants -------------------------------------------------------------------------------


def test_a_participant_is_found_by_country_and_institution():
    spf = f.InstitutionFactory(slug="spf")
    voice = f.ParticipantFactory(kind="institution", institution=spf)
    sent = f.AppearanceFactory(
        institutions=[spf], participant=f.ParticipantFactory(country="JP")
    ).participant
    f.AppearanceFactory(
        institutions=[spf],
        conference__attribution_rule="chatham_house",
        participant=f.AppearanceFactory().participant,
    )
    assert found(ParticipantListing, "institution=spf") == {voice, sent}
    assert found(ParticipantListing, "institution=spf&country=JP") == {sent}


def test_a_participant_was_heard_at_a_conference_or_appeared_there():
    conference = f.ConferenceFactory(slug="c")
    there = f.AppearanceFactory(conference=conference).participant
    heard = f.PositionFactory(conference=conference).attributions.get().participant
    reporter = f.AttributionFactory(
        position=f.PositionFactory(conference=conference, holders=[heard]), role="reporter"
    ).participant
    f.PositionFactory(conference=conference, status="draft")
    assert found(ParticipantListing, "conference=c") == {there, heard, reporter}


def test_a_participant_is_found_by_the_topics_of_its_public_positions():
    top = f.TopicFactory(slug="top")
    low = f.TopicFactory(parent=top)
    holder = f.PositionFactory(topics=[low]).attributions.get().participant
    f.PositionFactory(topics=[low], status="draft")
    f.PositionFactory()
    assert found(ParticipantListing, "topic=top") == {holder}


# --- topics -------------------------------------------------------------------------------------


def test_a_topic_is_found_by_the_one_above_it():
    top = f.TopicFactory(slug="top")
    middle = f.TopicFactory(parent=top)
    f.TopicFactory(parent=middle)
    assert found(TopicListing, "parent=top") == {middle}


def test_a_topic_is_found_by_the_conferences_that_spoke_of_it():
    conference = f.ConferenceFactory(slug="c", topics=[f.TopicFactory()])
    taken = f.PositionFactory(conference=conference).topics.get()
    f.PositionFactory(conference=conference, status="draft")
    assert found(TopicListing, "conference=c") == {conference.topics.get(), taken}


def test_topics_come_with_the_number_of_their_public_positions():
    topic = f.TopicFactory()
    for status in ("published", "published", "draft"):
        f.PositionFactory(topics=[topic], status=status)
    assert [row.positions_count for row in ask(TopicListing).page().rows] == [2]
