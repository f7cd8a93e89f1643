"""Every error of the API as problem details (RFC 9457)."""

from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.core.signals import got_request_exception
from django.db import Error as DatabaseFault
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.log import log_response
from django.utils.translation import gettext as _
from rest_framework.exceptions import (
    APIException,
    MethodNotAllowed,
    Throttled,
    UnsupportedMediaType,
    ValidationError,
)
from rest_framework.views import set_rollback

from dialogues.api import request_ids
from dialogues.api.database_gone import is_gone
from dialogues.filters.finding import Absent, TakenBack
from dialogues.filters.problems import InvalidParameters, Problem

MEDIA_TYPE = "application/problem+json"
#: Seconds after which a database that was gone is asked for again.
RETRY_DATABASE = 5


class Refusal(Exception):
    """For whatever no exception of Django or REST framework says: 409, 412, 422, 428 and others."""

    def __init__(
        self,
        status: int,
        detail: str,
        errors: Iterable[Problem] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.errors, self.headers = status, list(errors), dict(headers or {})


def problem(
    status: int,
    detail: str,
    errors: Iterable[Problem] = (),
    headers: Mapping[str, str] | None = None,
) -> JsonResponse:
    """``type`` is ``about:blank``: the status tells the kind, ``errors`` and ``detail`` the rest.

    ``instance`` names the request, as the header X-Request-ID and the log do.
    """
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request_ids.urn(),
    }
    listed = [_listed(error) for error in errors]
    if listed:
        body["errors"] = listed
    return JsonResponse(
        body,
        status=status,
        content_type=MEDIA_TYPE,
        headers=dict(headers or {}),
        json_dumps_params={"ensure_ascii": False},
    )


def answer_exception(error: Exception, context: dict[str, Any]) -> JsonResponse:
    """REST framework's exception handler; whatever is not foreseen is logged and answered with 500."""
    set_rollback()
    answer = _foreseen(error, context)
    return answer if answer is not None else _unforeseen(error, context["request"]._request)


def _foreseen(error: Exception, context: dict[str, Any]) -> JsonResponse | None:
    match error:
        case Refusal():
            return problem(error.status, str(error), error.errors, error.headers)
        case InvalidParameters():
            return problem(400, str(error), error.problems)
        case RequestDataTooBig():
            return problem(413, _("The body is too large."))
        case SuspiciousOperation() | BadRequest():
            return problem(400, _("The request is malformed."))
        case PermissionDenied():
            return problem(403, str(error) or _("This is not open to you."))
        case Absent() | Http404() | TakenBack():
            return _nothing_there(error)
        case DatabaseFault() if is_gone(error):
            return database_is_gone()
        case APIException():
            return _of_the_framework(error, context)
    return None


def _nothing_there(error: Exception) -> JsonResponse:
    match error:
        case TakenBack():
            return problem(410, str(error))
        case Absent():
            return problem(404, _("There is nothing public at this address."))
    return problem(404, _("There is nothing at this address."))


def _of_the_framework(error: APIException, context: dict[str, Any]) -> JsonResponse:
    match error:
        case ValidationError():
            listed = list(_listed_details(error.detail))
            return problem(400, " ".join(one.message for one in listed), listed)
        case MethodNotAllowed():
            return problem(405, _what_can_be_done(context))
        case UnsupportedMediaType():
            return problem(415, _what_can_be_sent(context))
        case Throttled():
            return problem(429, str(error.detail), headers={"Retry-After": _wait(error)})
    asked_for = getattr(error, "auth_header", None)
    headers = {"WWW-Authenticate": asked_for} if asked_for else {}
    return problem(error.status_code, str(error.detail), headers=headers)


def database_is_gone() -> JsonResponse:
    text = _("The database does not answer at the moment. Ask again in some seconds.")
    return problem(503, text, headers={"Retry-After": str(RETRY_DATABASE)})


def _what_can_be_done(context: dict[str, Any]) -> str:
    methods = ", ".join(context["view"].allowed_methods)
    asked = {"method": context["request"].method, "methods": methods}
    return _("%(method)s is not possible here; there are: %(methods)s.") % asked


def _what_can_be_sent(context: dict[str, Any]) -> str:
    types = ", ".join(parser.media_type for parser in context["view"].parser_classes)
    return _("A body of this type is not read here; send %(types)s.") % {"types": types}


def _wait(error: Throttled) -> str:
    return str(max(1, int(error.wait or 1)))  # type: ignore[attr-defined]


def _listed_details(detail: Any, field: str = "") -> Iterator[Problem]:
    """What REST framework says of a body, however deep, as ``positions.0.stance``."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _listed_details(inner, f"{field}.{name}" if field else str(name))
    elif isinstance(detail, list):
        for place, inner in enumerate(detail):
            is_nested = isinstance(inner, (dict, list))
            yield from _listed_details(inner, f"{field}.{place}" if is_nested else field)
    else:
        yield Problem(field, str(detail))


def _unforeseen(error: Exception, request: HttpRequest) -> JsonResponse:
    """Told to the log and to whoever listens as Django does it; to the reader, nothing."""
    got_request_exception.send(sender=None, request=request)
    answer = problem(500, _("The server failed to answer. The fault has been noted."))
    log_response(
        "%s: %s",
        answer.reason_phrase,
        request.path,
        response=answer,
        request=request,
        exception=error,
    )
    return answer


def _listed(error: Problem) -> dict[str, Any]:
    listed: dict[str, Any] = {"field": error.field, "message": error.message}
    return listed | {"allowed": error.allowed} if error.allowed else listed
