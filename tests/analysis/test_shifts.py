"""What was said then and now: whose words may stand against whose, and what may be said of them."""

import datetime

import pytest

from dialogues.analysis.claims import claims
from dialogues.analysis.comparison import matrix
from dialogues.analysis.convergence import recorded_relations
from dialogues.analysis.groupings import SideKind, SideName
from dialogues.analysis.shifts import public_holders, shifts
from dialogues.analysis.topic_tree import TopicTree
from dialogues.models import Position, Topic
from tests.factories import (
    ConferenceFactory,
    ParticipantFactory,
    PositionFactory,
    PositionRelationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic():
    return TopicFactory(name="Borders")


@pytest.fixture
def moscow():
    return ParticipantFactory(government=True, country="RU", name="Moscow")


@pytest.fixture
def spring():
    return ConferenceFactory(start_date=datetime.date(2021, 4, 15))


@pytest.fixture
def summer():
    return ConferenceFactory(start_date=datetime.date(2021, 7, 8))


def said(holder, topic, conference, stance: str = "supports", **given) -> Position:
    holders = holder if isinstance(holder, list) else [holder]
    return PositionFactory(
        holders=holders, topics=[topic], conference=conference, stance=stance, **given
    )


def found(by: str = "country", side=None):
    rows = Position.objects.published()
    russia = side or SideName(SideKind.COUNTRY, "RU", "Russia")
    topics = Topic.objects.filter(parent=None)
    made = matrix(claims(rows, by), [russia], topics, TopicTree(Topic.objects.published()))
    return shifts(made.rows, public_holders(), recorded_relations(), by)


def told(by: str = "country", side=None) -> list[tuple[str, bool, bool, int, int]]:
    return [
        (str(one.change), one.same_holder, one.recorded, one.then, one.now)
        for one in found(by, side)
    ]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("supports", "opposes", "turned"),
        ("concerned", "proposes", "turned"),
        ("supports", "supports", "kept"),
        ("opposes", "concerned", "new_shade"),
        ("supports", "asserts", "spoke_again"),
        ("expects", "opposes", "spoke_again"),
        ("neutral", "neutral", "spoke_again"),
    ],
)
def test_one_holder_by_stance_alone(topic, moscow, spring, summer, before, after, change):
    said(moscow, topic, spring, before)
    said(moscow, topic, summer, after)

    assert told() == [(change, True, False, 1, 1)]


@pytest.mark.parametrize(
    ("kind", "change"), [("agrees", "kept"), ("opposes", "turned"), ("qualifies", "new_shade")]
)
def test_what_is_recorded_between_the_two_decides(topic, moscow, spring, summer, kind, change):
    earlier = said(moscow, topic, spring, "asserts")
    said(moscow, topic, spring, "supports")
    later = said(moscow, topic, summer, "supports")
    PositionRelationFactory(source=later, target=earlier, kind=kind)

    (shift,) = found()

    assert (str(shift.change), shift.recorded, shift.then, shift.now) == (change, True, 2, 1)
    assert (shift.earlier, shift.later) == (earlier.pk, later.pk)


def test_a_holder_of_two_minds_is_not_said_to_have_turned(topic, moscow, spring, summer):
    said(moscow, topic, spring, "supports")
    said(moscow, topic, spring, "opposes")
    said(moscow, topic, summer, "opposes")

    assert told() == [("spoke_again", True, False, 2, 1)]


def test_another_holder_of_the_side_is_only_said_to_have_spoken(topic, moscow, spring, summer):
    experts = ParticipantFactory(expert_group=True, country="RU")
    said(moscow, topic, spring, "supports")
    said(experts, topic, summer, "opposes")

    assert told() == [("spoke_again", False, False, 1, 1)]


def test_another_holder_s_recorded_agreement_counts_and_is_marked(topic, moscow, spring, summer):
    experts = ParticipantFactory(expert_group=True, country="RU")
    PositionRelationFactory(
        source=said(moscow, topic, spring), target=said(experts, topic, summer), kind="agrees"
    )

    assert told() == [("kept", False, True, 1, 1)]


def test_one_holder_comes_before_another_of_the_same_side(topic, moscow, spring, summer):
    experts = ParticipantFactory(expert_group=True, country="RU")
    said(experts, topic, spring, "opposes")
    said(moscow, topic, spring)
    said(moscow, topic, summer)
    said(ParticipantFactory(person=True, country="RU"), topic, summer, "opposes")

    assert told() == [("kept", True, False, 1, 1)]


def test_two_holders_of_one_kind_are_not_set_against_each_other(topic, moscow, spring, summer):
    governments = SideName(SideKind.GROUP, "government", "Government")
    said(moscow, topic, spring)
    said(ParticipantFactory(government=True, country="JP"), topic, summer)
    assert told("holder_kind", governments) == []

    said(moscow, topic, summer)

    assert told("holder_kind", governments) == [("kept", True, False, 1, 1)]


def test_what_a_holder_said_with_another_is_not_its_own(topic, moscow, spring, summer):
    experts = ParticipantFactory(expert_group=True, country="RU")
    said([moscow, experts], topic, spring, "opposes")
    said(moscow, topic, summer, "supports")

    assert told() == [("spoke_again", False, False, 1, 1)]


def test_other_narrow_topics_are_not_set_against_each_other(topic, moscow, spring, summer):
    one, other = TopicFactory(parent=topic), TopicFactory(parent=topic)
    said(moscow, one, spring)
    said(moscow, other, summer, "opposes")
    assert told() == []

    said(moscow, one, summer, "opposes")

    assert told() == [("turned", True, False, 1, 1)]


@pytest.mark.parametrize(
    "later",
    [
        {"start_date": None},
        {"start_date": datetime.date(2021, 1, 1), "date_precision": "year"},
        {"start_date": datetime.date(2021, 4, 15)},
    ],
    ids=["unknown", "some day of the year", "the same day"],
)
def test_a_conference_must_surely_be_later(topic, moscow, spring, later):
    said(moscow, topic, spring)
    said(moscow, topic, ConferenceFactory(**later))

    assert told() == []


def test_only_the_first_and_the_last_conference_count(topic, moscow, spring, summer):
    said(moscow, topic, spring, "supports")
    said(moscow, topic, ConferenceFactory(start_date=datetime.date(2021, 5, 1)), "opposes")
    said(moscow, topic, summer, "supports")

    assert told() == [("kept", True, False, 1, 1)]
