"""Who may do what: the admin's own permissions; parts follow their record."""

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from dialogues.models import Position, ReviewComment, Topic
from tests import factories
from tests.admin.addresses import add, list_of, page
from tests.admin.sheets import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def log_in(client):
    def with_permissions(*codenames, staff=True):
        user = factories.UserFactory(is_staff=staff)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client.force_login(user)
        return client

    return with_permissions


def test_readers_and_strangers_are_sent_to_the_login(client, log_in):
    for browser in (client, log_in(staff=False)):
        answer = browser.get(list_of("position"))
        assert answer.status_code == 302
        assert answer.url.startswith("/admin/login/")


def test_without_permissions_the_desk_is_empty(log_in):
    desk = log_in()
    assert desk.get("/admin/").context["shelves"] == []
    assert desk.get(list_of("position")).status_code == 403


def test_who_may_only_look_sees_the_record_and_no_buttons(log_in):
    position = factories.PositionFactory()
    desk = log_in("view_position")
    html = desk.get(page(position)).content.decode()
    assert position.statement in html
    assert "Experts met to speak about the region." in html
    assert 'name="_save"' not in html
    assert 'name="_send_back"' not in html
    assert 'name="_comment"' not in html
    assert desk.post(page(position), {"statement": "x"}).status_code == 403
    assert desk.post(page(position, "comment"), {"text": "x"}).status_code == 403
    assert desk.get(page(position, "together")).status_code == 403
    assert desk.post(page(position, "withdraw"), {"reason": "x"}).status_code == 403
    assert desk.get(page(position, "delete")).status_code == 403


def test_who_may_change_a_record_may_change_its_parts(log_in):
    position = factories.PositionFactory(status="draft")
    desk = log_in("view_position", "change_position", "view_participant")
    data = opened(desk, page(position)) | {"quotations-0-exact": "trust is lacking"}
    assert desk.post(page(position), data).status_code == 302
    assert position.quotations.get().exact == "trust is lacking"


def test_publishing_needs_the_permission_to_publish(log_in):
    conference = factories.ConferenceFactory()
    desk = log_in("add_position", "change_position", "view_conference", "view_topic")
    data = opened(desk, add("position")) | {
        "conference": [conference.pk], "statement": "A claim.", "stance": ["asserts"], "_publish": "1",
        "no_wording": "on", "unattributed": "on", "topics": [factories.TopicFactory().pk],
    }  # fmt: skip
    assert desk.post(add("position"), data).status_code == 403
    assert not Position.objects.exists()


def test_merging_needs_the_permission_to_delete(log_in):
    topic = factories.TopicFactory()
    desk = log_in("view_topic", "change_topic")
    assert desk.get(page(topic, "merge")).status_code == 403
    assert "Merge…" not in desk.get(page(topic)).content.decode()


def test_an_autocomplete_shows_only_what_may_be_seen(log_in):
    factories.ParticipantFactory(name="Hidden voice", status="draft")
    query = {
        "term": "voice",
        "app_label": "dialogues",
        "model_name": "attribution",
        "field_name": "participant",
    }
    assert log_in("view_position").get("/admin/autocomplete/", query).status_code == 403
    answer = log_in("view_participant").get("/admin/autocomplete/", query)
    assert [row["text"] for row in answer.json()["results"]] == ["Hidden voice — person · draft"]


def test_bringing_back_needs_the_permission_to_change(log_in, editor):
    from dialogues.editorial import history

    topic = factories.TopicFactory()
    history.save(topic, by=editor, comment="Entered")
    version = history.versions(topic)[0]
    desk = log_in("view_topic")
    assert desk.get(page(topic, "revision", version.pk)).status_code == 200
    assert desk.post(page(topic, "revision", version.pk)).status_code == 403
    assert desk.get("/admin/deleted/?kind=topic").status_code == 403


RIGHTS = {
    # what each group is offered on a record in review that somebody else changed last
    "contributor": {"steps": [], "words": True, "withdraw": False, "delete": False, "together": False},
    "editor": {
        "steps": ["Approve", "Send back"], "words": True, "withdraw": False, "delete": True,
        "together": False,
    },
    "publisher": {
        "steps": ["Publish", "Approve", "Send back"], "words": True, "withdraw": True,
        "delete": True, "together": True,
    },
}  # fmt: skip


@pytest.fixture
def member(client):
    def in_group(group):
        user = factories.MemberFactory(group=group)
        client.force_login(user)
        return client, user

    return in_group


