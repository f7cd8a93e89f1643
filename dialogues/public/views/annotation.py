"""A position's quotations as annotations, and the text on which they count, for other tools."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers

from dialogues.exporting import annotations
from dialogues.filters.problems import Problem, unknown_parameter
from dialogues.models import Document, Position
from dialogues.public.addresses import absolute
from dialogues.public.record_page import RecordPage

ALLOW = "GET, HEAD, OPTIONS"
JSON = "application/json"
LINKED_DATA = "application/ld+json"


class BareFile(RecordPage):
    """Found, moved, withdrawn and absent as the record’s page is; it takes no parameter at all."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, **key: Any) -> HttpResponse:
        problems = [unknown_parameter(name, ()) for name in request.GET]
        return refused(request, problems) if problems else super().get(request, **key)


def refused(request: HttpRequest, problems: list[Problem]) -> HttpResponse:
    return render(request, "400.html", {"problems": problems}, status=400)


class PositionAnnotation(BareFile):
    """The same as at its twin in the API, for whoever follows the link on the position's page."""

    model = Position

    def respond(self, record: Position) -> HttpResponse:
        body = annotations.of_position(record, site_of(self.request))
        response = HttpResponse(written(body), content_type=media_type(self.request))
        response["Link"] = annotations.LINKS
        response["Allow"] = ALLOW
        patch_vary_headers(response, ["Accept"])
        return open_to_tools(self.request, response)


class DocumentText(BareFile):
    """The stored text, byte for byte, where its rights let the public read all of it."""

    model = Document

    def rows(self) -> QuerySet[Document]:
        return super().rows().defer(None)

    def address_of(self, record: Any) -> str:
        return reverse("public:document-text", args=[record.slug])

    def respond(self, record: Document) -> HttpResponse:
        if not record.public_text:
            raise Http404
        body = record.public_text.encode()
        response = HttpResponse(body, content_type="text/plain; charset=utf-8")
        return open_to_tools(self.request, response)


def site_of(request: HttpRequest) -> annotations.Site:
    return annotations.Site(
        settings.SITE_NAME, settings.LANGUAGE_CODE, lambda path: absolute(request, path)
    )


def media_type(request: HttpRequest) -> str:
    """JSON for those who accept nothing nearer: any other answer is what it is."""
    preferred = request.get_preferred_type([LINKED_DATA, annotations.MEDIA_TYPE, JSON])
    return JSON if preferred == JSON else annotations.MEDIA_TYPE


def written(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def open_to_tools(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Or 304 without a body, for who has this very one; scripts of any site may read it."""
    response["Access-Control-Allow-Origin"] = "*"
    etag = f'"{hashlib.sha256(response.content).hexdigest()}"'
    response["ETag"] = etag
    answer: HttpResponseBase | None = get_conditional_response(request, etag, response=response)
    return answer if isinstance(answer, HttpResponse) else response
