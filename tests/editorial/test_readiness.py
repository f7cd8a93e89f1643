"""The checklist of a record: what bars it, what would make it better, what is met; at a fixed cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.editorial.readiness import Level, checklist, problems, problems_of_all
from dialogues.models import Conference, Position
from tests import factories as f

pytestmark = pytest.mark.django_db


def lines(record):
    """Each line of the checklist: met, or the sentences that say what to do."""
    return {
        item.label: "met" if item.is_met else [problem.message for problem in item.problems]
        for item in checklist(record)
    }


def advised(record):
    """What is advised: the field it is about, and the sentence."""
    return [
        (problem.field, problem.message)
        for item in checklist(record)
        if item.level == Level.ADVICE
        for problem in item.problems
    ]


def test_every_line_of_a_ready_position_is_met():
    position = f.PositionFactory(status="draft")
    assert lines(position) == {
        "Its words are checked against the text": "met",
        "It has a holder, or none is named": "met",
        "Author’s voice and attributed views are kept apart": "met",
        "It has a topic": "met",
        "What it belongs to is public": "met",
        "Text and voices are those of its conference": "met",
        "The attribution rule is kept": "met",
        "Nobody heard behind closed doors is named without a rule": "met",
        "Each attribution has its words": "met",
    }


def test_what_is_missing_stands_at_its_line():
    position = f.PositionFactory(status="draft", topics=[], quotations=[])
    told = lines(position)
    assert told["It has a topic"] == ["Add at least one topic."]
    assert told["Its words are checked against the text"] == [
        "Add a verified quotation, or tick “no wording available”."
    ]
    assert told["It has a holder, or none is named"] == "met"


def test_advice_bars_nothing():
    position = f.PositionFactory(status="draft")
    holder = position.attributions.get().participant
    assert advised(position) == []
    position.attributions.update(words="")
    assert advised(position) == [
        (
            "attributions",
            f"Give the words that attribute it to “{holder}”, or another basis than “explicit”.",
        )
    ]
    assert problems(position) == []


def test_a_document_is_asked_for_its_source_and_its_coding():
    document = f.DocumentFactory(status="draft", language="")
    assert advised(document) == [
        ("conferences", "Say which conference it is about."),
        ("url", "Give the address at which it was published."),
        ("publisher", "Say who published it."),
        ("published_date", "Give the date of publication as far as it is known."),
        ("language", "Choose its language: sentences are cut by its rules."),
        ("sentences", "The text is not yet cut into sentences for coding."),
    ]
    document = f.DocumentFactory(
        url="https://example.org/1",
        publisher=f.InstitutionFactory(),
        published_date="2021-05-01",
        conferences=[f.ConferenceFactory()],
    )
    f.SentenceFactory(document=document, decision="author")
    f.SentenceFactory(document=document)
    assert advised(document) == [("sentences", "1 of 2 sentences are still to be decided.")]
    document.sentences.update(decision="author")
    assert advised(document) == []


def test_a_year_that_no_text_states_is_to_be_noted_as_inferred():
    conference = f.ConferenceFactory()
    f.HostFactory(conference=conference)
    assert advised(conference) == [
        ("documents", "Add a document: without one no position has its words.")
    ]
    document = f.DocumentFactory(conferences=[conference], text="On 15 April experts met.")
    assert advised(conference) == [
        (
            "date_inferred",
            (
                "No text of this conference says 2021: tick “date partly inferred” and note from what it "
                "follows."
            ),
        )
    ]
    for text in ("On 15 April 2021 experts met.", "２０２１年４月に会議が開かれた。"):
        document.text = text
        document.save()
        assert advised(conference) == []


def test_a_conference_s_page_tells_what_it_would_lack():
    conference = f.ConferenceFactory(topics=[f.TopicFactory(name="Trade", status="draft")])
    f.HostFactory(conference=conference, institution__name="Host", institution__status="in_review")
    f.AppearanceFactory(conference=conference, participant__name="A", participant__status="draft")
    f.AppearanceFactory(conference=conference, participant__name="B", participant__status="draft")
    f.AppearanceFactory(conference=conference, participant__name="C")
    f.DocumentFactory(conferences=[conference], text="2021")
    assert advised(conference) == [
        ("together", "Its page would lack “Host”, “A”, “B” and 1 more, which are not public.")
    ]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            lambda: f.ConferenceFactory(start_date=None, attribution_rule="unstated"),
            ["start_date", "attribution_rule", "hosts", "documents"],
        ),
        (f.ParticipantFactory, ["country", "sort_name"]),
        (lambda: f.ParticipantFactory(bloc=True), []),
        (lambda: f.InstitutionFactory(country=None, website=""), ["country", "website"]),
        (lambda: f.TopicFactory(scope_note=""), ["scope_note"]),
    ],
)
def test_each_noun_has_its_advice(record, expected):
    assert [field for field, _message in advised(record())] == expected


def test_looking_changes_nothing_of_the_record_in_hand():
    position = f.PositionFactory()
    assert problems(position) == []
    stored = Position.objects.get()
    stored.topics.clear()
    for parts in (stored.attributions, stored.quotations):
        parts.all().delete()
    assert [problem.field for problem in problems(position)] == [
        "quotations", "attributions", "topics",
    ]  # fmt: skip


def queries(act):
    act()
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def nameless(count, **given):
    conference = f.ConferenceFactory(attribution_rule="chatham_house", **given)
    for _ in range(count):
        f.AppearanceFactory(conference=conference)
        position = f.PositionFactory(conference=conference)
        f.PositionRelationFactory(source=position)
    return conference


@pytest.mark.parametrize(
    "look_at",
    [
        lambda conference: conference,
        lambda conference: conference.positions.first(),
        lambda conference: conference.positions.first().document,
        lambda conference: conference.appearances.first().participant,
    ],
    ids=["conference", "position", "document", "participant"],
)
def test_a_checklist_costs_the_same_with_one_published_position_and_with_four(look_at):
    few, many = (look_at(nameless(count)) for count in (1, 4))
    assert queries(lambda: checklist(few)) == queries(lambda: checklist(many))


def test_a_nameless_rule_is_judged_in_few_queries():
    conference = nameless(3)
    with CaptureQueriesContext(connection) as captured:
        assert problems(Conference.objects.get(pk=conference.pk)) == []
    assert len(captured) == 10


def test_many_positions_are_judged_at_the_cost_of_one():
    one, three = (list(nameless(count).positions.all()) for count in (1, 3))
    assert queries(lambda: problems_of_all(one)) == queries(lambda: problems_of_all(three))
    assert problems_of_all([]) == []
