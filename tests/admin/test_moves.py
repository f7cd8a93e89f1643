"""Submitting, publishing, sending back and withdrawing, by button and by list."""

import datetime

import pytest
from reversion.models import Revision

from dialogues.models import Position, ReviewComment, Topic
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
    steps = [str(move.label) for move in (*panel.moves, *panel.reviews)]
    return steps + ["Withdraw…"] * bool(panel.withdraw_url)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("draft", ["Submit for review", "Publish"]),
        ("in_review", ["Publish", "Approve", "Send back"]),
        ("withdrawn", ["Publish", "Send back"]),
    ],
)
def test_the_buttons_are_those_that_make_sense(desk, status, expected):
    assert buttons(desk, factories.TopicFactory(status=status)) == expected


def test_what_is_public_can_be_withdrawn(desk):
    assert "Withdraw…" in buttons(desk, factories.TopicFactory())


def test_nobody_is_offered_to_approve_what_they_changed_last(desk, editor):
    topic = factories.TopicFactory(status="in_review", updated_by=editor)
    assert buttons(desk, topic) == ["Publish", "Send back"]


def test_the_enter_key_saves_and_moves_nothing(desk):
    """Enter in a field presses the first button of its form: that must be “Save”."""
    html = desk.get(page(factories.TopicFactory(status="draft"))).content.decode()
    form = html[html.index('id="topic_form"') :]
    assert 'form="topic_form"' not in html
    assert 'type="submit"' in form
    first = form[form.index('type="submit"') :].partition(">")[0]
    assert 'name="_save"' in first


def test_a_record_goes_its_way_to_the_public(desk, editor):
    topic = factories.TopicFactory(status="draft")
    for button, status in (("_submit", "in_review"), ("_publish", "published")):
        press(desk, topic, button)
        topic.refresh_from_db()
        assert topic.status == status
    assert (topic.published_by, topic.updated_by) == (editor, None)
    assert [row.get_comment() for row in Revision.objects.order_by("pk")] == [
        "Submitted for review.", "Published.",
    ]  # fmt: skip


def test_a_step_on_an_untouched_form_makes_nobody_its_author(desk, settings):
    """Or whoever presses “Publish” would be the last to have changed it, and could not."""
    settings.FOUR_EYES = True
    topic = factories.TopicFactory(status="draft", updated_by=factories.EditorFactory())
    answer = press(desk, topic, "_publish")
    assert messages(answer) == [f"“{topic}”: It is now public."]
    topic = factories.TopicFactory(status="draft", updated_by=factories.EditorFactory())
    answer = press(desk, topic, "_publish", scope_note="And changed it.")
    assert errors(answer)["__all__"][0] == "It cannot be published yet, and nothing was saved:"
    assert errors(answer)["__all__"][1].startswith("You changed it last, and two people")
    topic.refresh_from_db()
    assert (topic.status, topic.scope_note) == ("draft", "What is coded here.")


def test_the_panel_tells_beforehand_that_two_have_to_see_it(desk, editor, settings):
    settings.FOUR_EYES = True
    topic = factories.TopicFactory(status="draft", updated_by=editor, scope_note="x")
    panel = desk.get(page(topic)).context["desk"]
    assert [task.message.partition(":")[0] for task in panel.tasks] == [
        "You changed it last, and two people have to have seen what is published"
    ]
    assert "Two people have seen it" not in panel.met
    topic = factories.TopicFactory(status="draft", updated_by=factories.EditorFactory())
    assert "Two people have seen it" in desk.get(page(topic)).context["desk"].met


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
    assert [(task.message, task.address, task.link) for task in panel.tasks] == [
        ("Publish the topic “Trade” first; it is draft.", page(topic), "Open the topic")
    ]
    press(desk, topic, "_publish")
    html = desk.get(page(position)).content.decode()
    assert "Nothing stands between this and publication." in html


