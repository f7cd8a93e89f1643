"""Every error of the API as problem details (RFC 9457)."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.log import log_response
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, MethodNotAllowed, NotAcceptable
from rest_framework.views import set_rollback

from dialogues.filters.finding import Absent, TakenBack
from dialogues.filters.problems import InvalidParameters, Problem

MEDIA_TYPE = "application/problem+json"


def problem(status: int, detail: str, errors: Iterable[Problem] = ()) -> JsonResponse:
    """``type`` is ``about:blank``: the status tells the kind, ``errors`` and ``detail`` the rest."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    listed = [_listed(error) for error in errors]
    if listed:
        body["errors"] = listed
    return JsonResponse(
        body, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False}
    )


def answer_exception(error: Exception, context: dict[str, Any]) -> JsonResponse:
    """REST framework's exception handler; whatever is not foreseen is logged and answered with 500."""
    set_rollback()
    answer = _foreseen(error)
    return answer if answer is not None else _unforeseen(error, context["request"]._request)


def _foreseen(error: Exception) -> JsonResponse | None:
    match error:
        case InvalidParameters():
            return problem(400, str(error), error.problems)
        case SuspiciousOperation():
            return problem(400, _("The request is malformed."))
        case PermissionDenied():
            return problem(403, _("This is not open to you."))
        case Absent():
            return problem(404, _("There is nothing public at this address."))
        case Http404():
            return problem(404, _("There is nothing at this address."))
        case MethodNotAllowed():
            return problem(405, _("This address can only be read: use GET, HEAD or OPTIONS."))
        case NotAcceptable():
            return problem(406, str(error.detail))
        case TakenBack():
            return problem(410, str(error))
        case APIException():
            return problem(error.status_code, str(error.detail))
    return None


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
