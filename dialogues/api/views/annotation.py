"""Quotations as annotations, for tools that show them over the texts they stand in."""

import re
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.api.formats import Json, LinkedData
from dialogues.api.openapi import annotation as described
from dialogues.api.views.read_view import ReadView
from dialogues.exporting import annotations
from dialogues.filters import finding
from dialogues.filters.problems import InvalidParameters, Problem
from dialogues.models import Document, Position

#: Of a page: far more than any text has.
NUMBER = re.compile(r"[1-9][0-9]{0,5}")


class Annotations(LinkedData):
    """Asked for with the profile or without it, answered with it."""

    other_types = (annotations.MEDIA_TYPE,)


class AnnotationView(ReadView):
    renderer_classes = [Annotations, Json]
    schema = described.AnnotationInspector()
    tag = "annotations"
    #: Whether its records have slugs, which can change.
    moves = False

    @property
    def site(self) -> annotations.Site:
        return annotations.Site(settings.SITE_NAME, settings.LANGUAGE_CODE, self.addresses.at)

    def answered(self, body: dict[str, Any]) -> Response:
        linked = self.request.accepted_renderer.format == Annotations.format
        return Response(
            body,
            content_type=annotations.MEDIA_TYPE if linked else None,
            headers={"Link": annotations.LINKS},
        )


class PositionAnnotation(AnnotationView):
    described = staticmethod(described.of_position)

    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """The exact words of a position, one annotation each (W3C Web Annotation)."""
        rows = Position.objects.published().for_list()
        return self.answered(annotations.of_position(finding.find(rows, {"pk": pk}), self.site))


class DocumentAnnotations(AnnotationView):
    """Pages are numbered as the recommendation has it, with ``startIndex`` and ``last``."""

    parameters = ("page", "format")
    described = staticmethod(described.of_document)
    moves = True

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """All quotations of a document, in the order of its text; “page” takes one page alone."""
        number = page_number(request.query_params.get("page"))
        try:
            document = finding.find(self.documents(), {"slug": slug})
        except finding.Moved as moved:
            address = reverse("api:document-annotations", args=[moved.record.slug])
            query = request.query_params.urlencode()
            return HttpResponsePermanentRedirect(
                self.addresses.at(f"{address}?{query}" if query else address)
            )
        return self.answered(self.page(document, number))

    def documents(self) -> QuerySet[Document]:
        return Document.objects.published().defer("text")

    def page(self, document: Document, number: int | None) -> dict[str, Any]:
        rows = annotations.of_document(document)
        page = annotations.PageNumber(number or 1, rows.count())
        if not page.exists:
            raise finding.Absent
        return annotations.first_or_page(document, rows, page, self.site, whole=number is None)


def page_number(given: str | None) -> int | None:
    """Raises ``InvalidParameters`` for anything but a whole number from 1 to 999999."""
    if given is None:
        return None
    if not NUMBER.fullmatch(given):
        raise InvalidParameters([Problem("page", _("“page” is a whole number from 1 to 999999."))])
    return int(given)
