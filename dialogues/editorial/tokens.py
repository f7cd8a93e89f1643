"""Tokens of the API: made for somebody, noted when used, revoked; never deleted at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import DatabaseError, connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from dialogues.choices import TokenScope
from dialogues.models import ApiToken

#: How exactly the last use is known: a token at work would else be a write with every read.
NOTED_EVERY = timedelta(minutes=1)
#: How long a token that no longer works stays in the list of its owner.
KEPT_AFTER_ITS_END = timedelta(days=90)
#: SQLite, in milliseconds: a reader does not wait for a writer in order to note the time.
WAITED_FOR_A_NOTE = 50


class ScopeNotAllowed(Exception):
    """Somebody who may change nothing asks for a token that changes something."""


def may_write(user: Any) -> bool:
    """Whether a token that writes would be of any use: the desk is open, and some record too."""
    acts = ("add_", "change_", "publish_", "review_", "delete_")
    if not (user.is_active and user.is_staff):
        return False
    return user.is_superuser or any(
        permission.startswith("dialogues.") and permission.partition(".")[2].startswith(acts)
        for permission in user.get_all_permissions()
    )


def make(
    *, by: AbstractBaseUser, name: str, scope: str, lifetime: timedelta | None
) -> tuple[ApiToken, str]:
    """The row, and the token itself, which nobody can read again. Raises ``ScopeNotAllowed``."""
    if scope == TokenScope.WRITE and not may_write(by):
        raise ScopeNotAllowed
    forget_old()
    return ApiToken.objects.create(user=by, expiry=lifetime, name=name, scope=scope)


def revoke(token: ApiToken) -> bool:
    """From now on the token is refused; ``False`` where it had been revoked before."""
    standing = ApiToken.objects.filter(pk=token.pk, revoked_at=None)
    return bool(standing.update(revoked_at=timezone.now()))


def forget_old() -> int:
    """Deletes what has not worked for ``KEPT_AFTER_ITS_END``."""
    return int(ApiToken.objects.filter(_ended_long_ago()).delete()[0])


def remembered(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those that work, and those that did so until lately."""
    return rows.exclude(_ended_long_ago())


def _ended_long_ago() -> Q:
    limit = timezone.now() - KEPT_AFTER_ITS_END
    return Q(expiry__lt=limit) | Q(revoked_at__lt=limit)


def note_use(token: ApiToken) -> None:
    """Never fails and never waits: a reading must succeed beside a writer or on a copy."""
    now = timezone.now()
    last = token.last_used_at
    if last is not None and now - last < NOTED_EVERY:
        return
    unnoted = Q(last_used_at=None) | Q(last_used_at__lte=now - NOTED_EVERY)
    try:
        with _without_waiting(), transaction.atomic():
            ApiToken.objects.filter(unnoted, pk=token.pk).update(last_used_at=now)
    except DatabaseError:
        return


@contextmanager
def _without_waiting() -> Iterator[None]:
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {WAITED_FOR_A_NOTE}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
