"""Topics by sides: what stands in a cell, what stands apart, and where the reader begins."""

import pytest

from dialogues.analysis.claims import claims
from dialogues.analysis.comparison import (
    Matrix,
    joint_sides,
    leading_pair,
    matrix,
    own_side_counts,
    shared_topics,
    topic_counts,
)
from dialogues.analysis.groupings import SideKind, SideName
from dialogues.analysis.topic_tree import TopicTree
from dialogues.models import Position, Topic
from tests.factories import ParticipantFactory, PositionFactory, TopicFactory

pytestmark = pytest.mark.django_db

RUSSIA = SideName(SideKind.COUNTRY, "RU", "Russia")
JAPAN = SideName(SideKind.COUNTRY, "JP", "Japan")
CHINA = SideName(SideKind.COUNTRY, "CN", "China")


def group(country: str):
    return ParticipantFactory(expert_group=True, country=country)


def hold(country: str, *topics, **given) -> Position:
    return PositionFactory(holders=[group(country)], topics=list(topics), **given)


def found():
    return claims(Position.objects.published())


def tree() -> TopicTree:
    return TopicTree(Topic.objects.published())


def compared(*topics, sides=(JAPAN, RUSSIA)) -> Matrix:
    return matrix(found(), sides, topics, tree())


def numbers(made: Matrix) -> dict[str, tuple[list[int], int]]:
    return {row.topic.name: ([cell.n for cell in row.cells], len(row.apart)) for row in made.rows}


def test_a_row_holds_what_is_said_on_narrower_topics_too_each_position_once():
    broad = TopicFactory(name="Security")
    narrow, other = (
        TopicFactory(name="Arms", parent=broad),
        TopicFactory(name="Blocs", parent=broad),
    )
    hold("RU", broad)
    hold("RU", narrow, other)
    hold("JP", other)

    assert numbers(compared(broad, narrow)) == {"Security": ([1, 2], 0), "Arms": ([0, 1], 0)}


def test_what_no_chosen_side_holds_alone_stands_apart():
    topic = TopicFactory(name="Security")
    hold("RU", topic)
    hold("CN", topic)
    PositionFactory(unattributed=True, topics=[topic])
    PositionFactory(holders=[ParticipantFactory(anonymous=True)], topics=[topic])
    PositionFactory(holders=[group("JP"), group("RU")], topics=[topic])
    PositionFactory(layer="author", topics=[topic])

    made = compared(topic)

    assert numbers(made) == {"Security": ([0, 1], 4)}
    assert made.apart == [
        (SideKind.COUNTRY, 1),
        (SideKind.JOINT, 1),
        (SideKind.ANONYMOUS, 1),
        (SideKind.UNATTRIBUTED, 1),
    ]
    assert [claim.side.label for claim in made.together] == ["Japan and Russia"]


def test_a_column_s_total_counts_a_position_on_two_topics_once():
    one, other = TopicFactory(), TopicFactory()
    hold("RU", one, other)
    hold("JP", other)

    made = compared(one, other)

    assert [cell.n for cell in made.totals] == [1, 1]
    assert made.n == 2


def test_a_cell_knows_its_stances_and_what_is_only_reported():
    topic = TopicFactory()
    hold("RU", topic, stance="supports")
    hold("RU", topic, stance="opposes", setting="elsewhere")

    cell = compared(topic).rows[0].cells[1]

    assert [(part.stance, part.count) for part in cell.stances.segments] == [
        ("supports", 1),
        ("opposes", 1),
    ]
    assert cell.elsewhere == 1


def test_joint_sides_can_have_columns_of_their_own():
    topic = TopicFactory(name="Security")
    PositionFactory(holders=[group("JP"), group("RU")], topics=[topic])
    PositionFactory(holders=[group("JP"), group("CN")], topics=[topic])

    joint = joint_sides(found(), [JAPAN, RUSSIA])
    made = compared(topic, sides=[JAPAN, RUSSIA, *joint])

    assert [side.label for side in joint] == ["Japan and Russia"]
    assert numbers(made) == {"Security": ([0, 0, 1], 1)}


def test_the_two_sides_that_meet_on_most_come_first():
    one, other = TopicFactory(), TopicFactory()
    for _n in range(5):
        hold("CN", TopicFactory())
    for topic in (one, other):
        hold("RU", topic)
        hold("JP", topic)
    hold("CN", one)

    assert leading_pair(found()) == [JAPAN, RUSSIA]
    assert own_side_counts(found()) == {CHINA: 6, RUSSIA: 2, JAPAN: 2}


def test_where_no_sides_meet_the_most_frequent_are_shown():
    hold("RU", TopicFactory())
    hold("JP", TopicFactory())

    assert {side.key for side in leading_pair(found())} == {"RU", "JP"}
    assert leading_pair([]) == []


def test_shared_topics_are_those_of_two_sides_the_most_spoken_of_first():
    rare, frequent, alone = (TopicFactory(name=name) for name in ("Rare", "Frequent", "Alone"))
    draft = TopicFactory(name="Draft", status="draft")
    for country in ("RU", "JP"):
        hold(country, rare, frequent, draft)
        hold(country, frequent)
    hold("RU", alone)

    assert [topic.name for topic in shared_topics(found(), [JAPAN, RUSSIA], tree())] == [
        "Frequent",
        "Rare",
    ]
    assert topic_counts(found(), [JAPAN], tree()) == {rare.pk: 1, frequent.pk: 2, alone.pk: 0}
