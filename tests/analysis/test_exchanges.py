import datetime

import pytest

from dialogues.analysis.exchanges import exchanges_between
from dialogues.models import Position
from tests.factories import (
    ConferenceFactory,
    PositionFactory,
    PositionRelationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic():
    return TopicFactory()


def groups(topic, **given):
    held = Position.objects.published().filter(topics=topic, layer="attributed")
    return exchanges_between([position.pk for position in held], **given)


def found(topic) -> dict[str, list[tuple[int, int]]]:
    return {
        group.kind: [(one.source, one.target) for one in group.exchanges] for group in groups(topic)
    }


def related(kind: str = "opposes", source=None, target=None, **given):
    relation = PositionRelationFactory(
        kind=kind, source=source or PositionFactory(), target=target or PositionFactory(), **given
    )
    return (relation.source_id, relation.target_id)


def test_relations_by_kind_of_which_one_end_is_on_the_topic(topic):
    opposes = related("opposes", source=PositionFactory(topics=[topic]))
    agrees = related("agrees", target=PositionFactory(topics=[topic]))
    related("agrees")

    assert found(topic) == {"opposes": [opposes], "agrees": [agrees]}
    assert list(found(topic)) == ["opposes", "agrees"]


def test_the_newest_by_the_later_of_its_two_conferences(topic):
    def on(year: int):
        return PositionFactory(
            topics=[topic], conference=ConferenceFactory(start_date=datetime.date(year, 1, 1))
        )

    newest = related(source=on(2010), target=on(2022))
    oldest = related(source=on(2015), target=on(2016))
    middle = related(source=on(2021), target=on(2020))

    assert found(topic) == {"opposes": [newest, middle, oldest]}


def test_the_text_s_own_voice_argues_with_nobody(topic):
    author = PositionFactory(topics=[topic], layer="author")
    held = PositionFactory(topics=[topic])
    related(source=author, target=held)
    related(source=held, target=author)

    assert found(topic) == {}


def test_a_relation_to_a_draft_is_not_there(topic):
    pair = related(source=PositionFactory(topics=[topic]))
    assert found(topic) == {"opposes": [pair]}

    draft = PositionFactory(status="draft")
    hidden = related("agrees", source=PositionFactory(topics=[topic]), target=draft)

    assert found(topic) == {"opposes": [pair]}
    assert [group.kind for group in groups(topic, preview=True)] == ["opposes", "agrees"]
    assert hidden[1] == draft.pk
