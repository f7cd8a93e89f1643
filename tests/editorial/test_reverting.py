"""The whole history of a record: who, when, what; back to any state, and back from deletion."""

from datetime import UTC, datetime

import pytest
import reversion
import time_machine
from django.apps import apps
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from reversion.models import Revision, Version

from dialogues.editorial import history
from dialogues.editorial.anchoring import change_text, review_list
from dialogues.editorial.deleting import delete, delete_all
from dialogues.editorial.merging import merge
from dialogues.editorial.next_versions import publish_next
from dialogues.editorial.publishing import publish, withdraw
from dialogues.editorial.readiness import NotReady
from dialogues.editorial.reverting import (
    CannotRevert,
    deleted,
    deleted_with,
    last_versions,
    recover,
    recover_all,
    revert_to,
    revert_with,
    under,
)
from dialogues.models import (
    Conference,
    Document,
    Participant,
    Position,
    Topic,
    find_current,
    reads_at_its_place,
)
from tests import factories as f
from tests.editorial.tables import tables

pytestmark = pytest.mark.django_db


def keep(record, comment: str = "as it was") -> Version:
    """Save the record with its parts, and return that state."""
    history.save(record, by=None, comment=comment)
    return history.versions(record)[0]


def contents() -> dict:
    """All tables apart from redirects: going back to an earlier address keeps the later one."""
    return {name: rows for name, rows in tables().items() if name != "FormerSlug"}


def test_each_change_is_an_entry_with_time_author_and_reason():
    editor = f.EditorFactory()
    topic = f.TopicFactory(name="One")
    with time_machine.travel(datetime(2021, 7, 8, 12, tzinfo=UTC), tick=False):
        topic.name = "Two"
        history.save(topic, by=editor, comment="Renamed")
    entry = history.versions(topic)[0]
    assert (entry.revision.user, entry.revision.comment, entry.revision.date_created) == (
        editor,
        "Renamed",
        datetime(2021, 7, 8, 12, tzinfo=UTC),
    )
    assert (entry.field_dict["name"], topic.updated_by, topic.created_by) == ("Two", editor, None)


def test_a_new_record_remembers_who_made_it():
    editor = f.EditorFactory()
    topic = f.TopicFactory.build(name="New")
    history.save(topic, by=editor, comment="Made")
    stored = Topic.objects.get()
    assert (stored.created_by, stored.updated_by, stored.slug) == (editor, editor, "new")


def test_a_fault_within_a_revision_leaves_nothing_behind():
    with pytest.raises(IntegrityError), history.revision(by=None, comment="never"):
        f.TopicFactory.create_batch(2, slug="trade")
    assert (Topic.objects.count(), Revision.objects.count()) == (0, 0)


def test_a_position_comes_back_with_its_lists_and_all_its_parts():
    position = f.PositionFactory(
        status="draft",
        topics=[f.TopicFactory(), f.TopicFactory()],
        about=[f.CountryFactory(code="JP")],
        quotations=["Experts met to speak about the region.", "trust is lacking"],
        holders=[f.ParticipantFactory(expert_group=True), f.ParticipantFactory(government=True)],
    )
    f.PositionRelationFactory(source=position)
    earlier = keep(position)
    before = contents()

    position.statement, position.stance = "Another claim.", "opposes"
    position.topics.set([f.TopicFactory(name="Only for a while")])
    position.about.clear()
    position.quotations.all().delete()
    position.attributions.all()[0].delete()
    position.attributions.update(words="changed", role="reporter")
    position.relations_out.all().delete()
    keep(position)

    assert revert_to(earlier, by=None).left_out == []

    after = contents()
    without_numbers = ("Quotation", "Attribution", "PositionRelation")
    for name in ("Position", "Position_topics", "Position_about"):
        assert after[name] == before[name], name
    for name in without_numbers:
        assert after[name] == before[name], name


def test_a_conference_comes_back_with_its_people_and_hosts():
    host = f.HostFactory(conference__status="draft")
    conference = host.conference
    f.AppearanceFactory(
        conference=conference, institutions=[f.InstitutionFactory()], stated_as="Chair"
    )
    earlier = keep(conference)
    before = contents()
    conference.title = "Another title"
    conference.appearances.all().delete()
    conference.hosts.update(role="venue")
    keep(conference)

    assert revert_to(earlier, by=None).left_out == []
    assert contents() == before