@pytest.mark.parametrize(("group", "expected"), RIGHTS.items())
def test_each_group_is_offered_what_it_may_do(member, group, expected):
    desk, _user = member(group)
    conference = factories.ConferenceFactory(status="in_review", published_at=timezone.now())
    answer = desk.get(page(conference))
    panel = answer.context["desk"]
    assert {
        "steps": [str(move.label) for move in (*panel.moves, *panel.reviews)],
        "words": panel.may_comment,
        "withdraw": bool(panel.withdraw_url),
        "delete": answer.context["show_delete_link"]
        if "show_delete_link" in answer.context
        else answer.context["has_delete_permission"],
        "together": bool(panel.together_url),
    } == expected


FORGED = {
    # the groups that may, and what is sent
    "_publish": ["publisher"],
    "_approve": ["editor", "publisher"],
    "_send_back": ["editor", "publisher"],
    "withdraw": ["publisher"],
    "together": ["publisher"],
    "delete": ["editor", "publisher"],
}


def forge(desk, record, what):
    if what == "_publish":
        return desk.post(page(record), {**opened(desk, page(record)), what: "1"})
    if what in ("_approve", "_send_back"):
        return desk.post(page(record, "comment"), {what: "1", "text": "Because."})
    return desk.post(page(record, what), {"reason": "Because.", "post": "yes", "digest": "x"})


@pytest.mark.parametrize("group", RIGHTS)
@pytest.mark.parametrize(("what", "allowed"), FORGED.items())
def test_what_is_not_offered_is_refused_when_forged(member, group, what, allowed):
    desk, _user = member(group)
    conference = factories.ConferenceFactory(
        status="in_review", published_at=timezone.now(), updated_by=factories.EditorFactory()
    )
    before = (conference.status, conference.version)
    answer = forge(desk, conference, what)
    if group in allowed:
        assert answer.status_code in (302, 422), answer.status_code
    else:
        assert answer.status_code == 403
        conference.refresh_from_db()
        assert (conference.status, conference.version) == before
        assert not ReviewComment.objects.exists()


ACTIONS = {
    "contributor": ["submit_selected"],
    "editor": ["delete_selected", "submit_selected", "approve_selected", "send_back_selected"],
    "publisher": [
        "delete_selected", "submit_selected", "approve_selected", "publish_selected",
        "send_back_selected", "withdraw_selected",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("group", "expected"), ACTIONS.items())
def test_each_group_s_list_offers_its_actions_and_no_others_work(member, group, expected):
    desk, _user = member(group)
    topic = factories.TopicFactory(status="in_review")
    answer = desk.get(list_of(topic))
    offered = [
        name for name, _label in answer.context["action_form"].fields["action"].choices if name
    ]
    assert offered == expected
    chosen = {"action": "publish_selected", "_selected_action": [topic.pk], "index": "0"}
    desk.post(list_of(topic), chosen)
    topic.refresh_from_db()
    assert (topic.status == "published") == ("publish_selected" in expected)


@pytest.mark.parametrize(
    ("given", "may"),
    [
        ({"status": "draft"}, True),
        ({"status": "in_review"}, False),
        ({"status": "draft", "published_at": timezone.now()}, False),
        ({"status": "published"}, False),
    ],
)
def test_a_contributor_deletes_own_drafts_that_nobody_has_read(member, given, may):
    desk, user = member("contributor")
    own = factories.TopicFactory(created_by=user, **given)
    another_s = factories.TopicFactory(created_by=factories.EditorFactory(), **given)
    assert desk.post(page(another_s, "delete"), {"post": "yes"}).status_code == 403
    assert desk.post(page(own, "delete"), {"post": "yes"}).status_code == (302 if may else 403)
    assert Topic.objects.filter(pk=own.pk).exists() != may
    assert Topic.objects.filter(pk=another_s.pk).exists()


def test_whoever_is_put_into_a_group_may_log_in_to_the_desk(desk, client):
    group = factories.MemberFactory(group="contributor").groups.get()
    data = {
        "username": "clara", "password1": "correct horse 7", "password2": "correct horse 7",
        "usable_password": "true", "groups": [group.pk],
    }  # fmt: skip
    assert desk.post("/admin/auth/user/add/", data).status_code == 302
    user = User.objects.get(username="clara")
    assert (user.is_staff, list(user.groups.all())) == (True, [group])
    client.force_login(user)
    assert client.get("/admin/").status_code == 200


def test_an_account_without_a_group_stays_out(desk):
    data = {
        "username": "reader", "password1": "correct horse 7", "password2": "correct horse 7",
        "usable_password": "true",
    }  # fmt: skip
    desk.post("/admin/auth/user/add/", data)
    assert not User.objects.get(username="reader").is_staff