def test_the_page_leads_to_the_public_one_or_its_preview(desk):
    topic = factories.TopicFactory(slug="trade")
    assert '<a href="/topics/trade/">View on site</a>' in desk.get(page(topic)).content.decode()
    topic = factories.TopicFactory(slug="trade-2", status="draft")
    html = desk.get(page(topic)).content.decode()
    assert "View on site" not in html
    assert '<a href="/topics/trade-2/?preview=1">Preview</a>' in html


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


def test_a_list_submits_and_approves_many(desk):
    topics = [factories.TopicFactory(status="draft") for _ in range(2)]
    answer = act(desk, topics, "submit_selected")
    assert messages(answer) == ["2 records are now: in review."]
    assert {topic.status for topic in Topic.objects.all()} == {"in_review"}
    assert Revision.objects.count() == 2
    answer = act(desk, topics, "approve_selected")
    assert messages(answer) == ["2 records are approved."]
    answer = act(desk, topics[:1], "submit_selected")
    assert "Only a draft is submitted for review; it is in review." in messages(answer)[0]


def test_a_list_sends_many_back_with_one_comment(desk):
    topics = [factories.TopicFactory(status="in_review") for _ in range(2)]
    asked = act(desk, topics, "send_back_selected")
    assert "What has to be mended" in asked.content.decode()
    answer = act(desk, topics, "send_back_selected", send_back="Send back", reason=" ")
    assert answer.context["form"].errors == {"reason": ["This field is required."]}
    assert {topic.status for topic in Topic.objects.all()} == {"in_review"}
    answer = act(desk, topics, "send_back_selected", send_back="Send back", reason="Which one?")
    assert messages(answer) == ["2 records are now: draft."]
    assert [said.text for said in ReviewComment.objects.all()] == ["Which one?"] * 2


def test_a_list_publishes_nothing_that_one_person_alone_has_seen(desk, editor, settings):
    settings.FOUR_EYES = True
    mine = factories.TopicFactory(status="draft", updated_by=editor)
    another_s = factories.TopicFactory(status="draft", updated_by=factories.EditorFactory())
    done, refused = messages(act(desk, [mine, another_s], "publish_selected"))
    assert done == "1 record is now: published."
    assert "You changed it last, and two people have to have seen what is published" in refused
    assert list(Topic.objects.published()) == [another_s]


def test_withdrawing_asks_for_the_public_reason(desk, editor):
    topic = factories.TopicFactory(updated_by=factories.EditorFactory())
    address = page(topic, "withdraw")
    assert "Readers who follow an old link" in desk.get(address).content.decode()
    answer = desk.post(address, {"reason": "  "})
    assert answer.context["form"].errors == {"reason": ["This field is required."]}
    assert desk.post(address, {"reason": "Entered twice."}).status_code == 302
    topic.refresh_from_db()
    assert (topic.status, topic.withdrawn_reason) == ("withdrawn", "Entered twice.")
    revision = Revision.objects.get()
    assert (revision.get_comment(), revision.user) == ("Withdrawn: Entered twice.", editor)


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


def test_the_checklist_leads_to_the_very_field_or_part(desk):
    position = factories.PositionFactory(status="draft", topics=[], quotations=[])
    panel = desk.get(page(position)).context["desk"]
    html = desk.get(page(position)).content.decode()
    places = {task.address for task in panel.tasks}
    assert places == {"#id_topics", "#quotations-group"}
    assert all(f'id="{place[1:]}"' in html for place in places)
    document = factories.DocumentFactory(status="draft", rights="")
    panel = desk.get(page(document)).context["desk"]
    assert [task.address for task in panel.tasks] == ["#id_rights"]
    assert [task.address for task in panel.advice if task.link == "Open the workbench"] == [
        f"/admin/workbench/{document.pk}/"
    ]


def test_what_will_show_later_says_when(desk):
    conference = factories.ConferenceFactory(
        attribution_rule="embargo", embargo_until=datetime.date(2999, 1, 5)
    )
    html = desk.get(page(conference)).content.decode()
    assert "Published under embargo: it will show on 5 January 2999." in html
    position = factories.PositionFactory(conference=conference, status="draft")
    html = desk.get(page(position)).content.decode()
    assert "It is under embargo: once published it will show on 5 January 2999." in html
