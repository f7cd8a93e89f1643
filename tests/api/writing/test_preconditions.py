"""Nobody writes over what they have not seen."""

import json
import threading

import pytest
from django.db import connection

from dialogues.models import Topic
from tests.api.writing.conftest import faults, made, program
from tests.factories import EditorFactory, TopicFactory

pytestmark = pytest.mark.django_db

METHODS = ("put", "patch", "delete")


@pytest.mark.parametrize("method", METHODS)
def test_a_change_says_which_version_it_was_made_from(send, method):
    topic = TopicFactory(status="draft")

    refused = send(method, f"topics/{topic.slug}/", {"name": "New"})

    assert refused.status_code == 428
    assert "If-Match" in json.loads(refused.content)["detail"]
    assert Topic.objects.get().version == 1


@pytest.mark.parametrize("published", [False, True])
def test_of_two_changes_to_one_version_the_second_is_refused(send, published):
    topic = TopicFactory(status="published" if published else "draft", scope_note="")
    path = f"topics/{topic.slug}/"
    read = send("get", path, view="editing")

    first = send("patch", path, {"name": "First"}, match=read["ETag"])
    second = send("patch", path, {"scope_note": "Second"}, match=read["ETag"])

    assert made(first)["name"] == "First"
    assert second.status_code == 412
    assert second["ETag"] == first["ETag"]
    now = json.loads(send("get", path, view="editing").content)
    assert (now["name"], now["scope_note"]) == ("First", "")
    third = send("patch", path, {"scope_note": "Third"}, match=f'"other", {first["ETag"]}')
    assert made(third)["scope_note"] == "Third"


def test_a_weak_or_foreign_tag_matches_nothing(send):
    topic = TopicFactory(status="draft")
    tag = send("get", f"topics/{topic.slug}/", view="editing")["ETag"]

    for bad in (f"W/{tag}", "nonsense", '""', f'"{tag}"'):
        assert send("patch", f"topics/{topic.slug}/", {"name": "X"}, match=bad).status_code == 412
    assert Topic.objects.get().name == topic.name


def test_a_step_is_taken_with_the_version_that_was_read(send):
    topic = TopicFactory(status="draft")
    path = f"topics/{topic.slug}/steps/"

    assert send("post", path, {"step": "submit"}).status_code == 428
    assert send("post", path, {"step": "submit"}, match='"topic-1-0"').status_code == 412
    assert Topic.objects.get().status == "draft"


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_exactly_one_writes(db):
    topic = TopicFactory(status="draft")
    send = program(EditorFactory())
    tag = send("get", f"topics/{topic.slug}/", view="editing")["ETag"]
    answers = []

    def write(number: int) -> None:
        answer = send("patch", f"topics/{topic.slug}/", {"name": f"Writer {number}"}, match=tag)
        answers.append(answer.status_code)
        connection.close()

    writers = [threading.Thread(target=write, args=[number]) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert sorted(answers) == [200, 412, 412, 412]
    assert Topic.objects.get().version == 2


def test_what_clashes_with_a_record_that_is_there_is_told(send):
    TopicFactory(slug="taken")

    found = faults(send("post", "topics/", {"name": "Another", "slug": "taken"}))

    assert found == {"slug": "Topic with this Slug already exists."}
