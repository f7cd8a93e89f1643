"""A request sent twice is done once."""

import json
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from dialogues.models import IdempotentRequest, Topic
from tests.api.writing.conftest import faults, made, program
from tests.factories import EditorFactory, TopicFactory

pytestmark = pytest.mark.django_db

NEW = {"name": "Maritime security"}


def test_the_same_request_is_answered_as_before_and_not_done_again(send):
    first = send("post", "topics/", NEW, key='"8e03978e"')
    again = send("post", "topics/", NEW, key='"8e03978e"')

    assert (again.status_code, json.loads(again.content)) == (201, json.loads(first.content))
    assert (again["Location"], again["ETag"]) == (first["Location"], first["ETag"])
    assert again["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first
    assert Topic.objects.count() == 1


def test_a_key_is_of_one_request_and_one_user(send):
    made(send("post", "topics/", NEW, key="k1"))

    other = send("post", "topics/", {"name": "Other"}, key="k1")
    assert list(faults(other)) == ["Idempotency-Key"]
    assert made(program(EditorFactory())("post", "topics/", {"name": "Other"}, key="k1"))
    assert Topic.objects.count() == 2


def test_what_was_refused_can_be_tried_again_under_its_key(send):
    assert send("post", "topics/", {"name": ""}, key="k1").status_code == 422
    assert IdempotentRequest.objects.count() == 0

    made(send("post", "topics/", NEW, key="k1"))


def test_a_step_is_repeated_without_a_second_step(send):
    topic = TopicFactory(status="draft")
    asked = ("post", f"topics/{topic.slug}/steps/", {"step": "submit"})
    tag = send("get", f"topics/{topic.slug}/", view="editing")["ETag"]

    first = send(*asked, match=tag, key="k1")
    again = send(*asked, match=tag, key="k1")

    assert made(first)["status"] == "in_review"
    assert json.loads(again.content) == json.loads(first.content)
    assert again["Idempotency-Replayed"] == "true"


def test_after_a_day_keys_are_forgotten(send):
    made(send("post", "topics/", NEW, key="k1"))
    IdempotentRequest.objects.update(at=timezone.now() - timedelta(hours=25))

    made(send("post", "topics/", {"name": "Another"}, key="k2"))

    assert list(IdempotentRequest.objects.values_list("key", flat=True)) == ["k2"]


@pytest.mark.parametrize("key", ["", '"', "ключ", "a b", "x" * 201])
def test_a_key_that_cannot_be_kept_is_refused(send, key):
    assert list(faults(send("post", "topics/", NEW, key=key), 400)) == ["Idempotency-Key"]
    assert not Topic.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_exactly_one_record_comes(db):
    send = program(EditorFactory())
    answers = []

    def post() -> None:
        answers.append(send("post", "topics/", NEW, key="k1"))
        connection.close()

    posts = [threading.Thread(target=post) for _number in range(4)]
    for one in posts:
        one.start()
    for one in posts:
        one.join()

    assert Topic.objects.count() == 1
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert all(answer["Retry-After"] for answer in answers if answer.status_code == 409)
    replayed = [answer for answer in answers if "Idempotency-Replayed" in answer]
    assert len([one for one in answers if one.status_code == 201]) == len(replayed) + 1
