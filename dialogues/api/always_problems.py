"""Failures under the API's addresses that no view of it has answered: Django's own, as problems."""

from collections.abc import Callable
from typing import Any

from django.db import Error as DatabaseFault
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from dialogues.api.database_gone import is_gone
from dialogues.api.problems import database_is_gone, problem

PREFIXES = ("/api/", "/mcp")
OF_THE_BODY = ("Content-Type", "Content-Length", "Content-Language")


def is_of_the_api(request: HttpRequest) -> bool:
    return request.path_info.startswith(PREFIXES)


class AlwaysProblems:
    """Stands outermost: a wrong host name is refused, and a fault shown, by what is further in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if answer.status_code < 400 or not is_of_the_api(request) or not _is_a_page(answer):
            return answer
        return _in_place_of(answer, problem(answer.status_code, _detail(answer.status_code)))

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """For views that are none of REST framework's."""
        if is_of_the_api(request) and isinstance(error, DatabaseFault) and is_gone(error):
            return database_is_gone()
        return None


def _in_place_of(answer: HttpResponseBase, made: HttpResponse) -> HttpResponse:
    """With all that further layers had to say, such as Allow and the policies for browsers."""
    for name, value in answer.headers.items():
        if name not in OF_THE_BODY:
            made.headers[name] = value
    made.headers["Content-Length"] = str(len(made.content))
    return made


def _is_a_page(answer: HttpResponseBase) -> bool:
    return answer.headers.get("Content-Type", "text/html").startswith("text/html")


def _detail(status: int) -> str:
    known: dict[int, Any] = {
        400: _("The request is malformed."),
        403: _("This is not open to you."),
        404: _("There is nothing at this address."),
        405: _("This method is not possible here; see Allow."),
        410: _("What was here was withdrawn."),
        413: _("The body is too large."),
        500: _("The server failed to answer. The fault has been noted."),
        503: _("The site does not answer at the moment."),
    }
    return str(known.get(status, _("The request cannot be answered.")))
