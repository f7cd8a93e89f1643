import pytest

from dialogues.analysis.claims import claims
from dialogues.analysis.related_topics import neighbours
from dialogues.analysis.topic_tree import TopicTree
from dialogues.models import Position, Topic
from tests.factories import PositionFactory, TopicFactory

pytestmark = pytest.mark.django_db


def near(topic, related=()):
    tree = TopicTree(Topic.objects.published())
    links = Position.topics.through.objects.filter(topic__in=tree.with_narrower(topic.pk))
    rows = Position.objects.published().filter(pk__in=links.values("position"))
    return neighbours(claims(rows), topic, tree, [one.pk for one in related])


def told(topic) -> list[tuple[str, int, int, int]]:
    return [(one.topic.name, one.shared, one.either, one.percent) for one in near(topic).overlaps]


def test_two_positions_in_common_are_told_with_their_share():
    topic, other = TopicFactory(), TopicFactory(name="Trade")
    for _n in range(2):
        PositionFactory(topics=[topic, other])
    PositionFactory(topics=[topic])
    PositionFactory(topics=[other])

    # 2 shared of 3 + 3 - 2 = 4 on either.
    assert told(topic) == [("Trade", 2, 4, 50)]


def test_one_position_in_common_is_an_accident():
    topic, other = TopicFactory(), TopicFactory()
    PositionFactory(topics=[topic, other])
    assert told(topic) == []

    PositionFactory(topics=[topic, other])

    assert len(told(topic)) == 1


def test_a_topic_stands_for_its_narrower_ones_on_both_sides():
    topic, other = TopicFactory(), TopicFactory(name="Trade")
    below, below_other = TopicFactory(parent=topic), TopicFactory(parent=other, name="Tariffs")
    PositionFactory(topics=[below, below_other])
    PositionFactory(topics=[topic, below_other])
    PositionFactory(topics=[other])

    assert told(topic) == [("Tariffs", 2, 2, 100), ("Trade", 2, 3, 67)]


def test_those_above_and_below_share_by_their_place_alone():
    above = TopicFactory()
    topic = TopicFactory(parent=above)
    below = TopicFactory(parent=topic)
    for _n in range(2):
        PositionFactory(topics=[above, topic, below])

    assert told(topic) == []


def test_the_author_s_layer_and_drafts_share_nothing():
    topic, other = TopicFactory(), TopicFactory(name="Trade")
    for _n in range(2):
        PositionFactory(topics=[topic, other])
    PositionFactory(topics=[topic, other], layer="author")
    PositionFactory(topics=[topic, other], status="draft")

    assert told(topic) == [("Trade", 2, 2, 100)]


def test_a_topic_related_by_an_editor_is_counted_with_what_is_below_it():
    topic, related = TopicFactory(), TopicFactory()
    PositionFactory(topics=[TopicFactory(parent=related)])
    PositionFactory(topics=[related])
    PositionFactory(topics=[related], layer="author")

    assert near(topic, [related]).counts == {related.pk: 2}


def test_one_query_however_many_topics(django_assert_num_queries):
    topic, others = TopicFactory(), [TopicFactory() for _n in range(5)]
    for _n in range(2):
        PositionFactory(topics=[topic, *others])
    tree = TopicTree(Topic.objects.published())
    found = claims(Position.objects.published())

    with django_assert_num_queries(1):
        assert len(neighbours(found, topic, tree, [others[0].pk]).overlaps) == 5
