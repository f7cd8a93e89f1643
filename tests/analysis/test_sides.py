"""Positions set side by side, from loaded rows alone."""

import pytest

from dialogues.analysis.sides import (
    SideKind,
    by_topic,
    by_topic_and_side,
    leading_sides,
    several_topics,
    side_of,
    sides_of,
)
from dialogues.analysis.topic_tree import TopicTree
from dialogues.models import Position, Topic
from tests.factories import AttributionFactory, ParticipantFactory, PositionFactory, TopicFactory

pytestmark = pytest.mark.django_db


def loaded() -> list[Position]:
    return list(Position.objects.published().for_list().order_by("pk"))


def hold(*participants, **given) -> Position:
    return PositionFactory(holders=list(participants), **given)


def of(country: str, **given):
    return ParticipantFactory(expert_group=True, country=country, **given)


def side_names(sides) -> list[tuple[str, int]]:
    return [(side.name, len(side.positions)) for side in sides]


@pytest.mark.parametrize(
    ("participant", "kind", "name"),
    [
        ({"government": True, "country": "RU"}, SideKind.COUNTRY, "Russia"),
        ({"expert_group": True, "country": "RU"}, SideKind.COUNTRY, "Russia"),
        ({"bloc": True, "name": "The West"}, SideKind.GROUP, "The West"),
        ({"institutional": True, "name": "A club"}, SideKind.GROUP, "A club"),
        ({"institutional": True, "country": "JP"}, SideKind.COUNTRY, "Japan"),
        ({"expert_group": True}, SideKind.COUNTRY_UNSTATED, "No country stated"),
        ({"person": True}, SideKind.COUNTRY_UNSTATED, "No country stated"),
    ],
)
def test_the_side_of_one_holder(participant, kind, name):
    hold(ParticipantFactory(**participant))

    side = side_of(loaded()[0])

    assert (side.kind, side.label) == (kind, name)


def test_anonymous_voices_are_one_side_of_their_own():
    first = PositionFactory(holders=[])
    voices = [ParticipantFactory(anonymous=True, conference=first.conference) for _n in range(2)]
    for voice in voices:
        hold(voice, conference=first.conference)
    AttributionFactory(position=first, participant=voices[0])

    sides = sides_of(loaded())

    assert side_names(sides) == [("Anonymous participants", 3)]
    assert sides[0].is_other


def test_nobody_is_made_up_for_an_unattributed_position():
    position = PositionFactory(unattributed=True)
    AttributionFactory(position=position, participant=of("RU"), role="reporter")

    assert side_names(sides_of(loaded())) == [("Unattributed", 1)]


def test_a_reporter_is_not_the_side():
    position = hold(ParticipantFactory(government=True, country="JP"))
    AttributionFactory(position=position, participant=of("RU"), role="reporter")

    assert side_of(loaded()[0]).label == "Japan"


def test_two_holders_of_one_country_are_one_side():
    hold(of("RU"), ParticipantFactory(government=True, country="RU"))

    assert side_names(sides_of(loaded())) == [("Russia", 1)]


def test_what_two_sides_hold_together_is_neither_s_own():
    hold(of("JP"))
    hold(of("RU"), of("JP"))

    sides = sides_of(loaded())

    assert side_names(sides) == [("Japan", 1), ("Japan and Russia", 1)]
    assert [side.is_other for side in sides] == [False, True]


def test_the_order_of_sides_is_countries_groups_then_the_rest():
    hold(ParticipantFactory(bloc=True, name="ASEAN"))
    hold(of("RU"))
    PositionFactory(unattributed=True)
    hold(of("RU"), of("JP"))
    hold(of("JP"))
    hold(ParticipantFactory(expert_group=True))

    assert [name for name, _n in side_names(sides_of(loaded()))] == [
        "Japan",
        "Russia",
        "ASEAN",
        "Japan and Russia",
        "No country stated",
        "Unattributed",
    ]


