"""Tokens as rows to look at, and the one that an address names."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.admin.models import LogEntry
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.models import ApiToken

#: Digests are long; so much of one tells all tokens apart, and tells nobody any of them.
KEY = re.compile(r"[0-9a-f]{32}")
KEY_LENGTH = 32
#: Whose end is so near is marked.
SOON = timedelta(days=7)


@dataclass(frozen=True)
class Row:
    """``look`` is the badge's, ``revoke`` an address where there is something left to revoke."""

    token: ApiToken
    state: str
    look: str
    revoke: str


def own(user: Any) -> Any:
    return ApiToken.objects.filter(user=user)


def for_user(user: Any) -> Any:
    """Which tokens somebody may see and revoke: superusers all, everybody else their own."""
    return ApiToken.objects.all() if user.is_superuser else own(user)


def named(user: Any, key: str) -> ApiToken:
    """Raises ``Http404``, also for a token of somebody else."""
    rows = for_user(user).select_related("user").filter(pk__startswith=key)
    token = rows.first() if KEY.fullmatch(key) else None
    if token is None:
        raise Http404
    return token


def row(token: ApiToken) -> Row:
    state, look = _state(token)
    address = reverse("admin:token_revoke", args=[token.pk[:KEY_LENGTH]])
    return Row(token, state, look, address if token.is_valid else "")


def log(request: HttpRequest, token: ApiToken, flag: int, message: str) -> None:
    """In the desk's own history of who did what; the token itself is nowhere in it."""
    user: Any = request.user
    LogEntry.objects.log_actions(user.pk, [token], flag, message, single_object=True)


def _state(token: ApiToken) -> tuple[str, str]:
    if token.revoked_at is not None:
        return _("Revoked"), "withdrawn"
    if token.is_expired:
        return _("Expired"), "draft"
    if token.expiry is not None and token.expiry - timezone.now() < SOON:
        return _("Expires soon"), "in_review"
    return _("Works"), "published"
