from typing import Any, ClassVar, NoReturn

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from rest_framework.request import Request
from rest_framework.views import APIView


class Unknown(APIView):
    """Every address of the API that nothing else answers; one that lacks only its slash redirects."""

    schema = None
    default_response_headers: ClassVar[dict[str, str]] = {}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in ("GET", "HEAD") and self._lacks_its_slash(request.path_info):
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
        return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> NoReturn:
        self.check_throttles(request)
        raise Http404

    def _lacks_its_slash(self, path: str) -> bool:
        if path.endswith("/"):
            return False
        try:
            return resolve(f"{path}/").url_name != "unknown"
        except Resolver404:
            return False
