"""A program may do what its user may do on the desk, and no more."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dialogues.editorial.rights import may
from dialogues.models import Topic
from tests.api.writing.conftest import faults, program, sender
from tests.factories import (
    EditorFactory,
    MemberFactory,
    PositionFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

GROUPS = ("contributor", "editor", "publisher")


@pytest.fixture
def record() -> Topic:
    return TopicFactory(status="in_review")


ACTS: dict[str, tuple[str, str, Any]] = {
    "add": ("post", "topics/", {"name": "New"}),
    "change": ("patch", "topics/{slug}/", {"scope_note": "New."}),
    "delete": ("delete", "topics/{slug}/", None),
    "approve": ("post", "topics/{slug}/steps/", {"step": "approve"}),
    "send_back": ("post", "topics/{slug}/steps/", {"step": "send_back", "comment": "Mend it."}),
    "publish": ("post", "topics/{slug}/steps/", {"step": "publish"}),
    "withdraw": ("post", "topics/{slug}/steps/", {"step": "withdraw", "reason": "Twice."}),
    "merge": ("post", "topics/{slug}/merge/", {"into": "other"}),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("group", GROUPS)
def test_each_group_may_do_through_the_api_what_it_may_do_on_the_desk(record, group, act):
    user = MemberFactory(group=group)
    TopicFactory(slug="other", status="in_review")
    if act == "withdraw":
        record = TopicFactory()
    method, path, body = ACTS[act]

    answer = program(user)(method, path.format(slug=record.slug), body, match="*")

    allowed = may(user, act, Topic if act == "add" else record)
    assert (answer.status_code == 403) == (not allowed), answer.content
    assert answer.status_code in ((200, 201, 204) if allowed else (403,)), answer.content


def on_the_desk(user: Any, act: str, topic: Any) -> bool:
    """Whether the desk's own pages let the user do it."""
    browser = Client()
    browser.force_login(user)
    form = {"name": "New", "slug": "", "parent": "", "scope_note": "", "related": []}
    parts = {"labels-TOTAL_FORMS": 0, "labels-INITIAL_FORMS": 0}
    pages: dict[str, tuple[str, dict[str, Any]]] = {
        "add": (reverse("admin:dialogues_topic_add"), {**form, **parts}),
        "delete": (reverse("admin:dialogues_topic_delete", args=[topic.pk]), {"post": "yes"}),
        "withdraw": (f"/admin/dialogues/topic/{topic.pk}/withdraw/", {"reason": "Twice."}),
        "merge": (f"/admin/dialogues/topic/{topic.pk}/merge/", {}),
    }
    address, data = pages[act]
    return browser.post(address, data).status_code != 403


@pytest.mark.parametrize("act", ["add", "delete", "withdraw", "merge"])
@pytest.mark.parametrize("group", GROUPS)
def test_the_desk_answers_the_same(group, act):
    user = MemberFactory(group=group)
    topic, same = TopicFactory(), TopicFactory()
    TopicFactory(slug="other")
    method, path, body = ACTS[act]

    through_the_api = program(user)(method, path.format(slug=topic.slug), body, match="*")

    assert (through_the_api.status_code != 403) == on_the_desk(user, act, same)


def test_a_contributor_deletes_only_a_draft_of_their_own():
    user = MemberFactory(group="contributor")
    send = program(user)
    own = json.loads(send("post", "topics/", {"name": "Mine"}).content)["slug"]
    others = TopicFactory(status="draft").slug

    assert send("delete", f"topics/{others}/", match="*").status_code == 403
    assert send("delete", f"topics/{own}/", match="*").status_code == 204


def test_making_something_along_the_way_needs_its_own_right():
    user = MemberFactory(group="contributor")
    send = program(user)

    answer = send("post", "conferences/", {"title": "Talks", "series": {"title": "Talks"}})

    assert answer.status_code == 403
    assert "series" in json.loads(answer.content)["detail"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_without_a_token_nothing_is_written(method):
    topic = TopicFactory(status="draft")
    path = "topics/" if method == "post" else f"topics/{topic.slug}/"

    answer = sender({})(method, path, {"name": "New"}, match="*")

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Token"
    assert [one.name for one in Topic.objects.all()] == [topic.name]


def test_a_session_of_the_desk_is_no_token():
    browser = Client()
    browser.force_login(EditorFactory())

    answer = browser.post("/api/v1/topics/", '{"name": "New"}', content_type="application/json")

    assert answer.status_code == 401


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_token_that_only_reads_writes_nothing(method):
    topic = TopicFactory(status="draft")
    path = "topics/" if method == "post" else f"topics/{topic.slug}/"

    answer = program(EditorFactory(), scope="read")(method, path, {"name": "New"}, match="*")

    assert answer.status_code == 403
    assert "write" in json.loads(answer.content)["detail"]


def test_who_may_not_enter_the_desk_writes_nothing_and_sees_no_drafts():
    send = program(UserFactory())
    TopicFactory(status="draft", slug="a-draft")

    assert send("post", "topics/", {"name": "New"}).status_code == 403
    assert send("get", "topics/", view="editing").status_code == 403
    assert send("get", "topics/a-draft/", view="editing").status_code == 403


def test_a_token_that_reads_sees_what_its_user_sees_on_the_desk():
    TopicFactory(status="draft", slug="a-draft")
    reads = program(MemberFactory(group="contributor"), scope="read")

    assert reads("get", "topics/a-draft/", view="editing").status_code == 200
    assert sender({})("get", "topics/a-draft/", view="editing").status_code == 401
    assert sender({})("get", "topics/", view="editing").status_code == 401


def test_names_of_drafts_are_only_offered_to_who_may_see_them(django_user_model):
    from django.contrib.auth.models import Permission

    TopicFactory(status="draft", slug="maritime-security")
    user = MemberFactory()
    user.user_permissions.set(Permission.objects.filter(codename__in=["add_position"]))
    position = PositionFactory()
    body = {
        "conference": position.conference.slug, "statement": "A claim.", "stance": "asserts",
        "topics": ["maritime-securty"],
    }  # fmt: skip

    assert "maritime-security" in str(faults(program(EditorFactory())("post", "positions/", body)))
    assert "maritime-security" not in str(faults(program(user)("post", "positions/", body)))
    body["topics"] = ["maritime-security"]
    assert list(faults(program(user)("post", "positions/", body))) == ["topics[0]"]
