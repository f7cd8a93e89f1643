"""A published record stays as it is for the public while its next version is edited and reviewed."""

import pytest

from dialogues.editorial import next_versions, publishing
from dialogues.editorial.anchoring import anchor_of
from dialogues.editorial.changing import change
from dialogues.editorial.merging import merge as merge_records
from dialogues.editorial.readiness import NotReady
from dialogues.editorial.states import state_of
from dialogues.models import NextVersion, Position, Quotation, SearchEntry, Topic, VersionConflict
from tests import factories as f
from tests.editorial.tables import tables

pytestmark = pytest.mark.django_db


def public_tables():
    """All but the desk's own, and the search index with them."""
    entries = list(
        SearchEntry.objects.order_by("kind", "object_id").values_list(
            "kind", "object_id", "title", "body"
        )
    )
    rows = tables()
    del rows["NextVersion"]
    return rows, entries


def rename(name):
    def how(topic):
        topic.name = name

    return how


def test_a_draft_is_changed_where_it_stands():
    topic = f.TopicFactory(name="One", status="draft", published_at=None)
    assert change(topic, rename("Two"), by=None, comment="").name == "Two"
    assert not NextVersion.objects.exists()


def test_a_published_record_and_all_around_it_stay_as_they_are():
    position = f.PositionFactory()
    before = public_tables()

    def how(record):
        record.statement = "Otherwise."
        record.topics.add(f.TopicFactory._meta.model.objects.create(name="New", slug="new"))

    change(position, how, by=None, comment="")
    assert public_tables() == before
    assert NextVersion.objects.about(position).get().content["columns"]["statement"] == "Otherwise."


def test_its_next_version_can_be_looked_at_and_leaves_no_trace():
    topic = f.TopicFactory(name="One")
    change(topic, rename("Two"), by=None, comment="")
    before = tables()
    seen = next_versions.seen_with(topic, lambda: Topic.objects.get(pk=topic.pk).name, by=None)
    assert (seen, tables()) == ("Two", before)


def test_published_it_becomes_the_public_one_with_its_parts():
    document = f.DocumentFactory(text="Japan and China.")
    position = f.PositionFactory(document=document, quotations=["Japan"])
    kept = position.quotations.get().pk

    def add(record):
        quotation = anchor_of(document, 10, 15)
        quotation.position, quotation.order = record, 1
        quotation.save()

    change(position, add, by=None, comment="")
    change(position, lambda record: setattr(record, "note", "Twice edited."), by=None, comment="")
    assert [row.exact for row in position.quotations.all()] == ["Japan"]
    assert next_versions.publish_next(position, by=None) == []
    rows = [(row.exact, row.pk == kept, row.pk > 0) for row in position.quotations.all()]
    assert rows == [("Japan", True, True), ("China", False, True)]
    assert Position.objects.get(pk=position.pk).note == "Twice edited."
    assert not NextVersion.objects.exists()


def test_a_changed_text_moves_its_quotations_only_when_it_is_published():
    document = f.DocumentFactory(text="Japan and China.")
    f.PositionFactory(document=document, quotations=["China"])
    change(
        document, lambda row: setattr(row, "text", "First, Japan and China."), by=None, comment=""
    )
    assert Quotation.objects.get().start == 10
    next_versions.publish_next(document, by=None)
    assert (Quotation.objects.get().start, Quotation.objects.get().is_verified) == (17, True)


def test_one_that_breaks_a_rule_of_publication_is_kept_but_not_published():
    position = f.PositionFactory()
    change(position, lambda record: record.topics.clear(), by=None, comment="")
    before = tables()
    with pytest.raises(NotReady):
        next_versions.publish_next(position, by=None)
    assert tables() == before


def test_what_happened_to_the_record_meanwhile_is_not_lost():
    old, new = f.ParticipantFactory(name="Ivanov"), f.ParticipantFactory(name="Ivanov I.")
    position = f.PositionFactory(holders=[old])
    change(position, lambda record: setattr(record, "note", "Mine."), by=None, comment="")
    merge_records(old, new, by=None)
    next_versions.publish_next(position, by=None)
    position = Position.objects.get(pk=position.pk)
    assert (position.note, position.attributions.get().participant) == ("Mine.", new)


