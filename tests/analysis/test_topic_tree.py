import pytest

from dialogues.analysis.topic_tree import TopicTree
from dialogues.models import Topic
from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_levels() -> list[Topic]:
    security = TopicFactory(name="Security")
    arms = TopicFactory(name="Arms", parent=security)
    missiles = TopicFactory(name="Missiles", parent=arms)
    return [security, arms, missiles]


def tree() -> TopicTree:
    return TopicTree(Topic.objects.published())


def test_walking_goes_down_before_it_goes_on(three_levels):
    economy = TopicFactory(name="Economy")
    security, arms, missiles = three_levels

    assert [(branch.topic, branch.depth) for branch in tree().walk()] == [
        (economy, 0),
        (security, 0),
        (arms, 1),
        (missiles, 2),
    ]


def test_broader_and_narrower(three_levels):
    security, arms, missiles = three_levels

    assert tree().broader(missiles.pk) == [security, arms]
    assert tree().narrower(security.pk) == [arms]
    assert tree().with_narrower(arms.pk) == {arms.pk, missiles.pk}


def test_a_topic_whose_broader_one_is_a_draft_stands_at_the_top(three_levels):
    security, arms, _missiles = three_levels
    assert tree().broader(arms.pk) == [security]

    Topic.objects.filter(pk=security.pk).update(status="draft")

    assert tree().broader(arms.pk) == []
    assert [branch.topic for branch in tree().branches()] == [arms]


def test_counting_goes_up_and_counts_each_record_once(three_levels):
    security, arms, missiles = three_levels
    pairs = [(missiles.pk, 1), (arms.pk, 1), (arms.pk, 2), (security.pk, 3)]

    assert tree().counted(pairs) == {security.pk: 3, arms.pk: 2, missiles.pk: 1}


def test_a_circle_ends():
    one = TopicFactory()
    other = TopicFactory(parent=one)
    Topic.objects.filter(pk=one.pk).update(parent=other)

    assert tree().with_narrower(one.pk) == {one.pk, other.pk}
    assert tree().broader(one.pk) == [one, other]
