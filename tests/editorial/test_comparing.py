"""What a reader of the history sees: each field and each part, as it was and as it is."""

import pytest

from dialogues.editorial import history
from dialogues.editorial.comparing import Difference, differences
from dialogues.editorial.deleting import delete
from dialogues.models import Topic
from tests import factories as f

pytestmark = pytest.mark.django_db


def keep(record):
    history.save(record, by=None, comment="as it was")
    return history.versions(record)[0]


def test_nothing_differs_from_the_present_state():
    for make in (f.ConferenceFactory, f.DocumentFactory, f.PositionFactory, f.TopicFactory):
        assert differences(keep(make())) == []


def test_fields_lists_and_parts_are_told_in_words():
    position = f.PositionFactory(
        statement="One.",
        topics=[f.TopicFactory(name="Trade")],
        about=[f.CountryFactory(code="JP")],
        holders=[f.ParticipantFactory(expert_group=True, name="Experts")],
        document__text="One is old.",
        quotations=["One is old."],
    )
    earlier = keep(position)
    position.statement, position.stance, position.unattributed = "Two.", "opposes", True
    position.save()
    position.topics.set([f.TopicFactory(name="Arms"), f.TopicFactory(name="Seas")])
    position.about.clear()
    position.attributions.all().delete()
    position.quotations.all().delete()

    assert differences(earlier) == [
        Difference("Statement", "One.", "Two."),
        Difference("Stance", "Asserts", "Opposes"),
        Difference("Unattributed", "no", "yes"),
        Difference("Topics", "Trade", "Arms\nSeas"),
        Difference("About countries", "Japan", ""),
        Difference("Quotations", "One is old.", ""),
        Difference("Attributions", "Experts · Holder · according to experts · Explicit", ""),
    ]


def test_what_is_gone_by_now_is_said_to_be_gone():
    gone = f.TopicFactory()
    parent = f.TopicFactory(name="Above")
    topic = f.TopicFactory(parent=parent)
    topic.related.add(gone)
    earlier = keep(topic)
    topic.related.clear()
    topic.parent = None
    topic.save()
    gone.delete()
    parent.delete()
    assert differences(earlier) == [
        Difference("Broader topic", "(no longer there)", ""),
        Difference("Related topics", "(no longer there)", ""),
    ]


def test_of_a_deleted_record_all_it_had_is_told():
    topic = f.TopicFactory(name="Trade", scope_note="")
    f.TopicLabelFactory(topic=topic, text="Торговля")
    delete(topic, by=None)
    version = history.Version.objects.get_deleted(Topic).get()
    assert differences(version) == [
        Difference("Slug", "trade", ""),
        Difference("Name", "Trade", ""),
        Difference("Labels", "Торговля · ru · Preferred in its language", ""),
    ]