def test_a_reverted_record_is_a_newer_version_by_who_reverted_it():
    editor = f.EditorFactory()
    topic = f.TopicFactory(name="One", status="draft")
    earlier = keep(topic)
    topic.name = "Two"
    keep(topic)
    newer = topic.version
    revert_to(earlier, by=editor)
    stored = Topic.objects.get()
    assert (stored.name, stored.updated_by) == ("One", editor)
    assert stored.version > newer
    assert history.versions(topic).count() == 3


def test_reverting_touches_neither_status_nor_other_records():
    editor = f.EditorFactory()
    position = f.PositionFactory(status="draft")
    earlier = keep(position)
    other = f.TopicFactory()
    publish(position, by=editor)
    revert_to(earlier, by=None)
    position.refresh_from_db()
    other.refresh_from_db()
    assert (position.status, position.published_by, other.version) == ("published", editor, 1)


def test_what_a_published_record_was_waits_as_its_next_version():
    editor = f.EditorFactory()
    position = f.PositionFactory(statement="One.", stance="expects")
    words = position.attributions.get().words
    earlier = keep(position)
    position.statement, position.stance = "Two.", "opposes"
    position.attributions.update(words="they said")
    keep(position)
    before = tables()

    restored = revert_to(earlier, by=editor)

    assert (restored.waits, restored.left_out) == (True, [])
    after = tables()
    assert len(after.pop("NextVersion")) == 1
    assert before.pop("NextVersion") == []
    assert after == before

    publish_next(Position.objects.get(), by=editor)
    stored = Position.objects.get()
    assert (stored.statement, stored.stance, stored.status) == ("One.", "expects", "published")
    assert stored.attributions.get().words == words


def test_a_next_version_that_may_not_be_public_is_refused_when_it_is_published():
    position = f.PositionFactory(
        conference__attribution_rule="chatham_house", holders=[], status="draft"
    )
    f.AttributionFactory(position=position, participant__kind="person")
    earlier = keep(position)
    position.attributions.all().delete()
    f.AttributionFactory(position=position)
    publish(Position.objects.get(), by=None)
    revert_to(earlier, by=None)
    before = tables()
    with pytest.raises(NotReady):
        publish_next(Position.objects.get(), by=None)
    assert tables() == before


def test_the_address_it_had_before_reverting_redirects():
    topic = f.TopicFactory(slug="old", status="draft")
    earlier = keep(topic)
    topic.slug = "new"
    keep(topic)
    revert_to(earlier, by=None)
    assert Topic.objects.get().slug == "old"
    assert find_current(Topic, "new") == topic
    assert find_current(Topic, "old") is None


def test_quotations_follow_a_text_that_goes_back():
    conference = f.ConferenceFactory()
    document = f.DocumentFactory(
        text="Trade grows. Peace holds.", conferences=[conference], status="draft"
    )
    earlier = keep(document)
    document.text = "First. Trade grows. Peace holds. War looms."
    keep(document)
    for words in ("Peace holds.", "War looms."):
        f.PositionFactory(conference=conference, document=document, quotations=[words])

    revert_to(earlier, by=None)

    document = Document.objects.get()
    kept, lost = [position.quotations.get() for position in document.positions.order_by("pk")]
    assert document.text == "Trade grows. Peace holds."
    assert (kept.state, reads_at_its_place(kept, document.text)) == ("verified", True)
    assert (lost.state, lost.exact) == ("lost", "War looms.")


def test_a_position_going_back_is_anchored_in_the_text_of_today():
    document = f.DocumentFactory(text="Trade grows. Peace holds.")
    position = f.PositionFactory(document=document, quotations=["Peace holds."], status="draft")
    earlier = keep(position)
    change_text(document, "First. Trade grows. Peace holds.", by=None)
    revert_to(earlier, by=None)
    quotation = position.quotations.get()
    assert reads_at_its_place(quotation, "First. Trade grows. Peace holds.")


def test_what_is_gone_is_left_out_and_named():
    gone = f.TopicFactory(name="Gone")
    country = f.CountryFactory(code="JP")
    position = f.PositionFactory(topics=[f.TopicFactory(), gone], about=[country], status="draft")
    earlier = keep(position)
    position.topics.remove(gone)
    gone.delete()
    result = revert_to(earlier, by=None)
    assert (result.left_out, position.topics.count()) == (["topics"], 1)


