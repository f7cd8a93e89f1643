"""From a draft to the public and back, by the very rules of the desk."""

import json
from typing import Any

import pytest
from django.test import Client

from dialogues.models import PublicChange, ReviewComment, Topic
from tests.api.asking import BASE
from tests.api.writing.conftest import faults, made, program
from tests.factories import (
    ConferenceFactory,
    DocumentFactory,
    EditorFactory,
    InstitutionFactory,
    MemberFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)
from tests.public_log import begin

pytestmark = pytest.mark.django_db


def step(send: Any, record: Any, name: str, **more: Any) -> Any:
    key = getattr(record, "slug", record.pk)
    plural = {"topic": "topics", "position": "positions", "conference": "conferences"}
    noun = plural.get(record._meta.model_name, "participants")
    return send("post", f"{noun}/{key}/steps/", {"step": name, **more}, match="*")


def test_two_people_bring_a_record_to_the_public(settings):
    settings.FOUR_EYES = True
    author, publisher = MemberFactory(group="contributor"), MemberFactory(group="publisher")
    writes, publishes = program(author), program(publisher)

    form = made(writes("post", "topics/", {"name": "Maritime security"}))
    assert form["open_steps"] == ["submit"]
    topic = Topic.objects.get()
    assert made(step(writes, topic, "submit"))["status"] == "in_review"
    seen = made(publishes("get", f"topics/{topic.slug}/", view="editing"))
    assert seen["open_steps"] == ["approve", "send_back", "publish"]
    sent_back = step(publishes, topic, "send_back", comment="Say what belongs here.")
    assert made(sent_back)["status"] == "draft"
    assert ReviewComment.objects.get().text == "Say what belongs here."
    made(writes("patch", f"topics/{topic.slug}/", {"scope_note": "Ships."}, match="*"))
    made(step(writes, topic, "submit"))
    published = made(step(publishes, topic, "publish"))

    assert (published["status"], published["published"]) == ("published", True)
    assert Client().get(f"{BASE}topics/{topic.slug}/").status_code == 200


NOUNS: dict[str, Any] = {
    "conferences": ConferenceFactory,
    "documents": DocumentFactory,
    "institutions": InstitutionFactory,
    "participants": ParticipantFactory,
    "topics": TopicFactory,
    "positions": PositionFactory,
}


@pytest.mark.parametrize("name", NOUNS)
def test_every_noun_is_submitted_published_and_withdrawn(send, name):
    record = NOUNS[name](status="draft")
    path = f"{name}/{getattr(record, 'slug', record.pk)}/"

    for asked, status in (
        ({"step": "submit"}, "in_review"),
        ({"step": "publish"}, "published"),
        ({"step": "withdraw", "reason": "Entered twice."}, "withdrawn"),
        ({"step": "send_back", "comment": "Mend it."}, "draft"),
    ):
        assert made(send("post", f"{path}steps/", asked, match="*"))["status"] == status


def test_nobody_publishes_what_they_alone_have_seen(settings):
    settings.FOUR_EYES = True
    publisher, other = EditorFactory(), EditorFactory()
    send = program(publisher)
    made(send("post", "topics/", {"name": "Maritime security"}))
    topic = Topic.objects.get()

    refused = step(send, topic, "publish")
    assert "two people" in faults(refused, 409)[""]
    step(send, topic, "submit")
    assert "somebody else" in faults(step(send, topic, "approve"), 409)[""]
    made(step(program(other), topic, "approve", comment="Good."))
    assert made(step(send, topic, "publish"))["published"] is True


def test_what_is_not_ready_is_not_published_and_everything_missing_is_told(send):
    position = PositionFactory(status="draft", holders=[], topics=[], quotations=[])
    path = f"positions/{position.pk}/"

    told = made(send("get", path, view="editing"))["problems"]
    refused = step(send, position, "publish")

    assert set(faults(refused, 409)) == {one["field"] for one in told}
    assert {"holders", "topics", "quotations"} <= set(faults(refused, 409))
    position.refresh_from_db()
    assert position.status == "draft"


def test_a_correction_is_published_with_the_publishers_words(send):
    topic = TopicFactory(scope_note="Old.")
    begin(topic)
    send("patch", f"topics/{topic.slug}/", {"scope_note": "New."}, match="*")

    made(step(send, topic, "publish", note="A slip.", keep_wording_back=True))

    change = PublicChange.objects.get(kind="corrected", object_id=topic.pk)
    assert (change.note, change.wording_kept_back) == ("A slip.", True)


def test_a_next_version_can_be_discarded(send):
    topic = TopicFactory(scope_note="Old.")
    made(send("patch", f"topics/{topic.slug}/", {"scope_note": "New."}, match="*"))

    form = made(step(send, topic, "discard"))

    assert (form["scope_note"], form["next_version"]) == ("Old.", None)
    assert step(send, topic, "discard").status_code == 409


def test_what_was_public_is_withdrawn_with_a_reason_that_readers_get(send):
    topic = TopicFactory()

    assert faults(step(send, topic, "withdraw")) == {
        "reason": "Say why the record is withdrawn; readers will see the reason."
    }
    made(step(send, topic, "withdraw", reason="Entered twice."))

    answer = Client().get(f"{BASE}topics/{topic.slug}/")
    assert (answer.status_code, json.loads(answer.content)["detail"]) == (410, "Entered twice.")


def test_a_step_that_is_not_open_is_a_conflict(send):
    topic = TopicFactory()

    for name in ("submit", "approve", "publish"):
        assert step(send, topic, name).status_code == 409
    draft = TopicFactory(status="draft")
    assert step(send, draft, "withdraw", reason="No.").status_code == 409


def test_a_conference_becomes_public_with_all_it_needs_or_not_at_all(send):
    topic, holder = TopicFactory(status="draft"), ParticipantFactory(status="draft")
    conference = ConferenceFactory(status="draft", topics=[topic])
    position = PositionFactory(
        status="draft", conference=conference, topics=[topic], holders=[holder]
    )
    position.document.__class__.objects.update(status="draft", published_at=None)
    unready = PositionFactory(
        status="draft", conference=conference, document=position.document, topics=[]
    )

    refused = step(send, conference, "publish", together=True)
    assert list(faults(refused, 409)) == [f"position/{unready.pk}: topics"]
    conference.refresh_from_db()
    assert conference.status == "draft"
    made(step(send, conference, "publish", together=True, positions=[position.pk]))

    assert Client().get(f"{BASE}positions/{position.pk}/").status_code == 200
    assert Client().get(f"{BASE}topics/{topic.slug}/").status_code == 200
    assert Client().get(f"{BASE}positions/{unready.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({}, 422, "step"),
        ({"step": "fly"}, 422, "step"),
        ({"step": ["submit"]}, 422, "step"),
        ({"step": "submit", "reason": "Why?"}, 422, "reason"),
        ({"step": "withdraw", "reason": 7}, 422, "reason"),
        ({"step": "publish", "together": "yes"}, 422, "together"),
        ({"step": "publish", "positions": [True]}, 422, "positions"),
        ({"step": "publish", "chosen": {"columns.name": "hers"}}, 422, "chosen"),
        ({"step": "publish", "now": True}, 400, "now"),
        ({"step": "send_back", "comment": "\x00"}, 422, "text"),
    ],
)
def test_a_step_that_cannot_be_understood_is_refused(send, body, status, field):
    topic = TopicFactory(status="in_review")

    answer = send("post", f"topics/{topic.slug}/steps/", body, match="*")

    assert field in faults(answer, status)
    assert Topic.objects.get().status == "in_review"
