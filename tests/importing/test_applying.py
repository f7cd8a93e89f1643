"""Accepting a plan: as it was shown, all or nothing, once, by somebody who may."""

import pytest
from django.contrib.auth.models import Permission
from reversion.models import Version

from dialogues.choices import ImportState
from dialogues.editorial import next_versions
from dialogues.importing import runs
from dialogues.models import (
    Conference,
    ImportRun,
    Institution,
    NextVersion,
    Quotation,
    SearchEntry,
    Topic,
)
from tests.factories import (
    ConferenceFactory,
    EditorFactory,
    HostFactory,
    InstitutionFactory,
    PositionFactory,
    TopicFactory,
    UserFactory,
)
from tests.importing.files import exported, workbook
from tests.importing.plans import begun, contents, counts, imported, rows

pytestmark = pytest.mark.django_db

TOPICS = (["slug", "name"], ["new", "New topic"], ["old", "Renamed"])


def test_records_are_drafts_of_who_accepted_with_a_history():
    sender, accepter = EditorFactory(), EditorFactory()
    TopicFactory(slug="old", name="Old", status="draft")
    run = begun(workbook(topics=TOPICS), "topics.xlsx", by=sender)

    done = runs.accept(run, by=accepter)

    topic = Topic.objects.get(slug="new")
    assert (done.state, topic.status, topic.created_by, topic.updated_by) == (
        "applied",
        "draft",
        accepter,
        accepter,
    )
    assert topic.version == 1
    entry = Version.objects.get_for_object(topic).get()
    assert (entry.revision.user, entry.revision.get_comment()) == (
        accepter,
        "Imported from topics.xlsx",
    )
    assert entry.field_dict["name"] == "New topic"
    changed = Topic.objects.get(slug="old")
    assert (changed.name, changed.version, changed.updated_by) == ("Renamed", 2, accepter)
    assert Version.objects.get_for_object(changed).count() == 1


def test_a_history_entry_holds_the_record_with_all_its_parts():
    run = imported(
        workbook(
            institutions=[["slug", "name", "kind"], ["i", "I", "media"]],
            institution_names=[["institution", "text"], ["i", "Other name"]],
        )
    )

    assert counts(run) == {"create": 2}
    entry = Version.objects.get_for_object(Institution.objects.get()).get()
    kinds = {version.content_type.model for version in entry.revision.version_set.all()}
    assert kinds == {"institution", "institutionname"}


def test_a_published_record_waits_as_its_next_version():
    topic = TopicFactory(slug="old", name="Old")
    before = contents()["Topic"]

    run = imported(workbook(topics=[["slug", "name"], ["old", "Renamed"]]))

    assert rows(run, "change")[0]["note"] == "Published: it waits as the next version."
    assert contents()["Topic"] == before
    waiting = next_versions.next_version(topic)
    assert waiting.content["columns"]["name"] == "Renamed"


def test_a_next_version_keeps_what_an_editor_has_changed_in_it():
    """The unchanged columns of an exported row must not undo it."""
    topic = TopicFactory(slug="old", name="Old", scope_note="Note.")
    file = workbook(
        topics=[["slug", "name", "scope_note", "version"], ["old", "Renamed", "Note.", 1]]
    )
    imported(workbook(topics=[["slug", "scope_note"], ["old", "Somebody’s."]]))

    run = imported(file)

    assert rows(run, "change")[0]["changes"] == [["name", "Old", "Renamed"]]
    content = next_versions.next_version(topic).content["columns"]
    assert (content["name"], content["scope_note"]) == ("Renamed", "Somebody’s.")


def test_what_waits_already_is_left():
    TopicFactory(slug="old", name="Old")
    conference = ConferenceFactory(slug="c")
    HostFactory(conference=conference, institution=InstitutionFactory(slug="i"))
    InstitutionFactory(slug="new")
    file = workbook(
        topics=[["slug", "name"], ["old", "Renamed"]],
        hosts=[["conference", "institution"], ["c", "new"]],
    )
    assert counts(imported(file)) == {"create": 1, "change": 1}
    before = contents()

    assert counts(imported(file)) == {"leave": 2}
    assert contents() == before
    assert NextVersion.objects.count() == 2
    assert conference.hosts.count() == 1


def test_an_export_taken_while_a_next_version_waits_changes_nothing():
    position = PositionFactory()
    slug, number = position.conference.slug, position.number
    imported(workbook(positions=[["conference", "number", "note"], [slug, number, "Somebody’s."]]))
    before = contents()

    assert set(counts(imported(exported("xlsx")))) == {"leave"}
    assert contents() == before