def test_a_state_that_breaks_a_rule_of_today_is_refused():
    topic = f.TopicFactory(slug="old")
    earlier = keep(topic)
    topic.slug = "new"
    keep(topic)
    Topic.objects.get().former_slugs.all().delete()
    f.TopicFactory(slug="old")
    before = tables()
    with pytest.raises(CannotRevert, match="Slug already exists"):
        revert_to(earlier, by=None)
    assert tables() == before


RECORDS = {
    "conference": lambda: f.HostFactory().conference,
    "document": lambda: f.SentenceFactory(document=f.AuthorshipFactory().document).document,
    "institution": lambda: f.InstitutionNameFactory().institution,
    "participant": lambda: f.ParticipantNameFactory().participant,
    "position": lambda: f.PositionRelationFactory().source,
    "topic": lambda: f.TopicLabelFactory().topic,
}


@pytest.mark.parametrize("make", RECORDS.values(), ids=RECORDS)
def test_a_deleted_record_is_recovered_with_its_parts_as_a_draft(make):
    record = make()
    if hasattr(record, "slug"):
        record.slug = "renamed"
        record.save()
    before = tables()
    last = record.version
    delete(record, by=None)
    assert tables() != before
    version = Version.objects.get_deleted(type(record)).get()

    restored = recover(version, by=None)

    assert restored.left_out == []
    stored = type(record).objects.get(pk=version.object_id)
    assert (stored.status, stored.version) == ("draft", last + 1)
    type(record)._base_manager.filter(pk=stored.pk).update(status="published")
    after = tables()
    for name, rows in before.items():
        assert after[name] == rows, name


def test_a_recovered_position_whose_number_is_taken_gets_the_next():
    position = f.PositionFactory()
    delete(position, by=None)
    other = f.PositionFactory(conference=position.conference, document=position.document)
    assert other.number == 1
    recover(Version.objects.get_deleted(Position).get(), by=None)
    assert sorted(Position.objects.values_list("number", flat=True)) == [1, 2]


def test_what_cannot_be_without_something_gone_is_not_recovered():
    position = f.PositionFactory(document=None)
    delete(position, by=None)
    position.conference.delete()
    with pytest.raises(CannotRevert) as caught:
        recover(Version.objects.get_deleted(Position).get(), by=None)
    assert str(caught.value) == "What it referred to as “conference” no longer exists."
    assert Position.objects.count() == 0


def test_withdrawing_and_reverting_keeps_the_reason():
    topic = f.TopicFactory(name="One")
    earlier = keep(topic)
    withdraw(topic, by=None, reason="Mistake.")
    revert_to(earlier, by=None)
    stored = Topic.objects.get()
    assert (stored.status, stored.withdrawn_reason) == ("withdrawn", "Mistake.")


def test_every_record_and_every_part_is_under_history():
    unkept = {
        model.__name__
        for model in apps.get_app_config("dialogues").get_models()
        if not reversion.is_registered(model)
    }
    derived = {"Country", "SearchEntry"}  # a vocabulary from a standard, and an index
    own_log = {
        "ApiToken",
        "CodingStep",
        "EditingSession",
        "IdempotentRequest",
        "ImportRun",
        "KnownDistinct",
        "PublicChange",
        "ReviewComment",
    }
    assert unkept == derived | own_log


def test_all_records_of_some_kinds_begin_their_history_together():
    f.PositionFactory()
    with history.revision(by=None, comment="Loaded"):
        assert history.add_all([Conference, Position, Participant]) == 3
    assert {entry.content_type.model for entry in Revision.objects.get().version_set.all()} == {
        "conference",
        "position",
        "participant",
        "quotation",
        "attribution",
    }


def test_a_link_to_what_is_gone_is_emptied_and_named():
    document = f.DocumentFactory(publisher=f.InstitutionFactory(), status="draft")
    earlier = keep(document)
    publisher, document.publisher = document.publisher, None
    keep(document)
    publisher.delete()
    assert revert_to(earlier, by=None).left_out == ["publisher"]
    assert Document.objects.get().publisher is None


