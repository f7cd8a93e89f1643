"""Two editors on one record: the second is told who changed what, keeps the typed text, can merge."""

import datetime

import pytest
import time_machine

from dialogues.editorial import history
from dialogues.models import Conference, EditingSession, Participant, Topic
from tests import factories
from tests.admin.addresses import page
from tests.admin.sheets import errors, messages, opened, with_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(db):
    topic = factories.TopicFactory(name="Trade", scope_note="Old.", status="draft")
    history.save(topic, by=None, comment="Begun")
    return topic


def change_as_olga(topic, **changes):
    stored = Topic.objects.get(pk=topic.pk)
    for name, value in changes.items():
        setattr(stored, name, value)
    olga = factories.EditorFactory(username="Olga")
    history.save(stored, by=olga, comment="Hers")


def test_changes_of_different_fields_are_both_kept(desk, topic):
    mine = opened(desk, page(topic)) | {"scope_note": "What I typed."}
    change_as_olga(topic, name="Commerce")
    answer = desk.post(page(topic), mine)
    assert errors(answer)["__all__"][0].startswith("Olga changed this record on ")
    html = answer.content.decode()
    assert "What I typed.</textarea>" in html
    comparison = answer.context["meanwhile"]
    changed = comparison.theirs.changed
    assert [(c.label, c.then, c.now) for c in changed] == [("Name", "Trade", "Commerce")]
    assert comparison.clashes == []
    again = mine | {"_merge": "1", "merge_version": comparison.version}
    assert desk.post(page(topic), again).status_code == 302
    stored = Topic.objects.get()
    assert (stored.name, stored.scope_note) == ("Commerce", "What I typed.")


@pytest.mark.parametrize(("side", "name"), [("mine", "Mine"), ("theirs", "Theirs")])
def test_of_a_field_that_both_changed_one_is_chosen(desk, topic, side, name):
    mine = opened(desk, page(topic)) | {"name": "Mine"}
    change_as_olga(topic, name="Theirs", scope_note="Hers too.")
    comparison = desk.post(page(topic), mine).context["meanwhile"]
    (clash,) = comparison.clashes
    assert (clash.label, clash.base, clash.mine, clash.theirs) == (
        "Name",
        "Trade",
        "Mine",
        "Theirs",
    )
    asked = mine | {"_merge": "1", "merge_version": comparison.version}
    assert desk.post(page(topic), asked).status_code == 200
    assert Topic.objects.get().name == "Theirs"
    assert desk.post(page(topic), asked | {clash.name: side}).status_code == 302
    stored = Topic.objects.get()
    assert (stored.name, stored.scope_note) == (name, "Hers too.")


def test_a_third_save_meanwhile_is_shown_before_merging(desk, topic):
    mine = opened(desk, page(topic)) | {"scope_note": "What I typed."}
    change_as_olga(topic, name="Commerce")
    seen = desk.post(page(topic), mine).context["meanwhile"].version
    history.save(Topic.objects.get(), by=None, comment="Again")
    answer = desk.post(page(topic), mine | {"_merge": "1", "merge_version": seen})
    assert answer.status_code == 200
    assert answer.context["meanwhile"].version == seen + 1
    assert Topic.objects.get().scope_note == "Old."


def test_what_together_breaks_a_rule_is_told_and_nothing_is_written(desk):
    conference = factories.ConferenceFactory(
        status="draft",
        start_date=datetime.date(2021, 7, 8),
        end_date=datetime.date(2021, 7, 10),
    )
    history.save(conference, by=None, comment="Begun")
    mine = opened(desk, page(conference)) | {"start_date": "2021-07-10"}
    stored = Conference.objects.get()
    stored.end_date = datetime.date(2021, 7, 9)
    history.save(stored, by=None, comment="Shorter")
    version = desk.post(page(conference), mine).context["meanwhile"].version
    answer = desk.post(page(conference), mine | {"_merge": "1", "merge_version": version})
    assert answer.status_code == 200
    assert any("end" in told.lower() for told in messages(answer))
    assert Conference.objects.get().start_date == datetime.date(2021, 7, 8)


def test_names_that_both_added_are_kept(desk):
    person = factories.ParticipantFactory(status="draft")
    history.save(person, by=None, comment="Begun")
    data = opened(desk, page(person))
    mine = with_part(data, "names", text="Mine", kind="variant", language="")
    hers = with_part(data, "names", text="Hers", kind="variant", language="")
    assert desk.post(page(person), hers).status_code == 302
    version = desk.post(page(person), mine).context["meanwhile"].version
    desk.post(page(person), mine | {"_merge": "1", "merge_version": version})
    assert {row.text for row in Participant.objects.get().names.all()} == {"Mine", "Hers"}


def test_a_faulty_form_is_shown_with_its_faults_first(desk, topic):
    mine = opened(desk, page(topic)) | {"name": ""}
    change_as_olga(topic, scope_note="Hers.")
    answer = desk.post(page(topic), mine)
    assert "name" in errors(answer)
    assert answer.context["meanwhile"] is None


# --- somebody is editing this ---------------------------------------------------------------------


def test_an_open_form_is_told_to_others_while_it_is_open(desk, editor, client, topic):
    with time_machine.travel("2026-11-22 10:30:00+00:00", tick=False) as clock:
        assert desk.post(page(topic, "presence")).json() == {"told": ""}
        olga = factories.EditorFactory(username="Olga", first_name="Olga", last_name="Petrova")
        client.force_login(olga)
        expected = f"{editor.username} has had this open since 10:30."
        assert client.post(page(topic, "presence")).json() == {"told": expected}
        assert expected in client.get(page(topic)).content.decode()
        clock.shift(59)
        assert client.post(page(topic, "presence")).json() == {"told": expected}
        clock.shift(2)
        assert client.post(page(topic, "presence")).json() == {"told": ""}


def test_a_form_that_is_left_is_no_longer_open(desk, topic):
    desk.post(page(topic, "presence"))
    assert EditingSession.objects.count() == 1
    desk.post(page(topic, "presence"), {"leave": "1"})
    assert EditingSession.objects.count() == 0


def test_only_who_may_change_a_record_is_told(client, topic):
    client.force_login(factories.UserFactory(is_staff=True))
    assert client.post(page(topic, "presence")).status_code == 403
    assert client.get(page(topic, "presence")).status_code in (302, 405)
