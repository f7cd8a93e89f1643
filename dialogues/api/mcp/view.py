from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from dialogues.analysis.checking import LONGEST_TEXT
from dialogues.api.addresses import Addresses
from dialogues.api.limits.callers import caller
from dialogues.api.limits.counting import spend
from dialogues.api.limits.refusing import throttled
from dialogues.api.mcp.messages import (
    PARSE_ERROR,
    Json,
    RpcError,
    failure,
    id_of,
    invalid,
    is_response,
    read_message,
    result,
)
from dialogues.api.mcp.methods import answer
from dialogues.api.mcp.origins import require_known_origin
from dialogues.api.mcp.revisions import STATELESS, VERSION_HEADER, WITH_BATCHES, revision_of
from dialogues.api.mcp.toolbox.tool import Context
from dialogues.api.parameters import require_known

MOST_MESSAGES = 20
"""Of one batch."""


class Mcp(APIView):
    """One JSON-RPC message, one answer; nothing is remembered between two of them."""

    http_method_names = ["post", "options"]
    schema = None
    reads_by_post = True
    #: A text to be checked, escaped, is the most that an argument can be.
    largest_body: ClassVar[int] = 12 * LONGEST_TEXT + 10_000

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        require_known_origin(request._request)
        require_known(request.query_params, (), repeatable=(), formats=())

    def post(self, request: Request) -> HttpResponse:
        try:
            body = request.data
        except ParseError as fault:
            return self.reply(failure(None, RpcError(PARSE_ERROR, str(fault.detail))), 400)
        if isinstance(body, list):
            return self.batch(body)
        if is_response(body) and request.headers.get(VERSION_HEADER) not in STATELESS:
            return HttpResponse(status=202)
        made, status = self.exchange(body)
        return self.reply(made, status)

    def batch(self, bodies: list[Any]) -> HttpResponse:
        """Several messages at once: a single revision had them."""
        revision = self.request.headers.get(VERSION_HEADER, WITH_BATCHES)
        if revision != WITH_BATCHES or not 1 <= len(bodies) <= MOST_MESSAGES:
            text = _("Send one message at a time; revision %(revision)s allows up to %(most)d.")
            error = invalid(text % {"revision": WITH_BATCHES, "most": MOST_MESSAGES})
            return self.reply(failure(None, error), error.status)
        self.count("anonymous" if self.request.auth is None else "token", len(bodies) - 1)
        made = [self.exchange(body)[0] for body in bodies if not is_response(body)]
        answers = [one for one in made if one is not None]
        return self.reply(answers or None, 200)

    def exchange(self, body: Any) -> tuple[Json | None, int]:
        """The answer to one message, ``None`` to a notification, and the status of HTTP."""
        try:
            message = read_message(body)
            revision = revision_of(self.request.headers, message)
            if message.is_notification:
                return None, 202
            return result(message.id, answer(message, revision, self.context())), 200
        except RpcError as error:
            return failure(id_of(body), error), error.status

    def context(self) -> Context:
        return Context(Addresses(self.request._request), settings.SITE_NAME, self.count_costly)

    def count_costly(self) -> None:
        self.count("costly", 1)

    def count(self, policy: str, amount: int) -> None:
        """Beside what every request counts; raises ``Throttled``."""
        spent = spend(policy, caller(self.request), amount) if amount else None
        if spent and spent.is_exceeded:
            raise throttled(spent)

    def reply(self, made: Any, status: int) -> HttpResponse:
        if made is None:
            return HttpResponse(status=202)
        return JsonResponse(
            made, status=status, safe=False, json_dumps_params={"ensure_ascii": False}
        )

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        return Response(status=204)
