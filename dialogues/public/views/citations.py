from collections.abc import Iterator
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views import View

from dialogues.exporting.citations.records import references
from dialogues.exporting.citations.reference import Reference
from dialogues.exporting.rows import chunks
from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.documents import DocumentListing
from dialogues.filters.listing import Listing
from dialogues.filters.positions import PositionListing
from dialogues.filters.problems import InvalidParameters
from dialogues.models import Conference, Document, Position
from dialogues.public.citing.addresses import citation_address
from dialogues.public.citing.formats import FORMATS, Format
from dialogues.public.citing.parameters import accepted
from dialogues.public.citing.site import site_of
from dialogues.public.record_page import RecordPage


def format_of(extension: str) -> Format:
    """The format that an address names; raises ``Http404`` for any other."""
    if extension not in FORMATS:
        raise Http404
    return FORMATS[extension]


def as_file(lines: Iterator[str], one: Format, name: str, *, head: bool) -> HttpResponseBase:
    return StreamingHttpResponse(
        () if head else lines,
        content_type=one.content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}.{one.extension}"'},
    )


class CitationFile(RecordPage):
    """One record’s citation: found, moved, withdrawn and refused as its page is."""

    def get(self, request: HttpRequest, **key: Any) -> HttpResponse:
        self.file_format = format_of(key.pop("extension"))
        return super().get(request, **key)

    def address_of(self, record: Any) -> str:
        return citation_address(record, self.file_format.extension)

    def respond(self, record: Any) -> HttpResponse:
        found = references([record], site_of(self.request), preview=self.preview)
        body = "".join(self.file_format.write(found))
        name = f"{found[0].record.identifier}.{self.file_format.extension}"
        return HttpResponse(
            body,
            content_type=self.file_format.content_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class PositionCitation(CitationFile):
    model = Position


class ConferenceCitation(CitationFile):
    model = Conference


class DocumentCitation(CitationFile):
    model = Document


class CitationList(View):
    """The citations of a whole list, with its filters and in its order, written while it is read."""

    http_method_names = ["get", "head"]
    listing: ClassVar[type[Listing]]
    name: ClassVar[str]

    def get(self, request: HttpRequest, extension: str) -> HttpResponseBase:
        one = format_of(extension)
        try:
            listing = accepted(self.listing, request.GET)
        except InvalidParameters as fault:
            return render(request, "400.html", {"problems": fault.problems}, status=400)
        lines = one.write(self.references(listing))
        return as_file(lines, one, self.name, head=request.method == "HEAD")

    def references(self, listing: Listing) -> Iterator[Reference]:
        site = site_of(self.request)
        for rows in chunks(listing):
            yield from references(rows, site)


class PositionCitations(CitationList):
    listing = PositionListing
    name = "positions"


class ConferenceCitations(CitationList):
    listing = ConferenceListing
    name = "conferences"


class DocumentCitations(CitationList):
    listing = DocumentListing
    name = "documents"
