"""What readers see when something is wrong.

Rendered without the request: no context processor may ask a database or a session that is perhaps
what has failed.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("403.html", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page("500.html", 500)


def _page(template: str, status: int) -> HttpResponse:
    context = {"site_name": settings.SITE_NAME}
    return HttpResponse(render_to_string(template, context), status=status)
