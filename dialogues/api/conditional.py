"""Answers that a client has already are not made again: ETag and If-None-Match (RFC 9110).

What the public sees follows from its log of changes and the day; so the tag of an answer is known
before the answer is made, from one query. The tags are weak: they stand for the same contents, not
the same bytes.
"""

import hashlib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import Error as DatabaseFault
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import get_language

from dialogues.models import PublicChange

CODE = Path(__file__).resolve().parent.parent
#: Anybody may keep an answer, and asks before using it again.
PUBLIC = "public, max-age=0, must-revalidate"
#: What was answered to a token is for whoever sent it.
PRIVATE = "private, no-cache"
NEVER = "no-store"
FRESH = range(200, 300)


class Follows(StrEnum):
    """When an answer becomes another: with what the public sees, with the code alone, or else.

    A view that follows nothing known beforehand may set ``ETag`` itself.
    """

    CHANGES = "changes"
    CODE = "code"
    NOTHING = "nothing"


def tag(request: Any, follows: Follows) -> str:
    """Of a REST framework request whose format is settled; empty where there can be none."""
    if follows == Follows.NOTHING:
        return ""
    try:
        stamp = PublicChange.objects.stamp() if follows == Follows.CHANGES else ""
    except DatabaseFault:
        return ""
    asked = request._request
    parts = [
        stamp,
        software(),
        settings.SITE_URL or asked.build_absolute_uri("/"),
        asked.get_full_path(),
        request.accepted_media_type,
        get_language() or "",
    ]
    return f'W/"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"'


def is_known(request: Any, etag: str) -> bool:
    """Whether the client names this very tag. ``*`` is for answers that are there already."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return bool(etag) and etag.removeprefix("W/") in {one.removeprefix("W/") for one in known}


def takes_whatever_is_there(request: Any) -> bool:
    return request.headers.get("If-None-Match", "").strip() == "*"


def describe(answer: Any, etag: str, *, is_private: bool) -> None:
    """What caches may do with an answer, however it turned out."""
    patch_vary_headers(answer, ("Accept", "Authorization"))
    if answer.status_code >= 400:
        answer.headers["Cache-Control"] = NEVER
        return
    answer.headers.setdefault("Cache-Control", PRIVATE if is_private else PUBLIC)
    if etag and answer.status_code in (*FRESH, 304):
        answer.headers.setdefault("ETag", etag)


@cache
def software() -> str:
    """Another one whenever the code is: the same records may then be answered differently."""
    digest = hashlib.sha256()
    for file in sorted(CODE.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
