import pytest

from dialogues.analysis.overview import overview
from dialogues.analysis.stances import distribution
from dialogues.analysis.topic_tree import TopicTree
from dialogues.models import Position, Topic
from tests.factories import ParticipantFactory, PositionFactory, TopicFactory

pytestmark = pytest.mark.django_db


def made(**given):
    rows = Position.objects.published().for_list().order_by("pk")
    return overview(rows, TopicTree(Topic.objects.published()), **given)


def test_a_distribution_names_each_stance_that_occurs_with_its_share():
    found = distribution({"opposes": 1, "supports": 2, "neutral": 0})

    assert found.total == 3
    assert [(s.stance, s.label, s.count, s.x, s.width) for s in found.segments] == [
        ("supports", "Supports", 2, "0.00%", "66.67%"),
        ("opposes", "Opposes", 1, "66.67%", "33.33%"),
    ]


def test_no_positions_make_an_empty_distribution():
    assert distribution({}).segments == []
    assert made().is_empty


def test_the_author_s_layer_is_apart_and_not_counted():
    PositionFactory(stance="opposes")
    author = PositionFactory(stance="supports", layer="author")

    found = made()

    assert found.author_layer == [author]
    assert [(s.stance, s.count) for s in found.stances.segments] == [("opposes", 1)]


def test_only_sides_with_several_positions_get_a_bar():
    russians = ParticipantFactory(expert_group=True, country="RU")
    for _n in range(3):
        PositionFactory(holders=[russians])
    PositionFactory(holders=[ParticipantFactory(expert_group=True, country="JP")])

    assert [side.name for side in made().sides] == ["Japan", "Russia"]
    assert [side.name for side in made().larger_sides] == ["Russia"]


def test_a_page_too_long_is_cut_but_its_stances_count_everything():
    topic = TopicFactory()
    for _n in range(3):
        PositionFactory(topics=[topic])

    found = made(most=2)

    assert found.cut_short
    assert [group.total for group in found.groups] == [2]
    assert found.stances.total == 3
    assert found.sides == []
