"""The public log: what is noted of each act, in order, and of what it is silent."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dialogues.editorial import history, next_versions, publishing
from dialogues.editorial.anchoring import anchor_quotation
from dialogues.editorial.changing import change
from dialogues.editorial.deleting import delete
from dialogues.editorial.merging import merge, undo
from dialogues.editorial.public_changes import explained, settle
from dialogues.editorial.readiness import NotReady
from dialogues.models import PublicChange
from tests import factories as f
from tests.public_log import begin, correct

pytestmark = pytest.mark.django_db


def kinds(record):
    rows = PublicChange.objects.about(record).for_readers().order_by("pk")
    return list(rows.values_list("kind", flat=True))


def log_since(number):
    rows = PublicChange.objects.for_readers().filter(pk__gt=number).order_by("pk")
    return list(rows.values_list("noun", "object_id", "kind"))


def last_number():
    return PublicChange.objects.order_by("pk").values_list("pk", flat=True).last() or 0


def is_a_question(query):
    return query["sql"].startswith("SELECT") and "pg_advisory" not in query["sql"]


def states(record):
    return PublicChange.objects.about(record).for_readers().order_by("pk").last().differences


def test_a_record_is_published_corrected_withdrawn_and_published_again():
    topic = f.TopicFactory(status="draft", name="Trade")
    editor = f.EditorFactory()
    publishing.publish(topic, by=editor)
    correct(topic, name="Trade and investment")
    publishing.withdraw(topic, by=editor, reason="Entered twice.")
    publishing.publish(topic, by=editor)

    rows = PublicChange.objects.about(topic).order_by("pk")
    assert list(rows.values_list("kind", "reason")) == [
        ("published", ""),
        ("corrected", ""),
        ("withdrawn", "Entered twice."),
        ("republished", ""),
    ]
    assert rows[1].states == (
        {"columns": {"name": "Trade"}, "lists": {}, "parts": {}},
        {"columns": {"name": "Trade and investment"}, "lists": {}, "parts": {}},
    )


def test_of_drafts_and_of_what_waits_nothing_is_noted():
    topic = f.TopicFactory(name="Trade")
    begin(topic)
    draft = f.TopicFactory(status="draft")
    before = last_number()
    draft = change(draft, lambda row: setattr(row, "name", "Secret"), by=None, comment="")
    publishing.submit(draft, by=None)
    change(topic, lambda row: setattr(row, "name", "Secret"), by=None, comment="")
    assert log_since(before) == []
    next_versions.publish_next(topic, by=None)
    assert log_since(before) == [("topic", topic.pk, "corrected")]


def test_only_what_readers_see_is_a_correction():
    position = f.PositionFactory()
    begin(position)
    correct(position, note="Between ourselves.")
    assert kinds(position) == ["published"]
    correct(position, note="Other.", statement="Otherwise.")
    assert kinds(position) == ["published", "corrected"]
    assert "Between" not in str(states(position))
    assert "Other." not in str(states(position))


def test_between_two_public_states_the_drafts_are_passed_over():
    topic = f.TopicFactory(name="One")
    begin(topic)
    for name in ("Two", "Three"):
        change(topic, lambda row, name=name: setattr(row, "name", name), by=None, comment="")
    next_versions.publish_next(topic, by=None)
    then, now = PublicChange.objects.about(topic).order_by("pk").last().states
    assert (then["columns"], now["columns"]) == ({"name": "One"}, {"name": "Three"})


def test_parts_and_lists_are_told_where_they_differ():
    document = f.DocumentFactory(text="Japan and China.")
    position = f.PositionFactory(document=document, quotations=["Japan"])
    topic, other = position.topics.get(), f.TopicFactory()
    begin(position)

    def how(row):
        row.topics.set([other])
        quotation = row.quotations.get()
        quotation.exact, quotation.suffix = "Japan and", ""
        anchor_quotation(quotation)
        quotation.save()

    change(position, how, by=None, comment="")
    next_versions.publish_next(position, by=None)
    then, now = PublicChange.objects.about(position).order_by("pk").last().states
    assert (then["lists"], now["lists"]) == ({"topics": [topic.pk]}, {"topics": [other.pk]})
    words = [
        [part["columns"]["exact"] for part in state["parts"]["quotations"].values()]
        for state in (then, now)
    ]
    assert words == [["Japan"], ["Japan and"]]
    assert "attributions" not in now["parts"]


def test_what_belongs_to_a_withdrawn_conference_goes_before_it_and_comes_back_behind_it():
    position = f.PositionFactory()
    conference, document = position.conference, position.document
    begin(position)
    before = last_number()

    publishing.withdraw(conference, by=None, reason="Not ours to tell.")
    assert log_since(before) == [
        ("position", position.pk, "hidden"),
        ("document", document.pk, "hidden"),
        ("conference", conference.pk, "withdrawn"),
    ]
    publishing.withdraw(position, by=None, reason="Nor this.")
    before = last_number()
    publishing.publish(conference, by=None)
    assert log_since(before) == [
        ("conference", conference.pk, "republished"),
        ("document", document.pk, "republished"),
    ]
    assert kinds(position) == ["published", "hidden", "withdrawn"]


def test_what_a_stricter_rule_hides_is_hidden():
    person = f.ParticipantFactory(person=True)
    position = f.PositionFactory(holders=[person])
    begin(position)
    conference = position.conference
    correct_rule = {"attribution_rule": "chatham_house"}
    with history.revision(by=None, comment=""):
        type(conference).objects.filter(pk=conference.pk).update(**correct_rule)
        conference.refresh_from_db()
        history.stamp(conference, by=None)
        conference.save()
    assert kinds(position) == ["published", "hidden"]


def test_an_embargo_ends_without_anybody_s_act():
    tomorrow = timezone.localdate() + timedelta(days=1)
    conference = f.ConferenceFactory(attribution_rule="embargo", embargo_until=tomorrow)
    settle()
    assert kinds(conference) == []
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        settle()
        assert kinds(conference) == ["published"]
        assert PublicChange.objects.about(conference).get().at > timezone.now() - timedelta(1)


def test_a_merged_record_leads_to_what_it_was_merged_into_and_undone_it_is_back():
    loser, winner = f.ParticipantFactory(name="Ivanov"), f.ParticipantFactory(name="Ivanov I.")
    position = f.PositionFactory(holders=[loser])
    begin(loser, winner, position)
    before = last_number()

    revision = merge(loser, winner, by=None)
    assert log_since(before) == [
        ("participant", loser.pk, "merged"),
        ("position", position.pk, "corrected"),
    ]
    assert PublicChange.objects.get(kind="merged").into_id == winner.pk
    undo(revision, by=None)
    assert kinds(loser) == ["published", "merged", "republished"]


def test_a_draft_that_is_merged_is_not_told_of():
    loser, winner = f.ParticipantFactory(status="draft"), f.ParticipantFactory()
    begin(winner)
    merge(loser, winner, by=None)
    assert kinds(loser) == []


def test_a_deleted_record_is_told_of_if_it_was_public():
    topic, draft = f.TopicFactory(), f.TopicFactory(status="draft")
    begin(topic)
    number, other = topic.pk, draft.pk
    delete(topic, by=None)
    delete(draft, by=None)
    rows = PublicChange.objects.filter(noun="topic", object_id__in=[number, other]).order_by("pk")
    assert list(rows.values_list("object_id", "kind")) == [
        (number, "published"),
        (number, "deleted"),
    ]


def test_a_publisher_explains_a_correction_and_can_keep_the_wording_back():
    topic = f.TopicFactory(name="One")
    begin(topic)
    with explained(topic, note=" A slip of the pen. ", wording_kept_back=True):
        correct(topic, name="Two")
    correct(topic, name="Three")
    rows = PublicChange.objects.about(topic).filter(kind="corrected").order_by("pk")
    assert list(rows.values_list("note", "wording_kept_back")) == [
        ("A slip of the pen.", True),
        ("", False),
    ]


def test_a_long_text_is_kept_as_far_as_it_changed():
    text = " ".join(f"Sentence {n} stands." for n in range(400))
    document = f.DocumentFactory(text=text)
    begin(document)
    correct(document, text=text.replace("Sentence 200 stands", "Sentence 200 falls"))
    then, now = PublicChange.objects.about(document).order_by("pk").last().states
    assert "200 stands" in then["columns"]["text"]
    assert "200 falls" in now["columns"]["text"]
    assert len(then["columns"]["text"]) < len(text) / 10


def test_a_refused_act_leaves_nothing_in_the_log():
    position = f.PositionFactory()
    begin(position)
    before = last_number()
    change(position, lambda fresh: fresh.topics.clear(), by=None, comment="")
    with pytest.raises(NotReady):
        next_versions.publish_next(position, by=None)
    assert log_since(before) == []


@pytest.mark.parametrize("positions", [1, 3])
def test_settling_asks_the_same_however_much_there_is(positions):
    for _number in range(positions):
        f.PositionFactory()
    settle()
    with CaptureQueriesContext(connection) as asked:
        settle()
    # The log, and once a noun; and on PostgreSQL, its turn.
    assert len([one for one in asked if is_a_question(one)]) == 7
