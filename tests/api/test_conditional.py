"""An answer that the client has is not made again."""

import pytest
import time_machine
from django.db import connection
from django.test import Client, override_settings

from dialogues.api import conditional
from dialogues.choices import ChangeKind
from dialogues.models import ApiToken, PublicChange
from tests.api.asking import BASE
from tests.factories import EditorFactory, TopicFactory

pytestmark = pytest.mark.django_db


def change(topic) -> None:
    PublicChange.objects.create(noun="topic", object_id=topic.pk, kind=ChangeKind.PUBLISHED)


def etag_of(address: str = "topics/", **headers: str) -> str:
    answer = Client().get(f"{BASE}{address}", headers=headers)
    assert answer.status_code == 200, answer
    return answer["ETag"]


def known(etag: str, address: str = "topics/", **headers: str):
    return Client().get(f"{BASE}{address}", headers={"if-none-match": etag, **headers})


@pytest.fixture
def topic():
    return TopicFactory(slug="trade")


def test_an_unchanged_list_is_not_made_again(topic, django_assert_num_queries):
    etag = etag_of()
    assert etag.startswith('W/"')
    with django_assert_num_queries(1):
        answer = known(etag)

    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Content-Type" not in answer
    full = Client().get(f"{BASE}topics/")
    for name in ("Cache-Control", "Vary", "ETag"):
        assert full[name] == answer[name]
    assert {"Accept", "Authorization"} <= set(full["Vary"].split(", "))


@pytest.mark.parametrize(
    "address",
    ["topics/", "topics/trade/", "topics/?format=csv", "search/?q=trade", "network/", "compare/"],
)
def test_every_public_change_makes_every_answer_another(topic, address):
    etag = etag_of(address)
    assert known(etag, address).status_code == 304
    change(topic)

    assert etag_of(address) != etag
    assert known(etag, address).status_code == 200


@pytest.mark.parametrize("address", ["", "schema/", "docs/"])
def test_what_follows_from_the_code_stays_the_same(topic, address, django_assert_num_queries):
    etag = etag_of(address)
    change(topic)
    with django_assert_num_queries(0):
        assert known(etag, address).status_code == 304


def test_an_embargo_ends_with_the_day(topic):
    with time_machine.travel("2026-05-01T12:00:00Z", tick=False) as clock:
        etag = etag_of()
        clock.shift(24 * 3600)
        assert known(etag).status_code == 200


def test_each_address_format_and_host_has_its_own(topic):
    others = [
        etag_of("topics/?page_size=1"),
        etag_of("topics/?page_size=2"),
        etag_of("conferences/"),
        etag_of("topics/", accept="text/csv"),
        etag_of("topics/", host="localhost"),
    ]
    with override_settings(SITE_URL="https://dialogues.example.org"):
        others.append(etag_of())

    assert len({etag_of(), *others}) == 7
    assert etag_of("topics/", accept="application/json") == etag_of()


def test_other_code_may_answer_differently(topic, monkeypatch):
    etag = etag_of()
    monkeypatch.setattr(conditional, "software", lambda: "newer")

    assert known(etag).status_code == 200


@pytest.mark.parametrize(
    ("template", "status"),
    [
        ("{etag}", 304),
        ("{strong}", 304),
        ('"a", {etag}, "b"', 304),
        ("*", 304),
        ('"a"', 200),
        ("", 200),
        ("W/", 200),
        ("no quotes", 200),
        ("\x00", 200),
        ('"' * 5000, 200),
        ("é", 200),
    ],
)
def test_any_list_of_tags_is_understood_or_passed_over(topic, template, status):
    etag = etag_of()
    sent = template.format(etag=etag, strong=etag.removeprefix("W/"))

    assert known(sent).status_code == status


def test_asked_by_head_it_is_the_same(topic):
    full = Client().head(f"{BASE}topics/")
    etag = full["ETag"]

    assert (full.status_code, etag) == (200, etag_of())
    again = Client().head(f"{BASE}topics/", headers={"if-none-match": etag})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("address", "status"),
    [("topics/?nonsense=1", 400), ("topics/nothing/", 404), ("nothing/", 404)],
)
def test_a_refusal_is_never_kept(address, status):
    for sent in ("", "*"):
        answer = known(sent, address)
        assert answer.status_code == status
        assert "ETag" not in answer
    if address != "nothing/":
        assert answer["Cache-Control"] == "no-store"


def test_what_a_token_was_answered_is_not_for_others(topic):
    _row, token = ApiToken.objects.create(user=EditorFactory(), name="a")
    answer = Client().get(f"{BASE}topics/", headers={"authorization": f"Token {token}"})

    assert answer.status_code == 200
    assert answer["Cache-Control"].startswith("private")


def test_without_its_log_the_api_answers(topic, monkeypatch):
    from django.db import OperationalError

    def fail(execute, sql, params, many, context):
        if "publicchange" in sql:
            raise OperationalError("no such table")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail):
        answer = Client().get(f"{BASE}topics/")
    assert (answer.status_code, answer.get("ETag")) == (200, None)
