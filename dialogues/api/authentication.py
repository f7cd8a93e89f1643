"""Who asks: nobody in particular, or the user of a token. No session and no cookie is looked at."""

import re
from hmac import compare_digest
from typing import Any

from django.utils.translation import gettext as _
from knox.auth import TokenAuthentication as KnoxAuthentication
from knox.crypto import hash_token
from knox.settings import CONSTANTS, knox_settings
from rest_framework.authentication import get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated, PermissionDenied
from rest_framework.request import Request

from dialogues.api.limits.wrong_tokens import count_wrong_token
from dialogues.choices import TokenScope
from dialogues.editorial import tokens
from dialogues.models import ApiToken

SCHEME = "Token"
#: What a proxy in front of the site may ask for itself, and hand on.
OF_A_PROXY = "basic"
#: A prefix that is easily searched for in published code, then the random part.
TOKEN = re.compile(
    rf"{knox_settings.TOKEN_PREFIX}[0-9a-f]{{{knox_settings.AUTH_TOKEN_CHARACTER_LENGTH}}}"
)


class TokenAuthentication(KnoxAuthentication):
    """``Authorization: Token dlg_…``; a token that does not work is refused, never overlooked."""

    def authenticate(self, request: Request) -> tuple[Any, ApiToken] | None:
        scheme, _space, given = _header(request).partition(" ")
        if not scheme or scheme.lower() == OF_A_PROXY:
            return None
        if scheme.lower() != SCHEME.lower():
            raise AuthenticationFailed(_("Send the header “Authorization: Token dlg_…”."))
        try:
            token = _known(given.strip())
            _require_working(token)
        except AuthenticationFailed:
            count_wrong_token(request)
            raise
        tokens.note_use(token)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return SCHEME


def require_write(request: Request) -> Any:
    """The user for whom the request may write.

    Raises ``NotAuthenticated`` without a token, ``PermissionDenied`` where the token only reads or
    its user may not enter the desk: a program may do what its user may do there, and no more.
    """
    if not isinstance(request.auth, ApiToken):
        raise NotAuthenticated(_("Writing needs a token: “Authorization: Token dlg_…”."))
    if request.auth.scope != TokenScope.WRITE:
        message = _("This token only reads; writing needs one of the scope “%(scope)s”.")
        raise PermissionDenied(message % {"scope": TokenScope.WRITE.value})
    if not request.user.is_staff:
        raise PermissionDenied(_("The user of this token may not enter the editors’ desk."))
    return request.user


def _header(request: Request) -> str:
    return get_authorization_header(request).decode("latin-1").strip()


def _known(given: str) -> ApiToken:
    """Whatever cannot be a token is refused before the database is asked."""
    if TOKEN.fullmatch(given):
        digest = hash_token(given)
        begins = given[: CONSTANTS.TOKEN_KEY_LENGTH]
        for token in ApiToken.objects.filter(token_key=begins).select_related("user"):
            if compare_digest(digest, token.digest):
                return token
    raise AuthenticationFailed(_("This is no token of this site."))


def _require_working(token: ApiToken) -> None:
    if token.revoked_at is not None:
        raise AuthenticationFailed(_("This token was revoked."))
    if token.is_expired:
        raise AuthenticationFailed(_("This token has expired."))
    if not token.user.is_active:
        raise AuthenticationFailed(_("The account of this token is closed."))