def test_leading_sides_keep_their_column_beside_an_opponent():
    topic, other = TopicFactory(name="Borders"), TopicFactory(name="Trade")
    for country in ("RU", "RU", "JP", "JP", "KR"):
        hold(of(country), topics=[topic])
    hold(of("RU"), topics=[other])
    hold(of("KR"), topics=[other])

    positions = loaded()
    groups = by_topic_and_side(positions, TopicTree(Topic.objects.published()))

    assert [name.label for name in leading_sides(positions)] == ["Japan", "Russia"]
    assert [(group.topic.name, side_names(group.sides)) for group in groups] == [
        ("Borders", [("Japan", 2), ("Russia", 2), ("South Korea", 1)]),
        ("Trade", [("Japan", 0), ("Russia", 1), ("South Korea", 1)]),
    ]


def test_empty_columns_are_left_out_where_no_leading_side_speaks():
    topic, other = TopicFactory(name="Borders"), TopicFactory(name="Trade")
    for country in ("RU", "JP"):
        hold(of(country), topics=[topic])
    PositionFactory(unattributed=True, topics=[other])

    groups = by_topic_and_side(loaded(), TopicTree(Topic.objects.published()))

    assert side_names(groups[1].sides) == [("Unattributed", 1)]


def test_what_is_only_reported_from_elsewhere_stands_apart():
    topic = TopicFactory()
    hold(of("RU"), topics=[topic])
    hold(ParticipantFactory(government=True, country="RU"), topics=[topic], setting="elsewhere")

    (group,) = by_topic_and_side(loaded(), TopicTree(Topic.objects.published()))

    assert (side_names(group.sides), side_names(group.elsewhere)) == (
        [("Russia", 1)],
        [("Russia", 1)],
    )
    assert group.total == 2


def test_the_author_s_layer_is_on_no_side():
    topic = TopicFactory()
    hold(of("RU"), topics=[topic])
    PositionFactory(layer="author", topics=[topic])

    (group,) = by_topic_and_side(loaded(), TopicTree(Topic.objects.published()))

    assert (side_names(group.sides), group.elsewhere) == ([("Russia", 1)], [])


def test_a_position_on_two_topics_stands_under_both_and_knows_the_first():
    first, second = TopicFactory(name="Borders"), TopicFactory(name="Trade")
    position = hold(of("RU"), topics=[second, first])
    hold(of("RU"), topics=[second])

    groups = by_topic_and_side(loaded(), TopicTree(Topic.objects.published()))

    assert [side_names(group.sides) for group in groups] == [[("Russia", 1)], [("Russia", 2)]]
    assert [group.again for group in groups] == [{}, {position.pk: first}]
    assert several_topics(groups) == 1


def test_topics_come_in_the_order_of_the_tree():
    broad = TopicFactory(name="Security")
    narrow = TopicFactory(name="Arms", parent=broad)
    other = TopicFactory(name="Economy")
    for topic in (narrow, broad, other):
        hold(of("RU"), topics=[topic])

    groups = by_topic(loaded(), TopicTree(Topic.objects.published()))

    assert [(group.topic, group.broader) for group in groups] == [
        (other, []),
        (broad, []),
        (narrow, [broad]),
    ]


def test_only_the_topics_that_are_wanted():
    wanted, other = TopicFactory(), TopicFactory()
    position = hold(of("RU"), topics=[wanted, other])

    groups = by_topic(loaded(), TopicTree(Topic.objects.published()), only={wanted.pk})

    assert [(group.topic, group.positions) for group in groups] == [(wanted, [position])]


def test_grouping_asks_the_database_nothing(django_assert_num_queries):
    hold(of("RU"), of("JP"))
    hold(ParticipantFactory(bloc=True))
    positions, tree = loaded(), TopicTree(Topic.objects.published())

    with django_assert_num_queries(0):
        assert len(by_topic_and_side(positions, tree)) == 2
