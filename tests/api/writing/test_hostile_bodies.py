"""Whatever is sent, the answer is one of those that are described; never a fault of ours."""

import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogues.editorial.entering import FORMS, Faults, Reading
from dialogues.editorial.entering.reading import BOOKKEEPING, MOST_RECORDS
from dialogues.models import Conference, Topic
from tests.api.writing.conftest import faults, made
from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db

DEEP = b'{"parent":' * 100_000
MALFORMED = [
    b"", b"{", b"[]", b"null", b'"text"', b"[" * 100_000, DEEP, b'{"name": NaN}', b"\xff\xfe",
    b'{"name": "a", "name": "b"}', b'{"name": ' + b"9" * 5_000 + b"}",
]  # fmt: skip


@pytest.mark.parametrize("body", MALFORMED, ids=range(len(MALFORMED)))
def test_what_is_no_object_is_refused(send, body):
    answer = send("post", "topics/", body)

    assert answer.status_code in (400, 422), answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert not Topic.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", None), ("name", 7), ("name", ""), ("name", "a\x00b"), ("name", "a\vb"),
        ("name", "a\nb"), ("name", "x" * 151), ("name", {}), ("slug", "ключ"), ("slug", "feed"),
        ("slug", "a/b"), ("parent", 10**400), ("parent", True), ("parent", "\ud800"),
        ("parent", "x" * 500), ("related", "a"), ("related", [[]]), ("related", ["a"] * 501),
        ("labels", [None]), ("labels", [{"text": "x", "language": "xx-XXXXX", "kind": "no"}]),
        ("scope_note", "x" * 100_001), ("related", [{"ref": "nobody"}]), ("related", [{"ref": 7}]),
        ("parent", {"ref": "\ud800"}),
    ],
)  # fmt: skip
def test_a_value_that_will_not_do_is_told_by_its_place(send, field, value):
    answer = send("post", "topics/", {"name": "Good", field: value})

    assert answer.status_code in (400, 422), answer.content
    if answer.status_code == 422:
        assert any(name.startswith(field) for name in faults(answer))
    assert not Topic.objects.exists()


@pytest.mark.parametrize("name", sorted(BOOKKEEPING))
def test_nobody_sets_what_follows_from_acts(send, name):
    answer = send("post", "topics/", {"name": "Good", name: "published"})

    assert "follows from what is done" in faults(answer, 400)[name]


def test_an_unknown_field_is_named_with_the_one_that_was_meant(send):
    answer = send("post", "topics/", {"nam": "Good"})

    assert faults(answer, 400)["nam"] == "There is no field “nam” here. Did you mean “name”?"
    listed = json.loads(answer.content)["errors"]
    assert next(one for one in listed if one["field"] == "nam")["allowed"] == [
        "slug", "name", "parent", "scope_note", "related", "labels",
    ]  # fmt: skip


def test_all_faults_come_at_once(send):
    body = {
        "title": "", "start_date": "2026-02-30", "access": "secret", "format": 1,
        "topics": ["nothing"], "hosts": [{"institution": "nobody", "role": "king"}],
    }  # fmt: skip

    assert set(faults(send("post", "conferences/", body))) == {
        "title", "start_date", "access", "format", "topics[0]", "hosts[0].institution",
        "hosts[0].role",
    }  # fmt: skip


def test_more_records_than_one_request_makes_are_refused(send):
    topics = [{"name": f"Topic {number}"} for number in range(400)]
    many = [{"title": "A", "kind": "summary", "conferences": []} for _n in range(400)]
    body = {"title": "Talks", "topics": topics, "documents": many}
    body["positions"] = [
        {"statement": "A", "stance": "asserts", "topics": [{"name": "X"}]} for _n in range(1_000)
    ]

    found = faults(send("post", "conferences/", body))

    assert any(f"at most {MOST_RECORDS}" in message for message in found.values())
    assert not Conference.objects.exists()


def test_a_body_beyond_the_bound_is_refused(send):
    assert send("post", "topics/", b" " * (10 * 1024 * 1024 + 1)).status_code == 413


@pytest.mark.parametrize(
    ("method", "content_type", "status"),
    [
        ("post", "text/plain", 415),
        ("post", "application/merge-patch+json", 415),
        ("post", "application/x-www-form-urlencoded", 415),
        ("patch", "text/xml", 415),
        ("patch", "application/merge-patch+json", 200),
        ("patch", "application/json; charset=utf-8", 200),
    ],
)
def test_other_types_are_not_read(send, method, content_type, status):
    topic = TopicFactory(status="draft")
    path = "topics/" if method == "post" else f"topics/{topic.slug}/"

    answer = send(method, path, {"scope_note": "New."}, match="*", content_type=content_type)

    assert answer.status_code == status


@pytest.mark.parametrize(
    ("method", "path"),
    [("put", "topics/"), ("delete", "topics/"), ("post", "topics/{slug}/"), ("get", "topics/{slug}/steps/")],
)  # fmt: skip
def test_methods_that_are_not_there_are_told_with_those_that_are(send, method, path):
    answer = send(method, path.format(slug=TopicFactory().slug), {})

    assert answer.status_code == 405
    assert answer["Allow"]


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("topics/", {"view": "drafts"}),
        ("topics/", {"view": "editing", "status": "lost"}),
        ("topics/", {"view": "editing", "page_size": "0"}),
        ("topics/", {"view": "editing", "page_size": "1e3"}),
        ("topics/", {"view": "editing", "cursor": "x"}),
        ("topics/", {"view": "editing", "format": "csv"}),
        ("topics/", {"view": "editing", "q": "word"}),
        ("topics/{slug}/", {"view": "editing", "fields": "name"}),
    ],
)
def test_parameters_are_as_strict_for_editors(send, path, parameters):
    answer = send("get", path.format(slug=TopicFactory().slug), **parameters)

    assert answer.status_code == 400
    assert json.loads(answer.content)["errors"][0]["field"] in parameters


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["ref", "name", "participant", "exact"]) | st.text(max_size=4),
        inner,
        max_size=3,
    ),
    max_leaves=6,
)  # fmt: skip


@pytest.mark.parametrize("model", FORMS, ids=lambda model: model._meta.model_name)
@given(data=st.data())
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_whatever_is_read_is_read_or_refused(model, data):
    """Any JSON under any of the names: faults or an entry, and never another exception."""
    names = st.sampled_from(list(FORMS[model].by_name))
    body = data.draw(st.dictionaries(names, JSON, max_size=5))
    reading = Reading()
    with suppress(Faults):
        reading.entry(FORMS[model], body)

    assert all(isinstance(one.field, str) and one.message for one in reading.faults)


@given(
    body=st.dictionaries(
        st.sampled_from(["name", "slug", "parent", "related", "labels", "scope_note"]),
        JSON,
        max_size=4,
    )
)
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_whatever_is_sent_is_written_or_refused(send, body):  # fmt: skip
    answer = send("post", "topics/", json.dumps(body).replace("Infinity", "1e400"))

    assert answer.status_code in (201, 400, 422), answer.content


def test_a_good_one_is_still_good(send):
    made(send("post", "topics/", {"name": "Good"}))
