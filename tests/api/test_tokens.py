"""A token acts for its user; one that does not work is refused, never overlooked."""

import sqlite3
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone
from rest_framework.response import Response
from rest_framework.views import APIView

from dialogues.api.authentication import require_write
from dialogues.choices import TokenScope
from dialogues.editorial import tokens
from dialogues.models import ApiToken
from tests.api.asking import BASE
from tests.factories import EditorFactory, MemberFactory, TopicFactory, UserFactory

pytestmark = pytest.mark.django_db


class Writing(APIView):
    schema = None

    def post(self, request):
        return Response({"user": require_write(request).username})


urlpatterns = [path("api/v1/writing/", Writing.as_view())]


def made(user=None, **kwargs) -> tuple[ApiToken, str]:
    given = {"name": "A script", "expiry": timedelta(days=1)} | kwargs
    return ApiToken.objects.create(user=user or EditorFactory(), **given)


def ask(authorization: str, path: str = "topics/"):
    return Client().get(f"{BASE}{path}", headers={"authorization": authorization})


def refused(authorization: str) -> str:
    answer = ask(authorization)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Token")
    assert answer["Content-Type"] == "application/problem+json"
    return answer.json()["detail"]


def test_a_token_is_taken_and_of_it_only_a_digest_is_kept():
    row, token = made()
    TopicFactory(slug="trade")

    assert token.startswith("dlg_")
    assert token not in {row.digest, row.token_key, row.name}
    assert ask(f"Token {token}").json()["results"][0]["slug"] == "trade"
    assert ask(f"token   {token} ").status_code == 200


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"expiry": timedelta(seconds=-1)}, "This token has expired."),
        ({"revoked_at": timezone.now()}, "This token was revoked."),
    ],
)
def test_one_that_has_ended_is_refused_by_its_reason_and_kept(changed, told):
    row, token = made(**changed)

    assert refused(f"Token {token}") == told
    assert ApiToken.objects.filter(pk=row.pk).exists()


def test_the_token_of_a_closed_account_is_refused():
    user = EditorFactory()
    _row, token = made(user)
    assert ask(f"Token {token}").status_code == 200

    user.is_active = False
    user.save()
    assert refused(f"Token {token}") == "The account of this token is closed."


@pytest.mark.parametrize(
    "header",
    [
        "Token",
        "Token ",
        "Token \x00",
        "Token dlg_",
        "Token dlg_" + "0" * 64,
        "Token dlg_" + "0" * 64 + " more",
        "Token dlg_" + "g" * 64,
        "Token " + "a" * 10_000,
        "Token ключ",
        "Token \udcff",
        "Token 令牌",
    ],
)
def test_what_is_no_token_is_refused(header):
    assert refused(header.encode("utf-8", "replace").decode("latin-1")) == (
        "This is no token of this site."
    )


@pytest.mark.parametrize("header", ["Bearer dlg_0", "\x00", "é", "Digest a=b"])
def test_another_scheme_is_told_which_one_to_use(header):
    assert refused(header) == "Send the header “Authorization: Token dlg_…”."


def test_what_a_proxy_in_front_asked_for_is_not_for_us():
    assert ask("Basic YTpi").status_code == 200


def test_without_the_header_nobody_is_looked_up(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Client().get(f"{BASE}").status_code == 200


def test_the_last_use_is_noted_once_a_minute(django_assert_num_queries):
    row, token = made()
    with time_machine.travel("2026-05-01T12:00:00Z", tick=False) as clock:
        ApiToken.objects.filter(pk=row.pk).update(expiry=None)
        ask(f"Token {token}")
        clock.shift(59)
        with django_assert_num_queries(1):
            ask(f"Token {token}", "")
        row.refresh_from_db()
        assert row.last_used_at.isoformat() == "2026-05-01T12:00:00+00:00"
        clock.shift(1)
        ask(f"Token {token}")
    row.refresh_from_db()
    assert row.last_used_at.isoformat() == "2026-05-01T12:01:00+00:00"


@pytest.mark.django_db(transaction=True)
def test_a_reading_succeeds_beside_a_writer_that_locks_the_database():
    if connection.vendor != "sqlite":
        pytest.skip("On PostgreSQL nobody can lock all tables from the outside.")
    row, token = made()
    writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        began = timezone.now()
        assert ask(f"Token {token}").status_code == 200
        assert timezone.now() - began < timedelta(seconds=10)
    finally:
        writer.close()
    row.refresh_from_db()
    assert row.last_used_at is None
    assert ask(f"Token {token}").status_code == 200
    row.refresh_from_db()
    assert row.last_used_at is not None


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("factory", "scope", "status", "told"),
    [
        (EditorFactory, TokenScope.WRITE, 200, None),
        (
            EditorFactory,
            TokenScope.READ,
            403,
            "This token only reads; writing needs one of the scope “write”.",
        ),
        (
            UserFactory,
            TokenScope.WRITE,
            403,
            "The user of this token may not enter the editors’ desk.",
        ),
    ],
)
def test_writing_needs_the_scope_and_the_desk(factory, scope, status, told):
    _row, token = made(factory(), scope=scope)

    answer = Client(enforce_csrf_checks=True).post(
        "/api/v1/writing/", headers={"authorization": f"Token {token}"}
    )
    assert (answer.status_code, answer.json().get("detail")) == (status, told)


@override_settings(ROOT_URLCONF=__name__)
def test_writing_without_a_token_is_refused_even_with_a_session():
    client = Client()
    client.force_login(EditorFactory())

    answer = client.post("/api/v1/writing/")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Token")
    assert answer.json()["detail"] == "Writing needs a token: “Authorization: Token dlg_…”."


def test_whoever_may_change_nothing_gets_no_token_that_writes():
    reader, contributor = UserFactory(is_staff=True), MemberFactory(group="contributor")
    lifetime = timedelta(days=7)

    row, _token = tokens.make(by=contributor, name="a", scope="write", lifetime=lifetime)
    assert row.scope == "write"
    with pytest.raises(tokens.ScopeNotAllowed):
        tokens.make(by=reader, name="a", scope="write", lifetime=lifetime)
    assert tokens.make(by=reader, name="a", scope="read", lifetime=lifetime)[0].is_valid


def test_what_ended_long_ago_is_forgotten():
    now = timezone.now()
    keeper = EditorFactory()
    kept, _token = made(keeper, expiry=timedelta(days=-89))
    standing, _token = made(keeper, expiry=None)
    made(keeper, expiry=timedelta(days=-91))
    made(keeper, expiry=None, revoked_at=now - timedelta(days=91))

    assert tokens.forget_old() == 2
    assert set(ApiToken.objects.all()) == {kept, standing}
