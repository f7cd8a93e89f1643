"""Comments on a record's page, and publishing it with all that it needs."""

import pytest

from dialogues.editorial import reviewing
from dialogues.editorial.changing import change
from dialogues.editorial.publishing import publish_next, submit
from dialogues.models import Conference, NextVersion, Position, ReviewComment, Topic
from tests import factories
from tests.admin.addresses import list_of, page
from tests.admin.sheets import fields, messages
from tests.editorial.tables import tables
from tests.editorial.test_publishing_together import whole_conference

pytestmark = pytest.mark.django_db
NOUNS = ["Conference", "Document", "Institution", "Participant", "Position", "Topic"]


def say(desk, record, text, button="_comment", **more):
    data = {"text": text, button: "1", **more}
    return desk.post(page(record, "comment"), data, follow=True)


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("status", ["draft", "published"])
def test_every_record_can_be_spoken_of(desk, editor, noun, status):
    record = getattr(factories, f"{noun}Factory")(status=status)
    answer = say(desk, record, "Which <b>sentence</b>?\r\n  “This”?")
    assert answer.redirect_chain[-1] == (f"{page(record)}#comments", 302)
    said = reviewing.comments(record).get()
    assert (said.text, said.by, said.kind) == (
        "Which <b>sentence</b>?\n  “This”?",
        editor,
        "comment",
    )
    html = answer.content.decode()
    assert "Which &lt;b&gt;sentence&lt;/b&gt;?\n  “This”?</p>" in html
    assert "1 open" in html


def test_a_comment_is_settled_and_opened_again(desk, editor):
    topic = factories.TopicFactory()
    said = factories.ReviewCommentFactory(record=topic)
    desk.post(page(topic, "settle", said.pk), {"settle": "1"})
    said.refresh_from_db()
    assert (said.is_settled, said.settled_by) == (True, editor)
    assert "Open again" in desk.get(page(topic)).content.decode()
    desk.post(page(topic, "settle", said.pk), {"reopen": "1"})
    said.refresh_from_db()
    assert not said.is_settled


def test_a_comment_on_another_record_is_not_settled_here(desk):
    said = factories.ReviewCommentFactory()
    assert (
        desk.post(page(factories.TopicFactory(), "settle", said.pk), {"settle": "1"}).status_code
        == 404
    )
    said.refresh_from_db()
    assert not said.is_settled


@pytest.mark.parametrize("what", ["comment", "together"])
def test_what_is_not_there_is_not_found(desk, what):
    conference = factories.ConferenceFactory()
    address = page(conference, what)
    Conference.objects.all().delete()
    assert desk.post(address, {"text": "x"}).status_code == 404


def test_comments_are_sent_not_fetched(desk):
    assert desk.get(page(factories.TopicFactory(), "comment")).status_code == 405


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("  ", "Write what you want to say."),
        ("a\x0bb", "U+000B"),
        ("x" * 100_001, "at most 100000"),
    ],
    ids=["empty", "control character", "too long"],
)
def test_a_comment_that_cannot_be_kept_is_refused_with_what_was_typed(desk, text, told):
    answer = say(desk, factories.TopicFactory(), text)
    assert answer.status_code == 422
    assert told in answer.context["error"]
    assert text in answer.content.decode()
    assert not ReviewComment.objects.exists()


def test_a_record_is_approved_with_a_word(desk, editor):
    topic = factories.TopicFactory(status="in_review")
    answer = say(desk, topic, "Well done.", "_approve", version="1")
    assert messages(answer) == [f"“{topic}”: You approved this version."]
    said = reviewing.approvals(topic).get()
    assert (said.text, said.by, said.version) == ("Well done.", editor, 1)
    assert "approved version 1" in answer.content.decode()


def test_what_was_changed_since_it_was_read_is_not_approved(desk):
    topic = factories.TopicFactory(status="in_review", name="Trade")
    read = fields(desk.get(page(topic)).content.decode(), "comments-form")
    topic.save()
    answer = say(desk, topic, "Well done.", "_approve", version=read["version"][0])
    assert answer.status_code == 422
    assert answer.context["error"] == "“Trade” was changed by somebody else since you opened it."
    assert "Well done." in answer.content.decode()
    assert not ReviewComment.objects.exists()


def test_sending_back_says_why(desk):
    topic = factories.TopicFactory(status="in_review")
    assert say(desk, topic, "", "_send_back").status_code == 422
    answer = say(desk, topic, "Which of the two?", "_send_back")
    assert messages(answer) == [f"“{topic}”: It is a draft again."]
    topic.refresh_from_db()
    assert topic.status == "draft"
    assert "Which of the two?" in answer.content.decode()


def test_a_next_version_is_approved_as_the_page_shows_it(desk, editor, settings):
    settings.FOUR_EYES = True
    topic = factories.TopicFactory(name="One", version=4)
    author = factories.EditorFactory()
    change(topic, lambda row: setattr(row, "name", "Two"), by=author, comment="")
    submit(Topic.objects.get(), by=author)
    version = fields(desk.get(page(topic)).content.decode(), "comments-form")["version"][0]
    assert say(desk, topic, "", "_approve", version=version).status_code == 200
    assert reviewing.approvals(Topic.objects.get()).get().by == editor
    publish_next(Topic.objects.get(), by=author)
    assert Topic.objects.get().name == "Two"


