"""Two editors on one record: the second is told what the first did, and both can be kept."""

import pytest

from dialogues.editorial import history, next_versions
from dialogues.editorial.changing import change
from dialogues.editorial.next_versions import Outcome
from dialogues.editorial.rivals import rivals, save_merged
from dialogues.models import NextVersion, Participant, ParticipantName, Topic, VersionConflict
from tests import factories as f
from tests.editorial.tables import tables

pytestmark = pytest.mark.django_db


def draft(**fields):
    topic = f.TopicFactory(status="draft", published_at=None, **fields)
    history.save(topic, by=None, comment="Begun")
    return topic


def setting(record, **fields):
    def act():
        stored = type(record).objects.get(pk=record.pk)
        for name, value in fields.items():
            setattr(stored, name, value)
        stored.save()
        return Outcome(None)

    return act


def test_what_each_made_of_the_same_version():
    topic = draft(name="One", scope_note="Old.")
    opened = topic.version
    setting(topic, name="Theirs")()
    before = tables()
    found = rivals(topic, opened, setting(topic, scope_note="Mine."), by=None)
    merged = found.merged()
    assert tables() == before
    assert merged.clashes == []
    save_merged(topic, merged.state, over=found.version, by=None, comment="Both")
    stored = Topic.objects.get(pk=topic.pk)
    assert (stored.name, stored.scope_note) == ("Theirs", "Mine.")


def test_both_changed_the_same_field():
    topic = draft(name="One")
    opened = topic.version
    setting(topic, name="Theirs")()
    found = rivals(topic, opened, setting(topic, name="Mine"), by=None)
    clash = found.merged().clashes[0]
    assert (clash.base, clash.mine, clash.theirs) == ("One", "Mine", "Theirs")


def test_new_parts_of_both_are_kept():
    participant = f.ParticipantFactory(status="draft", published_at=None)
    history.save(participant, by=None, comment="Begun")
    opened = participant.version

    def name(text):
        def act():
            ParticipantName.objects.create(participant=participant, text=text)
            Participant.objects.get(pk=participant.pk).save()
            return Outcome(None)

        return act

    name("Theirs")()
    found = rivals(participant, opened, name("Mine"), by=None)
    save_merged(participant, found.merged().state, over=found.version, by=None, comment="Both")
    assert {row.text for row in participant.names.all()} == {"Theirs", "Mine"}


def test_over_a_third_save_nothing_is_written():
    topic = draft(name="One", scope_note="Old.")
    opened = topic.version
    setting(topic, name="Theirs")()
    found = rivals(topic, opened, setting(topic, scope_note="Mine."), by=None)
    setting(topic, name="A third’s")()
    with pytest.raises(VersionConflict):
        save_merged(topic, found.merged().state, over=found.version, by=None, comment="Both")
    stored = Topic.objects.get(pk=topic.pk)
    assert (stored.name, stored.scope_note) == ("A third’s", "Old.")


def test_nothing_is_known_of_a_version_that_the_history_does_not_hold():
    topic = f.TopicFactory(status="draft", published_at=None)
    opened = topic.version
    topic.save()
    assert rivals(topic, opened, setting(topic, name="Mine"), by=None) is None


def test_what_could_not_be_saved_is_no_rival():
    topic = draft()
    opened = topic.version
    setting(topic, name="Theirs")()
    assert rivals(topic, opened, lambda: Outcome(None, saved=False), by=None) is None


def test_two_on_one_next_version():
    topic = f.TopicFactory(name="One", scope_note="Old.")
    change(topic, lambda row: setattr(row, "name", "Begun"), by=None, comment="")
    opened = next_versions.newest_version(topic)
    change(topic, lambda row: setattr(row, "name", "Theirs"), by=None, comment="")
    found = rivals(topic, opened, setting(topic, scope_note="Mine."), by=None)
    save_merged(topic, found.merged().state, over=found.version, by=None, comment="Both")
    columns = NextVersion.objects.get().content["columns"]
    assert (columns["name"], columns["scope_note"]) == ("Theirs", "Mine.")
    assert Topic.objects.get(pk=topic.pk).name == "One"


def test_the_first_next_version_was_begun_while_the_public_one_was_open():
    topic = f.TopicFactory(name="One", scope_note="Old.")
    history.save(topic, by=None, comment="Published")
    opened = next_versions.newest_version(topic)
    change(topic, lambda row: setattr(row, "name", "Theirs"), by=None, comment="")
    found = rivals(topic, opened, setting(topic, scope_note="Mine."), by=None)
    assert found.merged().state["columns"]["name"] == "Theirs"
    assert found.merged().state["columns"]["scope_note"] == "Mine."
