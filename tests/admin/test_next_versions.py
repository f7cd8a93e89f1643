"""The page of a published record edits its next version; readers see the present one."""

import pytest
from reversion.models import Revision

from dialogues.editorial import next_versions
from dialogues.editorial.changing import change
from dialogues.models import NextVersion, Position, Topic
from tests import factories
from tests.admin.addresses import page
from tests.admin.sheets import messages, opened, with_part

pytestmark = pytest.mark.django_db


def save(desk, record, **changes):
    data = {**opened(desk, page(record)), **changes}
    return desk.post(page(record), data, follow=True)


def public_page(client, record):
    return client.get(record.get_absolute_url()).content.decode()


def test_readers_see_no_change_until_it_is_published(desk, client):
    position = factories.PositionFactory(statement="As it was.")
    before = public_page(client, position)
    answer = save(desk, position, statement="As it will be.", _continue="1")
    assert messages(answer) == [
        "Saved as the next version. The public reads the present one until it is published."
    ]
    assert "As it will be.</textarea>" in answer.content.decode()
    assert public_page(client, position) == before
    assert "As it was." in before

    answer = save(desk, position, _publish="1")
    assert messages(answer) == ["The next version is now the public one."]
    assert "As it will be." in public_page(client, position)
    assert not NextVersion.objects.exists()


def test_parts_are_added_changed_and_taken_away(desk):
    document = factories.DocumentFactory(text="Japan and China.")
    position = factories.PositionFactory(document=document, quotations=["Japan"])
    desk.post(page(position), with_part(opened(desk, page(position)), "quotations", exact="China"))
    data = opened(desk, page(position))
    shown = [data[f"quotations-{number}-exact"] for number in range(2)]
    assert (shown, position.quotations.count()) == ([["Japan"], ["China"]], 1)
    save(desk, position, **{"quotations-0-DELETE": "on", "quotations-1-exact": "and China"})
    save(desk, position, _publish="1")
    assert [row.exact for row in position.quotations.all()] == ["and China"]


def test_the_preview_shows_it_on_the_public_page(desk):
    position = factories.PositionFactory(statement="As it was.")
    save(desk, position, statement="As it will be.")
    shown = desk.get(f"{position.get_absolute_url()}?preview=1").content.decode()
    assert "As it will be." in shown
    conference = position.conference.get_absolute_url()
    assert "As it will be." in desk.get(f"{conference}?preview=1").content.decode()
    for address in (position.get_absolute_url(), conference):
        assert "As it was." in desk.get(address).content.decode()


def test_a_preview_follows_a_changed_address(desk):
    topic = factories.TopicFactory(slug="trade")
    save(desk, topic, slug="commerce", name="Commerce")
    answer = desk.get("/topics/trade/?preview=1")
    assert (answer.status_code, "<h1>Commerce" in answer.content.decode()) == (200, True)


def test_the_page_says_what_it_shows_and_what_differs(desk, editor):
    topic = factories.TopicFactory(name="Trade")
    save(desk, topic, name="Commerce")
    answer = desk.get(page(topic))
    assert answer.context["next_version"].updated_by == editor
    changed = answer.context["next_changes"].changed
    assert [(c.label, c.then, c.now) for c in changed] == [("Name", "Trade", "Commerce")]


def test_it_is_submitted_sent_back_and_discarded(desk):
    topic = factories.TopicFactory(name="Trade")
    save(desk, topic, name="Commerce", _submit="1")
    assert NextVersion.objects.get().status == "in_review"
    data = {"_send_back": "1", "text": "Not yet."}
    assert desk.post(page(topic, "comment"), data).status_code == 302
    assert NextVersion.objects.get().status == "draft"
    answer = save(desk, topic, _discard="1")
    assert messages(answer) == ["The next version is discarded; the public one stays."]
    assert not NextVersion.objects.exists()
    assert opened(desk, page(topic))["name"] == ["Trade"]


def test_a_save_is_one_entry_of_the_log_and_one_revision(desk, editor):
    topic = factories.TopicFactory(name="Trade")
    save(desk, topic, name="Commerce")
    (entry,) = editor.logentry_set.all()
    assert entry.get_change_message() == "Changed Name."
    (revision,) = Revision.objects.all()
    assert (revision.user, [v.content_type.model for v in revision.version_set.all()]) == (
        editor,
        ["nextversion"],
    )


def test_a_faulty_form_keeps_what_was_typed_and_begins_nothing(desk):
    topic = factories.TopicFactory(name="Trade")
    answer = save(desk, topic, name="", scope_note="What I typed.")
    assert answer.context["adminform"].form.errors["name"]
    assert "What I typed.</textarea>" in answer.content.decode()
    assert not NextVersion.objects.exists()


def test_pressing_a_button_on_an_untouched_form_makes_nobody_its_author(desk):
    olga = factories.EditorFactory(username="Olga")
    topic = factories.TopicFactory(name="Trade")
    change(topic, lambda row: setattr(row, "name", "Commerce"), by=olga, comment="")
    save(desk, topic, _submit="1")
    assert NextVersion.objects.get().updated_by == olga


def test_what_clashes_with_a_change_of_the_public_record_is_chosen(desk):
    topic = factories.TopicFactory(name="Trade")
    save(desk, topic, name="Commerce")
    topic.name = "Exchange"
    topic.save()
    (clash,) = desk.get(page(topic)).context["next_clashes"]
    assert (clash.label, clash.base, clash.mine, clash.theirs) == (
        "Name",
        "Trade",
        "Commerce",
        "Exchange",
    )
    assert "choose which" in messages(save(desk, topic, _publish="1"))[0]
    save(desk, topic, _publish="1", **{clash.name: "theirs"})
    assert Topic.objects.get().name == "Exchange"
    assert not NextVersion.objects.exists()


def test_who_may_only_look_sees_the_public_record(client):
    reader = factories.UserFactory(is_staff=True)
    reader.user_permissions.add(*view_permissions())
    client.force_login(reader)
    position = factories.PositionFactory(statement="As it was.")
    change(position, lambda row: setattr(row, "statement", "Coming."), by=None, comment="")
    shown = client.get(page(position)).content.decode()
    assert "As it was." in shown
    assert "Coming." not in shown


def view_permissions():
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(codename="view_position")


def test_two_editors_of_one_next_version_are_told_of_each_other(desk, client):
    topic = factories.TopicFactory(name="Trade", scope_note="Old.")
    save(desk, topic, name="Commerce")
    mine = opened(desk, page(topic)) | {"scope_note": "What I typed."}
    change(topic, lambda row: setattr(row, "name", "Exchange"), by=None, comment="")
    answer = desk.post(page(topic), mine)
    changed = answer.context["meanwhile"].theirs.changed
    assert [(c.label, c.then, c.now) for c in changed] == [("Name", "Commerce", "Exchange")]
    version = answer.context["meanwhile"].version
    desk.post(page(topic), mine | {"_merge": "1", "merge_version": version})
    content = next_versions.newest_state(Topic.objects.get())["columns"]
    assert (content["name"], content["scope_note"]) == ("Exchange", "What I typed.")


def test_a_withdrawn_or_draft_record_has_no_next_version(desk):
    for status in ("draft", "in_review", "withdrawn"):
        position = factories.PositionFactory(status=status)
        save(desk, position, statement="Changed at once.")
        assert Position.objects.get(pk=position.pk).statement == "Changed at once."
    assert not NextVersion.objects.exists()
