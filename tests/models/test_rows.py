"""Rules of one row: what a record refuses to be, and at which field it says so."""

import pytest
from django.core.exceptions import ValidationError

from dialogues.models import (
    Appearance,
    Attribution,
    InstitutionIdentifier,
    Position,
    Quotation,
    reads_at_its_place,
)
from tests.factories import (
    AppearanceFactory,
    ConferenceFactory,
    CountryFactory,
    DocumentFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    QuotationFactory,
    SentenceFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def objections(record) -> dict[str, list[str]]:
    try:
        record.clean()
    except ValidationError as error:
        return error.message_dict
    return {}


def test_a_topic_does_not_stand_below_itself():
    top = TopicFactory()
    middle = TopicFactory(parent=top)
    low = TopicFactory(parent=middle)
    for parent in (top, middle, low):
        top.parent = parent
        assert objections(top) == {"parent": ["A topic cannot stand below itself."]}


def test_the_tree_of_topics_has_three_levels_at_most():
    low = TopicFactory(parent=TopicFactory(parent=TopicFactory()))
    assert objections(low) == {}
    assert objections(TopicFactory.build(parent=low)) == {
        "parent": ["The tree would be 4 levels deep; at most 3 are allowed."]
    }


def test_a_topic_is_not_moved_where_those_below_it_would_stand_too_deep():
    branch = TopicFactory()
    TopicFactory(parent=TopicFactory(parent=branch))
    assert objections(branch) == {}
    branch.parent = TopicFactory()
    assert objections(branch) == {
        "parent": ["The tree would be 4 levels deep; at most 3 are allowed."]
    }


def test_the_broader_topics_come_broadest_first():
    top = TopicFactory()
    middle = TopicFactory(parent=top)
    assert TopicFactory(parent=middle).broader() == [top, middle]


def test_an_institution_is_not_part_of_itself():
    ministry = InstitutionFactory()
    institute = InstitutionFactory(parent=InstitutionFactory(parent=ministry))
    assert objections(institute) == {}
    for parent in (ministry, institute):
        ministry.parent = parent
        assert objections(ministry) == {"parent": ["An institution cannot be part of itself."]}


@pytest.mark.parametrize(
    ("kind", "given", "field", "message"),
    [
        (
            "anonymous",
            {"conference": None},
            "conference",
            "An anonymous participant belongs to exactly one conference, and nobody else does.",
        ),
        (
            "person",
            {"conference": "one"},
            "conference",
            "An anonymous participant belongs to exactly one conference, and nobody else does.",
        ),
        ("bloc", {"country": "RU"}, "country", "Blocs and anonymous participants have no country."),
        (
            "anonymous",
            {"conference": "one", "country": "RU"},
            "country",
            "Blocs and anonymous participants have no country.",
        ),
        (
            "institution",
            {"institution": None},
            "institution",
            "The kind “institution” needs its institution, and only this kind has one.",
        ),
        (
            "person",
            {"institution": "one"},
            "institution",
            "The kind “institution” needs its institution, and only this kind has one.",
        ),
    ],
)
def test_each_kind_of_participant_has_what_belongs_to_it(kind, given, field, message):
    made = {"conference": ConferenceFactory, "institution": InstitutionFactory}
    given = {name: made[name]() if value == "one" else value for name, value in given.items()}
    if "country" in given:
        given["country"] = CountryFactory(code=given["country"])
    assert objections(ParticipantFactory.build(kind=kind, **given)) == {field: [message]}


def test_an_anonymous_voice_is_heard_at_its_own_conference_only():
    voice = ParticipantFactory(anonymous=True, name="One participant")
    elsewhere = PositionFactory()
    refused = {
        "participant": [
            "“One participant” is an anonymous voice of another conference; make a new one."
        ]
    }
    there = PositionFactory(conference=voice.conference)
    assert objections(Attribution(position=there, participant=voice)) == {}
    assert objections(Appearance(conference=voice.conference, participant=voice)) == {}
    assert objections(Attribution(position=elsewhere, participant=voice)) == refused
    assert objections(Appearance(conference=elsewhere.conference, participant=voice)) == refused
    unsaved = Position(conference=elsewhere.conference)
    assert objections(Attribution(position=unsaved, participant=voice)) == refused


def test_a_participant_without_a_kind_yet_is_no_error_of_ours():
    assert objections(Attribution()) == {}
    assert objections(Appearance()) == {}


def test_a_position_s_document_is_one_of_its_conference_s():
    position = PositionFactory()
    assert objections(position) == {}
    position.document = DocumentFactory(title="Of another meeting")
    assert objections(position) == {
        "document": [
            "“Of another meeting” is not a document of this conference; link it there first."
        ]
    }


def test_positions_are_numbered_within_their_conference():
    conference = ConferenceFactory()
    numbers = [PositionFactory(conference=conference).number for _ in range(3)]
    assert (numbers, PositionFactory().number) == ([1, 2, 3], 1)


def test_a_position_moved_to_another_conference_takes_the_next_number_there():
    resident = PositionFactory()
    moved = PositionFactory()
    moved.conference = resident.conference
    moved.save()
    assert (resident.number, Position.objects.get(pk=moved.pk).number) == (1, 2)


def test_a_translator_needs_a_translation():
    assert objections(Quotation(translator="Somebody")) == {
        "translator": ["A translator is named, but there is no translation."]
    }
    assert objections(Quotation(translator="Somebody", translation="Words")) == {}


def test_a_quotation_reads_at_its_place_only_in_its_own_text():
    quotation = QuotationFactory()
    text = quotation.position.document.text
    assert reads_at_its_place(quotation, text)
    assert not reads_at_its_place(quotation, text + " ")
    assert not reads_at_its_place(quotation, " " + text)
    assert not reads_at_its_place(quotation, "")
    assert not reads_at_its_place(Quotation(exact="Words"), text)


@pytest.mark.parametrize(
    ("visibility", "shown", "context"),
    [("full", True, True), ("passages", False, False), ("nothing", False, False)],
)
def test_rights_decide_how_much_of_a_text_may_be_read(visibility, shown, context):
    document = DocumentFactory(visibility=visibility)
    assert (document.public_text != "") == shown
    quotation = QuotationFactory(position=PositionFactory(document=document, quotations=[]))
    assert quotation.shows_context == context


def test_no_position_needs_a_reason_and_only_it_has_one():
    refused = {"reason": ["“No position” needs a reason, and only it has one."]}
    sentence = SentenceFactory()
    for decision, reason, expected in [
        ("nothing", "", refused),
        ("author", "heading", refused),
        ("nothing", "heading", {}),
        ("author", "", {}),
        ("undecided", "", {}),
    ]:
        sentence.decision, sentence.reason = decision, reason
        assert objections(sentence) == expected


def test_a_sentence_s_text_is_its_stretch_of_the_document():
    sentence = SentenceFactory(document__text="First one. Second one.")
    assert sentence.text == "First one."


@pytest.mark.parametrize(
    ("scheme", "right", "wrong", "example"),
    [
        (
            "orcid",
            "0000-0002-1694-233X",
            "https://orcid.org/0000-0002-1694-233X",
            "0000-0002-1825-0097",
        ),
        ("ror", "02mhbdp94", "02mhbdp9", "02mhbdp94"),
        ("wikidata", "Q42", "Q042", "Q42"),
        ("wikidata", "Q42", "Q42\n", "Q42"),
        ("wikidata", "Q42", "Q٤٢", "Q42"),
    ],
)
def test_an_identifier_is_written_as_its_scheme_has_it(scheme, right, wrong, example):
    assert objections(InstitutionIdentifier(scheme=scheme, value=right)) == {}
    assert objections(InstitutionIdentifier(scheme=scheme, value=wrong)) == {
        "value": [
            f"“{wrong}” is no {scheme.upper()} identifier; write only the identifier, such as {example}."
        ]
    }


def test_languages_are_read_as_a_list():
    assert ConferenceFactory(languages="en, ru,ja").language_list == ["en", "ru", "ja"]
    assert ConferenceFactory().language_list == []


@pytest.mark.parametrize(
    "make",
    [
        lambda: (ConferenceFactory(title="A title"), "A title"),
        lambda: (TopicFactory(name="A topic"), "A topic"),
        lambda: (PositionFactory(statement="One two."), "One two."),
        lambda: (AppearanceFactory(participant__name="Anna", role="chair"), "Anna (Chair)"),
    ],
)
def test_records_are_called_by_their_names(make):
    record, name = make()
    assert str(record) == name


def test_a_position_with_an_endless_statement_has_a_short_name():
    assert len(str(PositionFactory(statement="word " * 20_000))) <= 90
