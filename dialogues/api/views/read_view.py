from typing import Any, ClassVar

from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from dialogues.api import conditional, deprecation
from dialogues.api.addresses import Addresses
from dialogues.api.conditional import Follows
from dialogues.api.deprecation import Deprecation
from dialogues.api.parameters import require_known


class NotModified(Exception):
    """The client has this answer; found out before anything is done for it."""


class ReadView(APIView):
    """Answers GET, HEAD and OPTIONS, and refuses every parameter but those it names."""

    http_method_names = ["get", "head", "options"]
    parameters: ClassVar[tuple[str, ...]] = ("format",)
    repeatable: ClassVar[tuple[str, ...]] = ()

    #: Counted against a smaller limit, see ``limits``.
    costly: ClassVar[bool] = False
    #: What tells whether the answer is another one by now.
    follows: ClassVar[Follows] = Follows.CHANGES

    deprecated: ClassVar[Deprecation | None] = None
    deprecated_parameters: ClassVar[dict[str, Deprecation]] = {}

    etag = ""
    is_private = False

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.addresses = Addresses(request._request)
        self.is_private = request.auth is not None
        if request.method in ("GET", "HEAD"):
            self.spare_a_known_answer(request)
            self.check_parameters(request)

    def spare_a_known_answer(self, request: Request) -> None:
        if not self.is_private:
            self.etag = conditional.tag(request, self.follows)
            if conditional.is_known(request, self.etag):
                raise NotModified

    def check_parameters(self, request: Request) -> None:
        require_known(
            request.query_params,
            self.parameters,
            repeatable=self.repeatable,
            formats=[renderer.format for renderer in self.renderer_classes],
        )

    def handle_exception(self, exc: Exception) -> Any:
        if isinstance(exc, NotModified):
            return _not_modified()
        return super().handle_exception(exc)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        answer = super().finalize_response(request, response, *args, **kwargs)
        if request.method in ("GET", "HEAD"):
            if answer.status_code == 200 and conditional.takes_whatever_is_there(request):
                answer = super().finalize_response(request, _not_modified())
            conditional.describe(answer, self.etag, is_private=self.is_private)
        self.tell_what_will_go(request, answer)
        return answer

    def tell_what_will_go(self, request: Request, answer: Any) -> None:
        """Also in a refusal: whoever gets one may be looking for the reason."""
        used = deprecation.used(self, request.query_params)
        told = deprecation.fields(used, Addresses(request._request).at)
        for name, value in told.items():
            before = f"{answer.headers[name]}, " if name in answer.headers else ""
            answer.headers[name] = before + value

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Which methods there are stands in the header Allow."""
        return Response(status=204)


def _not_modified() -> Any:
    answer = HttpResponse(status=304)
    del answer.headers["Content-Type"]
    return answer
