"""Submitting, publishing, sending back and withdrawing, by button and by list."""

import pytest
from reversion.models import Revision

from dialogues.models import Position, Topic
from tests import factories
from tests.admin.addresses import add, list_of, page
from tests.admin.sheets import errors, messages, opened

pytestmark = pytest.mark.django_db


def press(desk, record, button, **changes):
    data = {**opened(desk, page(record)), **changes, button: "1"}
    return desk.post(page(record), data, follow=True)


def act(desk, records, action, **more):
    chosen = {"action": action, "_selected_action": [record.pk for record in records], **more}
    return desk.post(list_of(records[0]), {"index": "0", **chosen}, follow=True)


def buttons(desk, record):
    panel = desk.get(page(record)).context["desk"]
    return [str(move.label) for move in panel.moves] + ["Withdraw…"] * panel.may_withdraw


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("draft", ["Submit for review", "Publish"]),
        ("in_review", ["Publish", "Send back"]),
        ("published", ["Send back", "Withdraw…"]),
        ("withdrawn", ["Publish", "Send back"]),
    ],
)
def test_the_buttons_are_those_that_make_sense(desk, status, expected):
    assert buttons(desk, factories.TopicFactory(status=status)) == expected


def test_the_enter_key_saves_and_moves_nothing(desk):
    """Enter in a field presses the first button of its form: that must be “Save”."""
    html = desk.get(page(factories.TopicFactory(status="draft"))).content.decode()
    form = html[html.index('id="topic_form"') :]
    assert 'form="topic_form"' not in html
    assert 'type="submit"' in form
    first = form[form.index('type="submit"') :].partition(">")[0]
    assert 'name="_save"' in first


def test_a_record_goes_its_way_to_the_public_and_back(desk, editor):
    topic = factories.TopicFactory(status="draft")
    for button, status in (
        ("_submit", "in_review"), ("_publish", "published"), ("_send_back", "draft"),
    ):  # fmt: skip
        press(desk, topic, button)
        topic.refresh_from_db()
        assert topic.status == status
    assert topic.published_by == editor
    comments = [revision.get_comment() for revision in Revision.objects.order_by("pk")]
    assert comments == ["Submitted for review.", "Published.", "Sent back to draft."]


def test_what_was_typed_is_saved_with_the_move(desk):
    topic = factories.TopicFactory(status="draft")
    answer = press(desk, topic, "_publish", scope_note="Typed just now.")
    topic.refresh_from_db()
    assert (topic.status, topic.scope_note) == ("published", "Typed just now.")
    assert messages(answer) == [f"“{topic}”: It is now public."]
    assert Revision.objects.get().get_comment() == "Changed Scope note. Published."


def test_a_new_record_can_be_published_at_once(desk):
    data = opened(desk, add("topic")) | {"name": "Trade", "_publish": "1"}
    assert desk.post(add("topic"), data).status_code == 302
    assert Topic.objects.published().get().name == "Trade"


def test_what_is_not_ready_is_not_published_and_says_why_line_by_line(desk):
    topic = factories.TopicFactory(name="Trade", status="draft")
    position = factories.PositionFactory(status="draft", topics=[topic], quotations=[])
    answer = press(desk, position, "_publish", statement="What was typed.")
    assert errors(answer) == {
        "__all__": ["It cannot be published yet, and nothing was saved:"],
        "topics": ["Publish the topic “Trade” first; it is draft."],
        "quotations": ["Add a verified quotation, or tick “no wording available”."],
    }
    html = answer.content.decode()
    assert "What was typed.</textarea>" in html
    stored = Position.objects.get()
    assert (stored.status, stored.statement) == ("draft", position.statement)


def test_the_checklist_says_what_is_missing_and_leads_there(desk):
    topic = factories.TopicFactory(name="Trade", status="draft")
    position = factories.PositionFactory(status="draft", topics=[topic])
    panel = desk.get(page(position)).context["desk"]
    assert [(task.message, task.address) for task in panel.tasks] == [
        ("Publish the topic “Trade” first; it is draft.", page(topic))
    ]
    press(desk, topic, "_publish")
    html = desk.get(page(position)).content.decode()
    assert "Nothing stands between this and publication." in html


def test_the_page_leads_to_the_public_one_or_its_preview(desk):
    topic = factories.TopicFactory(slug="trade")
    assert '<a href="/topics/trade/">View on site</a>' in desk.get(page(topic)).content.decode()
    press(desk, topic, "_send_back")
    html = desk.get(page(topic)).content.decode()
    assert "View on site" not in html
    assert '<a href="/topics/trade/?preview=1">Preview</a>' in html


def test_a_list_publishes_what_is_ready_and_names_the_rest(desk):
    ready = factories.PositionFactory(status="draft")
    missing = factories.PositionFactory(status="draft", topics=[], quotations=[])
    answer = act(desk, [ready, missing], "publish_selected")
    assert {row.pk: row.status for row in Position.objects.all()} == {
        ready.pk: "published", missing.pk: "draft",
    }  # fmt: skip
    done, refused = messages(answer)
    assert done == "1 record is now: published."
    assert refused == (
        f'1 record stays as it was:<ul><li><a href="{page(missing)}">{missing}</a>'
        "<ul><li>Add a verified quotation, or tick “no wording available”.</li>"
        "<li>Add at least one topic.</li></ul></li></ul>"
    )


@pytest.mark.parametrize(
    ("action", "status"), [("submit_selected", "in_review"), ("send_back_selected", "draft")]
)
def test_a_list_moves_many(desk, action, status):
    topics = [factories.TopicFactory() for _ in range(2)]
    act(desk, topics, action)
    assert {topic.status for topic in Topic.objects.all()} == {status}
    assert Revision.objects.count() == 2


def test_withdrawing_asks_for_the_public_reason(desk, editor):
    topic = factories.TopicFactory()
    address = page(topic, "withdraw")
    assert "Readers who follow an old link" in desk.get(address).content.decode()
    answer = desk.post(address, {"reason": "  "})
    assert answer.context["form"].errors == {"reason": ["This field is required."]}
    assert desk.post(address, {"reason": "Entered twice."}).status_code == 302
    topic.refresh_from_db()
    assert (topic.status, topic.withdrawn_reason, topic.updated_by) == (
        "withdrawn", "Entered twice.", editor,
    )  # fmt: skip
    assert Revision.objects.get().get_comment() == "Withdrawn: Entered twice."


def test_many_are_withdrawn_with_one_reason(desk):
    topics = [factories.TopicFactory() for _ in range(2)]
    asked = act(desk, topics, "withdraw_selected")
    assert [record.pk for record in asked.context["records"]] == [topic.pk for topic in topics]
    chosen = {
        "action": "withdraw_selected", "_selected_action": [topic.pk for topic in topics],
        "withdraw": "Withdraw", "reason": "Entered twice.",
    }  # fmt: skip
    answer = desk.post(list_of("topic"), chosen, follow=True)
    assert messages(answer) == ["2 records are now: withdrawn."]
    assert {(t.status, t.withdrawn_reason) for t in Topic.objects.all()} == {
        ("withdrawn", "Entered twice.")
    }


def test_publishing_again_takes_the_reason_away(desk):
    topic = factories.TopicFactory(status="withdrawn")
    press(desk, topic, "_publish")
    topic.refresh_from_db()
    assert (topic.status, topic.withdrawn_reason) == ("published", "")