def test_a_text_that_comes_back_says_how_much_it_is():
    document = f.DocumentFactory(text="One. Two.", extent="excerpt", status="draft")
    earlier = keep(document)
    change_text(document, "", by=None)
    assert Document.objects.get().extent == "none"
    revert_to(earlier, by=None)
    stored = Document.objects.get()
    assert (stored.text, stored.extent) == ("One. Two.", "excerpt")


def test_a_quotation_that_comes_back_to_another_text_is_on_the_review_list():
    document = f.DocumentFactory(text="Trade grows. Peace holds.")
    position = f.PositionFactory(document=document, quotations=["Peace holds."])
    earlier = keep(position)
    position.quotations.all().delete()
    change_text(document, "Trade grows.", by=None)
    position.refresh_from_db()
    position.status = "draft"
    position.save()
    revert_to(earlier, by=None)
    assert [quotation.exact for quotation in review_list()] == ["Peace holds."]


def under_of(version: Version) -> list[tuple[str, bool, list[str]]]:
    return [(one.version.object_repr, one.is_deleted, one.labels) for one in under(version)]


@pytest.fixture
def changed_conference():
    """A conference as it was, and what has been made of its records since."""
    conference = f.ConferenceFactory(title="As it was", status="draft")
    document = f.DocumentFactory(
        title="Summary", text="Trade grows. Peace holds.", conferences=[conference], status="draft"
    )
    made = {
        name: f.PositionFactory(
            conference=conference, document=document, statement=name, status="draft",
            quotations=["Peace holds."],
        )
        for name in ("Same.", "Changed.", "Deleted.")
    }  # fmt: skip
    for record in (document, *made.values()):
        keep(record)
    earlier = keep(conference)
    conference.title = "As it is"
    keep(conference)
    change_text(document, "First. Trade grows. Nothing holds.", by=None)
    changed = Position.objects.get(statement="Changed.")
    changed.statement = "Otherwise."
    keep(changed)
    delete(Position.objects.get(statement="Deleted."), by=None)
    f.PositionFactory(conference=conference, document=None, statement="New.", status="draft")
    return earlier


def test_what_was_under_a_conference_and_differs_now_is_told(changed_conference):
    assert under_of(changed_conference) == [
        ("Summary", False, ["Text"]),
        ("Same.", False, ["Quotations"]),
        ("Changed.", False, ["Statement", "Quotations"]),
        ("Deleted.", True, []),
    ]


def test_a_conference_goes_back_alone_unless_more_is_chosen(changed_conference):
    revert_to(changed_conference, by=None)
    assert Conference.objects.get().title == "As it was"
    assert len(under(changed_conference)) == 4


def test_a_conference_comes_back_with_what_was_under_it(changed_conference):
    editor = f.EditorFactory()
    restored = revert_with(changed_conference, under(changed_conference), by=editor)
    assert [one.left_out for one in restored] == [[]] * 5
    assert Conference.objects.get().title == "As it was"
    assert Document.objects.get().text == "Trade grows. Peace holds."
    positions = Position.objects.order_by("pk")
    assert [position.statement for position in positions] == [
        "Same.", "Changed.", "Deleted.", "New.",
    ]  # fmt: skip
    stored = [position.quotations.get() for position in positions[:3]]
    assert [(row.exact, row.state) for row in stored] == [("Peace holds.", "verified")] * 3
    assert under(changed_conference) == []
    last = Revision.objects.latest("pk")
    assert last.user == editor
    assert last.comment.endswith("with 4 of its documents and positions")


def test_a_conference_comes_back_with_all_that_is_chosen_or_not_at_all(changed_conference):
    document = f.DocumentFactory(conferences=[f.ConferenceFactory()])
    changed = Position.objects.get(statement="Otherwise.")
    Document.objects.get(title="Summary").conferences.clear()
    changed.document = document
    chosen = [one for one in under(changed_conference) if one.version.object_repr == "Changed."]
    before = tables()
    with pytest.raises(CannotRevert) as caught:
        revert_with(changed_conference, chosen, by=None)
    assert str(caught.value) == (
        "“Changed.”: “Summary” is not a document of this conference; link it there first."
    )
    assert tables() == before


