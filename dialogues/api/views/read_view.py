from typing import Any, ClassVar

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from dialogues.api.addresses import Addresses
from dialogues.api.parameters import require_known


class ReadView(APIView):
    """Answers GET, HEAD and OPTIONS, and refuses every parameter but those it names."""

    http_method_names = ["get", "head", "options"]
    parameters: ClassVar[tuple[str, ...]] = ("format",)
    repeatable: ClassVar[tuple[str, ...]] = ()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.addresses = Addresses(request._request)
        if request.method in ("GET", "HEAD"):
            self.check_parameters(request)

    def check_parameters(self, request: Request) -> None:
        require_known(
            request.query_params,
            self.parameters,
            repeatable=self.repeatable,
            formats=[renderer.format for renderer in self.renderer_classes],
        )

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Which methods there are stands in the header Allow."""
        return Response(status=204)
