"""One name for one request: in its answer, in the log and in whatever a reader reports.

Loaded with the settings, before there are models: nothing is imported here but Django's own.
"""

import logging
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponseBase

HEADER = "X-Request-ID"
#: What a client may choose by itself; anything else could forge lines of the log.
CHOSEN = re.compile(r"[A-Za-z0-9._-]{1,128}")

#: Kept after the answer: the server's own line about it comes later.
_current: ContextVar[str] = ContextVar("request_id", default="")


def current() -> str:
    """The request that is being answered; empty outside of any."""
    return _current.get()


def urn() -> str:
    """The same as a URI."""
    return f"urn:request-id:{current()}"


class RequestIds:
    """Takes over the client's own name for the request, so that both logs can be held together."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(HEADER, "")
        _current.set(given if CHOSEN.fullmatch(given) else str(uuid.uuid4()))
        answer = self.get_response(request)
        answer.headers[HEADER] = current()
        return answer


class InLogLines(logging.Filter):
    """Gives every record ``request``: the name in brackets after a space, or nothing."""

    def filter(self, record: logging.LogRecord) -> bool:
        name = current()
        record.request = f" [{name}]" if name else ""
        return True