def test_the_same_run_twice_makes_nothing_twice():
    run = begun(workbook(topics=TOPICS))
    runs.accept(run, by=None)
    before = contents()

    again = runs.accept(run, by=None)

    assert again.state == ImportState.APPLIED
    assert contents() == before


def test_the_same_file_twice_makes_nothing_twice():
    imported(workbook(topics=TOPICS))
    before = contents()

    assert counts(imported(workbook(topics=TOPICS))) == {"leave": 2}
    assert contents() == before


def test_a_plan_that_would_come_out_otherwise_is_not_carried_out():
    topic = TopicFactory(slug="old", name="Old", status="draft")
    run = begun(workbook(topics=TOPICS))
    topic.name = "Somebody’s"
    topic.save()
    before = contents()

    with pytest.raises(runs.PlanChanged) as caught:
        runs.accept(run, by=None)

    assert str(caught.value) == (
        "Records were changed since this plan was made. Look at the new one below."
    )
    assert contents() == before
    run.refresh_from_db()
    assert run.state == ImportState.PLANNED
    assert rows(run, "change")[0]["changes"] == [["name", "Somebody’s", "Renamed"]]
    runs.accept(run, by=None)
    assert Topic.objects.get(slug="old").name == "Renamed"


def test_a_dropped_plan_is_not_carried_out():
    run = begun(workbook(topics=TOPICS))
    runs.drop(run, by=None)
    before = contents()

    assert runs.accept(run, by=None).state == ImportState.DROPPED
    assert contents() == before
    assert ImportRun.objects.get().content == b""


def may(user, *names):
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return type(user).objects.get(pk=user.pk)


def test_the_plan_says_which_rights_are_missing():
    TopicFactory(slug="old", name="Old", status="draft")
    ConferenceFactory(slug="c")
    InstitutionFactory(slug="i")
    run = begun(workbook(topics=TOPICS, hosts=[["conference", "institution"], ["c", "i"]]))
    user = may(UserFactory(), "add_topic", "change_conference")
    before = contents()

    missing = [(right.act, right.noun) for right in runs.rights_missing(run, user)]
    with pytest.raises(runs.NotAccepted):
        runs.accept(run, by=user)

    assert missing == [("change", "topic")]
    assert contents() == before
    user = may(user, "add_topic", "change_topic", "change_conference")
    assert runs.accept(run, by=user).state == ImportState.APPLIED


def test_a_file_that_would_write_too_much_is_refused():
    many = [["slug", "name"], *([f"t{n}", f"T{n}"] for n in range(6))]
    before = contents()

    with pytest.raises(runs.FileRefused) as caught:
        runs.begin("t.xlsx", workbook(topics=many), by=None, most=5)

    assert str(caught.value).startswith("This file would write more than 5 rows")
    assert contents() == before
    assert ImportRun.objects.count() == 0
    assert counts(runs.begin("t.xlsx", workbook(topics=many), by=None, most=6)) == {"create": 6}


def test_a_plan_leaves_nothing_in_the_search_index_and_an_import_does():
    TopicFactory(slug="there", name="Seamanship")
    file = workbook(topic_labels=[["topic", "text", "language"], ["there", "Мореходство", "ru"]])
    run = begun(file)
    assert not SearchEntry.objects.filter(title__contains="Мореходство").exists()

    TopicFactory(slug="draft", name="Draft", status="draft")
    imported(workbook(topics=[["slug", "name"], ["draft", "Renamed"]]))

    assert SearchEntry.objects.filter(kind="topic", title="Renamed").exists()
    assert run.summary["counts"]["create"] == 1


def test_an_error_of_the_program_leaves_nothing_half_written(monkeypatch):
    from dialogues.importing.planning import writing

    run = begun(
        workbook(
            institutions=[["slug", "name", "kind"], ["a", "A", "media"], ["b", "B", "media"]],
            topics=TOPICS,
        )
    )
    before = contents()
    stamped = []

    def fails(record, *, by):
        stamped.append(record)
        if len(stamped) == 3:
            raise RuntimeError("the machine is on fire")

    monkeypatch.setattr(writing, "stamp", fails)
    with pytest.raises(RuntimeError):
        runs.accept(run, by=None)

    assert contents() == before
    run.refresh_from_db()
    assert run.state == ImportState.PLANNED
    monkeypatch.undo()
    assert runs.accept(run, by=None).state == ImportState.APPLIED


def test_imported_quotations_count_as_checked():
    PositionFactory()

    imported(exported("zip"), "all.zip")

    assert {quotation.state for quotation in Quotation.objects.all()} == {"verified"}
    assert Conference.objects.published().count() == 1
