"""The same request sent twice is done once (draft-ietf-httpapi-idempotency-key-header).

The key is stored in the transaction of what it asks for, so that both stand or neither. An answer
that refused wrote nothing and is not kept: the same key can be tried again. Kept for a day.
"""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.request import Request

from dialogues.api.problems import Refusal
from dialogues.filters.problems import InvalidParameters, Problem
from dialogues.models import IdempotentRequest

HEADER = "Idempotency-Key"
#: A string of structured fields in quotation marks, or the same without.
KEY = re.compile(r'"?([!#-\[\]-~]{1,200})"?')
KEPT = timedelta(hours=24)
#: Old keys that one request clears away.
FORGOTTEN = 100
RETRY = 1  # second
#: Headers that belong to an answer itself.
REPEATED = ("Location", "ETag")

Answer = HttpResponse


def once(request: Request, act: Callable[[], Answer]) -> Answer:
    """Do it, unless it was done under the same key: then the answer it had. In a transaction."""
    key = _key(request)
    if key is None:
        return act()
    user: Any = request.user
    digest = _digest(request)
    forget_old()
    _lock(user, key)
    row, is_new = IdempotentRequest.objects.get_or_create(
        user=user, key=key, defaults={"digest": digest}
    )
    if not is_new:
        return _repeated(row, digest)
    answer = act()
    row.answer = {
        "status": answer.status_code,
        "headers": {name: answer[name] for name in REPEATED if name in answer},
        "body": json.loads(answer.content) if answer.content else None,
    }
    row.save(update_fields=["answer"])
    return answer


def forget_old() -> None:
    """Some of those that nobody can repeat any more."""
    old = IdempotentRequest.objects.filter(at__lt=timezone.now() - KEPT).order_by("at")
    keys = list(old.values_list("pk", flat=True)[:FORGOTTEN])
    if keys:
        IdempotentRequest.objects.filter(pk__in=keys).delete()


def _key(request: Request) -> str | None:
    given = request.headers.get(HEADER)
    if given is None:
        return None
    match = KEY.fullmatch(given.strip())
    if match is None:
        told = _("Give 1 to 200 printable characters of ASCII, such as a UUID, in quotation marks.")
        raise InvalidParameters([Problem(HEADER, told)])
    return match[1]


def _digest(request: Request) -> str:
    asked = request._request
    body = json.dumps(request.data, sort_keys=True)
    parts = (asked.method or "", asked.get_full_path(), request.headers.get("If-Match", ""), body)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _lock(user: Any, key: str) -> None:
    """Of two that come at once, the second is told to wait; SQLite lets one in after the other."""
    if connection.vendor != "postgresql":
        return
    number = int.from_bytes(hashlib.sha256(f"{user.pk}:{key}".encode()).digest()[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        if not cursor.fetchone()[0]:
            told = _("The request with this key is still being worked on; ask again.")
            raise Refusal(409, told, headers={"Retry-After": str(RETRY)})


def _repeated(row: IdempotentRequest, digest: str) -> Answer:
    if row.digest != digest:
        told = _("This key was used with another request; take a new one for each.")
        raise Refusal(422, told, [Problem(HEADER, told)])
    kept = row.answer
    headers = {**kept["headers"], "Idempotency-Replayed": "true"}
    if kept["body"] is None:
        return HttpResponse(status=kept["status"], headers=headers)
    return json_answer(kept["body"], status=kept["status"], headers=headers)


def json_answer(body: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    return JsonResponse(
        body, status=status, headers=headers, json_dumps_params={"ensure_ascii": False}
    )