def test_a_clash_with_what_happened_meanwhile_is_somebody_s_choice():
    topic = f.TopicFactory(name="One")
    change(topic, rename("Mine"), by=None, comment="")
    topic.name = "Theirs"
    topic.save()
    with pytest.raises(next_versions.NotPublishable) as caught:
        next_versions.publish_next(topic, by=None)
    assert [clash.key for clash in caught.value.clashes] == ["columns.name"]
    next_versions.publish_next(topic, by=None, chosen={"columns.name": "theirs"})
    assert Topic.objects.get(pk=topic.pk).name == "Theirs"


def test_discarded_it_is_gone_and_an_open_form_is_too_old():
    topic = f.TopicFactory(name="One")
    change(topic, rename("Two"), by=None, comment="")
    opened = next_versions.newest_version(topic)
    next_versions.discard_next(topic, by=None)
    topic.refresh_from_db()
    assert (topic.name, NextVersion.objects.count()) == ("One", 0)
    assert next_versions.newest_version(topic) > opened


def test_an_edit_that_changes_nothing_is_no_edit():
    topic = f.TopicFactory(name="One")
    change(topic, rename("One"), by=None, comment="")
    assert not NextVersion.objects.exists()
    change(topic, rename("Two"), by=f.EditorFactory(), comment="")
    change(topic, rename("Two"), by=f.EditorFactory(), comment="")
    assert NextVersion.objects.get().version == 1


def test_of_two_savers_of_one_next_version_the_second_is_refused():
    topic = f.TopicFactory(name="One")
    change(topic, rename("Two"), by=None, comment="")
    first, second = (NextVersion.objects.get() for _ in range(2))
    first.write()
    with pytest.raises(VersionConflict):
        second.write()


def test_a_next_version_moves_between_work_and_review():
    topic = f.TopicFactory(name="One")
    with pytest.raises(next_versions.NoNextVersion):
        next_versions.submit_next(topic, by=None)
    change(topic, rename("Two"), by=None, comment="")
    next_versions.submit_next(topic, by=None)
    assert NextVersion.objects.get().status == "in_review"
    next_versions.send_next_back(topic, by=None)
    assert NextVersion.objects.get().status == "draft"


def test_the_newest_state_is_that_of_the_next_version():
    topic = f.TopicFactory(name="One")
    assert next_versions.newest_state(topic) == state_of(topic)
    change(topic, rename("Two"), by=None, comment="")
    assert next_versions.newest_state(topic)["columns"]["name"] == "Two"


def test_of_a_record_that_is_withdrawn_the_work_goes_on_in_itself():
    document = f.DocumentFactory(text="Japan and China.")
    position = f.PositionFactory(document=document, quotations=["Japan"], note="Old.")
    change(position, lambda record: setattr(record, "note", "New."), by=None, comment="")
    opened = next_versions.newest_version(position)
    publishing.withdraw(Position.objects.get(pk=position.pk), by=None, reason="Entered twice.")
    stored = Position.objects.get(pk=position.pk)
    assert (stored.status, stored.note, stored.withdrawn_reason) == (
        "withdrawn",
        "New.",
        "Entered twice.",
    )
    assert not NextVersion.objects.exists()
    assert next_versions.newest_version(stored) > opened


def test_an_address_that_another_record_has_taken_since_stops_publishing_but_no_editing():
    topic = f.TopicFactory(name="Trade", slug="trade")

    def how(row):
        row.slug, row.name = "commerce", "Commerce"

    change(topic, how, by=None, comment="")
    f.TopicFactory(name="Something else", slug="commerce")

    def seen():
        row = Topic.objects.get(pk=topic.pk)
        return row.slug, row.name

    assert next_versions.seen_with(topic, seen, by=None) == ("trade", "Commerce")
    with pytest.raises(next_versions.NotPublishable) as caught:
        next_versions.publish_next(topic, by=None)
    assert "already exists" in str(caught.value)
    change(topic, lambda row: setattr(row, "scope_note", "Mended."), by=None, comment="")
    next_versions.publish_next(topic, by=None)
    assert Topic.objects.get(pk=topic.pk).name == "Commerce"
