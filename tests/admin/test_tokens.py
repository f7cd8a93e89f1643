"""Everybody on the desk makes, sees and revokes their own tokens; each is shown once."""

import re
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dialogues.admin.tokens.making import MOST
from dialogues.models import ApiToken
from tests.factories import EditorFactory, MemberFactory, UserFactory

TOKENS, NEW = reverse("admin:tokens"), reverse("admin:token_new")
WHOLE_TOKEN = re.compile(r"dlg_[0-9a-f]{64}")


def made(user, name="A script", **kwargs) -> ApiToken:
    return ApiToken.objects.create(user=user, name=name, **kwargs)[0]


def revoke_address(token: ApiToken) -> str:
    return reverse("admin:token_revoke", args=[token.pk[:32]])


def names(client: Client, address: str = TOKENS) -> list[str]:
    page = client.get(address)
    assert page.status_code == 200
    return [row.token.name for row in page.context["rows"]]


@pytest.fixture
def contributor(db):
    return MemberFactory(group="contributor")


@pytest.fixture
def desk_of(client):
    def log_in(user) -> Client:
        client.force_login(user)
        return client

    return log_in


def test_a_token_is_made_and_shown_once(desk, editor):
    assert TOKENS in desk.get(reverse("admin:index")).content.decode()

    answer = desk.post(NEW, {"name": "From our CMS", "scope": "write", "lifetime": "30"})
    (token,) = set(WHOLE_TOKEN.findall(answer.content.decode()))

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    (row,) = ApiToken.objects.all()
    assert (row.user, row.name, row.scope) == (editor, "From our CMS", "write")
    assert abs(row.expiry - timezone.now() - timedelta(days=30)) < timedelta(minutes=1)
    used = desk.get("/api/v1/", headers={"authorization": f"Token {token}"})
    assert used.status_code == 200
    listed = desk.get(TOKENS).content.decode()
    assert "From our CMS" in listed
    assert row.token_key in listed
    assert not WHOLE_TOKEN.search(listed)


def test_making_and_revoking_stand_in_the_history_without_the_token(desk, editor):
    desk.post(NEW, {"name": "a", "scope": "read", "lifetime": "7"})
    row = ApiToken.objects.get()
    desk.post(revoke_address(row))
    desk.post(revoke_address(row))

    entries = LogEntry.objects.order_by("pk")
    assert [(one.user, one.change_message, one.object_repr) for one in entries] == [
        (editor, "Made an API token.", f"a ({row.token_key}…)"),
        (editor, "Revoked the API token.", f"a ({row.token_key}…)"),
    ]


def test_revoking_asks_first_and_then_the_token_is_refused(desk, editor):
    row, token = ApiToken.objects.create(user=editor, name="Old laptop")
    headers = {"authorization": f"Token {token}"}

    assert "Old laptop" in desk.get(revoke_address(row)).content.decode()
    assert desk.get("/api/v1/", headers=headers).status_code == 200
    assert desk.post(revoke_address(row))["Location"] == TOKENS

    refused = desk.get("/api/v1/", headers=headers)
    assert (refused.status_code, refused.json()["detail"]) == (401, "This token was revoked.")
    assert [(row.state, row.revoke) for row in desk.get(TOKENS).context["rows"]] == [
        ("Revoked", "")
    ]


def test_another_s_token_is_neither_seen_nor_revoked(desk_of, contributor):
    other = made(EditorFactory(), "Of another")
    mine = made(contributor, "Mine")
    client = desk_of(contributor)

    assert names(client) == ["Mine"]
    assert names(client, f"{TOKENS}?of=everybody") == ["Mine"]
    assert client.get(revoke_address(mine)).status_code == 200
    for method in (client.get, client.post):
        assert method(revoke_address(other)).status_code == 404
    other.refresh_from_db()
    assert other.is_valid


def test_a_superuser_sees_everybody_s_and_may_revoke_them(desk, editor, contributor):
    other = made(contributor, "Of another")
    made(editor, "Mine")

    assert names(desk) == ["Mine"]
    assert names(desk, f"{TOKENS}?of=everybody") == ["Mine", "Of another"]
    assert desk.post(revoke_address(other))["Location"] == f"{TOKENS}?of=everybody"
    other.refresh_from_db()
    assert not other.is_valid


def choices(client: Client, name: str) -> list[str]:
    return [value for value, _label in client.get(NEW).context["form"].fields[name].choices]


def test_who_may_change_nothing_is_offered_no_scope_that_writes(desk_of, contributor):
    assert choices(desk_of(contributor), "scope") == ["read", "write"]
    reader = desk_of(UserFactory(is_staff=True))
    assert choices(reader, "scope") == ["read"]

    answer = reader.post(NEW, {"name": "a", "scope": "write", "lifetime": "7"})
    assert list(answer.context["form"].errors) == ["scope"]
    assert not ApiToken.objects.exists()


def test_only_a_superuser_makes_one_that_never_ends(desk_of, contributor, editor):
    asked = {"name": "a", "scope": "read", "lifetime": "never"}
    refused = desk_of(contributor).post(NEW, asked)
    assert list(refused.context["form"].errors) == ["lifetime"]

    desk_of(editor).post(NEW, asked)
    assert [row.expiry for row in ApiToken.objects.all()] == [None]


def test_one_account_has_a_bounded_number_of_tokens_that_work(desk, editor):
    for number in range(MOST):
        made(editor, str(number))
    asked = {"name": "one more", "scope": "read", "lifetime": "7"}

    assert "50 tokens that work" in desk.post(NEW, asked).content.decode()
    ApiToken.objects.filter(name="0").update(revoked_at=timezone.now())
    assert WHOLE_TOKEN.search(desk.post(NEW, asked).content.decode())


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_a_fixed_number_of_queries(desk, editor, django_assert_num_queries, rows):
    for number in range(rows):
        made(editor, str(number))
    with django_assert_num_queries(3):
        desk.get(f"{TOKENS}?of=everybody")


def test_what_ended_long_ago_is_not_listed(desk, editor):
    made(editor, "kept", expiry=timedelta(days=-80))
    made(editor, "gone", expiry=timedelta(days=-100))

    assert names(desk) == ["kept"]


@pytest.mark.parametrize("key", ["0" * 32, "g" * 32, "a", "0" * 500])
def test_an_address_of_no_token_is_404(desk, key):
    assert desk.get(f"{TOKENS}{key}/revoke/").status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", "a\x00b"), ("name", "x" * 101), ("lifetime", "8"), ("scope", "all")],
)
def test_a_faulty_form_is_told(desk, field, value):
    asked = {"name": "a", "scope": "read", "lifetime": "7", field: value}

    assert list(desk.post(NEW, asked).context["form"].errors) == [field]
    assert not ApiToken.objects.exists()


def test_nobody_from_outside_the_desk_comes_in(client, db):
    client.force_login(UserFactory())

    assert client.get(TOKENS).status_code == 302
    assert client.post(NEW, {"name": "a", "scope": "read", "lifetime": "7"}).status_code == 302
    assert not ApiToken.objects.exists()