def test_how_many_records_are_under_it_does_not_matter_to_the_queries():
    counts = []
    for number in (2, 6):
        conference = f.ConferenceFactory(status="draft")
        positions = f.PositionFactory.create_batch(number, conference=conference, document=None)
        for position in positions:
            keep(position)
        earlier = keep(conference)
        for position in positions:
            position.statement = "Otherwise."
            keep(position)
        with CaptureQueriesContext(connection) as queries:
            assert len(under(earlier)) == number
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_nothing_is_under_a_record_of_another_kind():
    assert under(keep(f.TopicFactory())) == []


def test_what_was_deleted_together_comes_back_together():
    editor = f.EditorFactory()
    upper = f.TopicFactory(name="Economy")
    lower = f.TopicFactory(name="Trade", parent=upper)
    lower.related.add(f.TopicFactory(name="Ports", parent=upper))
    before = contents()
    delete_all(Topic.objects.order_by("name"), by=None)
    assert Topic.objects.count() == 0

    (found,) = [
        version
        for version in last_versions([gone.number for gone in deleted([Topic])])
        if version.object_repr == "Trade"
    ]
    together = deleted_with(found)
    assert sorted(version.object_repr for version in together) == ["Economy", "Ports"]
    restored = recover_all([found, *together], by=editor)

    assert [one.left_out for one in restored] == [[], [], []]
    Topic.objects.update(status="published", updated_by=None)
    assert contents() == before
    assert deleted([Topic]) == []


def test_positions_that_answer_each_other_come_back_with_both_relations():
    one, other = f.PositionFactory.create_batch(2, document=None)
    f.PositionRelationFactory(source=one, target=other)
    f.PositionRelationFactory(source=other, target=one)
    before = contents()["PositionRelation"]
    delete_all([one, other], by=None)
    found = last_versions([gone.number for gone in deleted([Position])])
    assert [one.left_out for one in recover_all(found, by=None)] == [[], []]
    assert contents()["PositionRelation"] == before


def test_all_of_several_come_back_or_none():
    position = f.PositionFactory(document=None)
    topic = f.TopicFactory()
    delete_all([position, topic], by=None)
    position.conference.delete()
    found = last_versions([gone.number for gone in deleted([Position, Topic])])
    with pytest.raises(CannotRevert) as caught:
        recover_all(found, by=None)
    assert str(caught.value).startswith(f"“{position}”: What it referred to")
    assert not Topic.objects.filter(pk=topic.pk).exists()


def test_what_was_deleted_is_found_by_its_name_in_any_spelling():
    for name in ("Économie", "Торговля ёлками", "日本"):
        delete(f.TopicFactory(name=name), by=None)
    delete(f.ConferenceFactory(title="economie"), by=None)

    def names(text: str, *kinds) -> list[str]:
        found = deleted(kinds or [Topic, Conference], text)
        return [version.object_repr for version in last_versions([one.number for one in found])]

    assert names("") == ["economie", "日本", "Торговля ёлками", "Économie"]
    assert names("ECONOMIE") == ["economie", "Économie"]
    assert names("ЕЛКАМИ") == ["Торговля ёлками"]
    assert names("日本") == ["日本"]
    assert names("economie", Topic) == ["Économie"]
    assert names("nothing") == []


def test_a_merged_record_is_not_among_the_deleted():
    one, other = f.TopicFactory(name="One"), f.TopicFactory(name="Other")
    history.save(one, by=None, comment="entered")
    merge(other, one, by=None)
    delete(f.TopicFactory(name="Third"), by=None)
    found = last_versions([gone.number for gone in deleted([Topic])])
    assert [version.object_repr for version in found] == ["Third"]


def test_of_public_records_all_that_is_chosen_waits_as_next_versions():
    conference = f.ConferenceFactory(title="As it was")
    position = f.PositionFactory(conference=conference, statement="As it was.")
    for record in (position, conference):
        keep(record)
    earlier = history.versions(conference)[0]
    position.statement, conference.title = "As it is.", "As it is"
    for record in (position, conference):
        keep(record)

    restored = revert_with(earlier, under(earlier), by=f.EditorFactory())

    assert [one.waits for one in restored] == [True, True]
    assert (Conference.objects.get().title, Position.objects.get().statement) == (
        "As it is",
        "As it is.",
    )
    for record in (Conference.objects.get(), Position.objects.get()):
        publish_next(record, by=None)
    assert (Conference.objects.get().title, Position.objects.get().statement) == (
        "As it was",
        "As it was.",
    )
