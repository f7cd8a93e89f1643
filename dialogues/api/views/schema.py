"""The API described by itself: OpenAPI 3.1, and a page to browse it."""

from functools import cache
from typing import Any

from django.utils.translation import get_language
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.api.conditional import Follows
from dialogues.api.views.read_view import ReadView


class Schema(ReadView):
    """JSON first: whoever takes anything is shown it rather than offered a download."""

    schema = None
    follows = Follows.CODE
    renderer_classes = [
        OpenApiJsonRenderer2,
        OpenApiJsonRenderer,
        OpenApiYamlRenderer2,
        OpenApiYamlRenderer,
    ]

    def get(self, request: Request) -> Response:
        return Response(description(get_language()))


@cache
def description(language: str) -> dict[str, Any]:
    """Made once a language: it follows from the code alone, and takes half a second."""
    return SchemaGenerator().get_schema(request=None, public=True)


class Docs(ReadView, SpectacularSwaggerSplitView):
    """Swagger UI from our own server; its script apart, so that no inline script is needed."""

    parameters = ("script",)
    follows = Follows.CODE
    url_name = "api:schema"
    template_name = "api/docs.html"
    template_name_js = "api/docs.js"