def test_the_page_of_a_next_version_tells_beforehand_who_has_to_see_it(desk, editor, settings):
    settings.FOUR_EYES = True
    topic = factories.TopicFactory(name="One")
    change(topic, lambda row: setattr(row, "name", "Two"), by=editor, comment="")
    panel = desk.get(page(topic)).context["desk"]
    assert [told.partition(":")[0] for told in panel.eyes] == [
        "You changed it last, and two people have to have seen what is published"
    ]
    change(
        topic, lambda row: setattr(row, "name", "Three"), by=factories.EditorFactory(), comment=""
    )
    assert desk.get(page(topic)).context["desk"].eyes == []


def test_a_next_version_is_sent_back_and_the_public_reads_the_present_one(desk):
    topic = factories.TopicFactory()
    factories.NextVersionFactory(record=topic, status="in_review", **_states(topic))
    answer = say(desk, topic, "Not yet.", "_send_back")
    assert answer.status_code == 200
    assert NextVersion.objects.get().status == "draft"
    assert list(Topic.objects.published()) == [topic]


def _states(topic):
    from dialogues.editorial.states import state_of

    state = state_of(topic)
    content = {**state, "columns": {**state["columns"], "name": "Next"}}
    return {"base": state, "content": content}


def test_the_page_s_script_gets_the_comments_alone(desk):
    topic = factories.TopicFactory()
    answer = desk.post(
        page(topic, "comment"),
        {"text": "Here.", "_comment": "1"},
        headers={"X-Fragment": "comments"},
    )
    html = answer.content.decode()
    assert (answer.status_code, html.count("<html"), html.count('id="comments"')) == (200, 0, 1)
    assert "Here.</p>" in html
    answer = desk.post(
        page(topic, "comment"), {"text": "", "_comment": "1"}, headers={"X-Fragment": "comments"}
    )
    assert (answer.status_code, "<html" in answer.content.decode()) == (422, False)


def test_lists_count_what_is_open(desk):
    topic = factories.TopicFactory(name="Trade")
    for given in ({}, {}, {"kind": "approved"}):
        factories.ReviewCommentFactory(record=topic, **given)
    factories.TopicFactory(name="War")
    answer = desk.get(list_of(topic))
    assert [row.open_comments for row in answer.context["cl"].result_list] == [2, 0]
    assert "2 open comments" in answer.content.decode()


def test_the_public_reads_no_comment(desk, client):
    topic = factories.TopicFactory()
    factories.ReviewCommentFactory(record=topic, text="Between ourselves")
    assert "Between ourselves" in desk.get(page(topic)).content.decode()
    for address in (topic.get_absolute_url(), f"/api/v1{topic.get_absolute_url()}", "/topics/"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Between ourselves" not in answer.content.decode()


# --- with all it needs --------------------------------------------------------------------------


def send(desk, record, positions, **changes):
    data = fields(desk.get(page(record, "together")).content.decode(), "together-form")
    return desk.post(
        page(record, "together"), {**data, "position": positions, **changes}, follow=True
    )


def test_the_screen_lists_everything_with_positions_to_choose(desk):
    conference = whole_conference()
    first, second = conference.positions.all()
    second.quotations.all().delete()
    answer = desk.get(page(conference, "together"))
    assert [(group["name"], len(group["members"])) for group in answer.context["groups"]] == [
        ("Topics", 4), ("Institutions", 4), ("Conferences", 1), ("Participants", 3),
        ("Documents", 1), ("Positions", 2),
    ]  # fmt: skip
    data = fields(answer.content.decode(), "together-form")
    assert data["position"] == [str(first.pk)]  # the other is not ready
    assert "Add a verified quotation, or tick “no wording available”." in answer.content.decode()


def test_one_click_publishes_it_all(desk, client):
    conference = whole_conference()
    keys = list(conference.positions.values_list("pk", flat=True))
    answer = send(desk, conference, keys)
    assert messages(answer) == ["15 records are now public."]
    assert answer.redirect_chain == [(page(conference), 302)]
    assert Position.objects.published().count() == 2
    assert client.get(conference.get_absolute_url()).status_code == 200
    assert (
        "Everything that it needs is public already."
        in desk.get(page(conference, "together")).content.decode()
    )


def test_a_refusal_names_the_record_and_keeps_the_choice(desk):
    conference = whole_conference()
    _first, second = conference.positions.all()
    second.quotations.all().delete()
    before = tables()
    answer = send(desk, conference, [second.pk])
    assert answer.status_code == 422
    assert tables() == before
    html = answer.content.decode()
    assert "Nothing was published: this stands in the way." in html
    assert [(str(member.record), where) for member, where in answer.context["refused"]] == [
        (str(second), page(second))
    ]
    assert fields(html, "together-form")["position"] == [str(second.pk)]


def test_a_list_that_changed_meanwhile_is_shown_again(desk):
    conference = whole_conference()
    answer = send(desk, conference, [], digest="0" * 64)
    assert answer.status_code == 422
    assert "Somebody changed one of these meanwhile" in answer.context["error"]
    assert not Conference.objects.published().exists()


@pytest.mark.parametrize("position", ["", "x", "-1", "9" * 30, "１", "999999"])
def test_nonsense_chooses_nothing(desk, position):
    conference = whole_conference()
    assert send(desk, conference, [position]).status_code == 200
    assert not Position.objects.published().exists()
    assert Conference.objects.published().exists()


def test_publishing_all_needs_the_right_for_every_noun(client):
    from django.contrib.auth.models import Permission

    user = factories.UserFactory(is_staff=True)
    rights = ["view_conference", "change_conference", "publish_conference"]
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    conference = whole_conference()
    assert client.get(page(conference, "together")).status_code == 200
    assert client.post(page(conference, "together"), {"digest": "x"}).status_code == 403
    assert not Topic.objects.published().exists()
