"""Scripts of any other site may read here, without credentials, and write nothing."""

from typing import Any

from corsheaders.middleware import ACCESS_CONTROL_ALLOW_METHODS, CorsMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

READING = ("GET", "HEAD", "OPTIONS")


class OpenForReading(CorsMiddleware):
    """The package knows one list of methods for all addresses; some here read what is posted."""

    def add_response_headers(self, request: HttpRequest, response: Any) -> HttpResponseBase:
        answer = super().add_response_headers(request, response)
        if ACCESS_CONTROL_ALLOW_METHODS in answer.headers:
            answer.headers[ACCESS_CONTROL_ALLOW_METHODS] = ", ".join(_methods(request.path_info))
        return answer


def _methods(path: str) -> tuple[str, ...]:
    return (*READING, "POST") if path.startswith(settings.CORS_READING_POSTS) else READING
