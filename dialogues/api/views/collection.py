"""One noun's list and its records: subclasses declare the list, the shapes and the file formats.

``present`` alone makes JSON objects of rows; every format is written from these objects.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpResponseBase, HttpResponsePermanentRedirect, StreamingHttpResponse
from django.urls import URLPattern, path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSetMixin

from dialogues.api.formats import RECORD_FORMATS, Csv, JsonLines, LinkedData, Xlsx
from dialogues.api.parameters import chosen_fields
from dialogues.api.serializers.shape import Shape
from dialogues.api.views.read_view import ReadView
from dialogues.exporting.csv_lines import Column, csv_lines, of_fields
from dialogues.exporting.json_lines import json_lines
from dialogues.exporting.linked_data import nodes
from dialogues.exporting.provenance import about
from dialogues.exporting.rows import chunks
from dialogues.exporting.workbooks import workbook
from dialogues.filters import finding
from dialogues.filters.listing import Listing

Fields = list[str] | None
Json = dict[str, Any]


class Collection(ViewSetMixin, ReadView):
    renderer_classes = RECORD_FORMATS
    parameters = ("fields", "format")
    repeatable = ("fields",)

    plural: ClassVar[str]
    noun: ClassVar[str]
    #: What identifies a record in its address: the path converter and the name of the column.
    key: ClassVar[str] = "slug:slug"
    listing: ClassVar[type[Listing]]
    shape: ClassVar[type[Shape]]
    detail_shape: ClassVar[type[Shape]]
    columns: ClassVar[Sequence[Column]]
    #: Makes a JSON-LD node of one of the noun's JSON objects.
    linked: Callable[[Json], Json]

    @classmethod
    def addresses_of_views(cls) -> list[URLPattern]:
        list_view, detail_view = cls.as_view({"get": "list"}), cls.as_view({"get": "retrieve"})
        return [
            path(f"{cls.plural}/", list_view, name=f"{cls.noun}-list"),
            path(f"{cls.plural}/<{cls.key}>/", detail_view, name=f"{cls.noun}-detail"),
        ]

    def check_parameters(self, request: Request) -> None:
        if self.action != "list":  # a list's parameters are read by its Listing
            super().check_parameters(request)

    def list(self, request: Request) -> HttpResponseBase:
        """Records that match all parameters, page by page."""
        listing = self.listing(request.query_params, field_names=self.shape.field_names())
        fields = self.with_needed(listing.fields)
        if self.format in STREAMED:
            pages = (self.present(rows, fields, self.shape) for rows in chunks(listing))
            return self.stream(pages, fields or self.shape.field_names())
        page = listing.page()
        rows = self.present(page.rows, fields, self.shape)
        neighbours = {"next": self.cursor(page.next), "previous": self.cursor(page.previous)}
        body: Json = {"count": page.count, **neighbours, "results": rows}
        if self.format == LinkedData.format:
            body = nodes.graph(type(self).linked(row) for row in rows)
        return Response(body, headers=_links(neighbours))

    def retrieve(self, request: Request, **key: Any) -> HttpResponseBase:
        """One record."""
        fields = self.with_needed(
            chosen_fields(request.query_params, self.detail_shape.field_names())
        )
        try:
            record = finding.find(self.detail_rows(), key)
        except finding.Moved as moved:
            address = self.addresses.record(self.noun, moved.record.slug, request.query_params)
            return HttpResponsePermanentRedirect(address)
        rows = self.present([record], fields, self.detail_shape)
        if self.format in STREAMED:
            return self.stream([rows], fields or self.detail_shape.field_names())
        as_linked = self.format == LinkedData.format
        return Response(nodes.document(type(self).linked(rows[0])) if as_linked else rows[0])

    def detail_rows(self) -> QuerySet[Any]:
        return self.listing.model.objects.published().for_list()

    def present(self, rows: Sequence[Any], fields: Fields, shape: type[Shape]) -> Sequence[Json]:
        """Rows as JSON objects; the one place to make them faster."""
        serializer = shape(context=self.context(rows), fields=fields)
        return [serializer.to_representation(row) for row in rows]

    def context(self, rows: Iterable[Any]) -> dict[str, Any]:
        return {"addresses": self.addresses}

    @property
    def format(self) -> str:
        return self.request.accepted_renderer.format

    def with_needed(self, fields: Fields) -> Fields:
        """A node of linked data is nothing without its address."""
        needed = ["url"] if self.format == LinkedData.format else []
        return fields if fields is None else [*fields, *needed]

    def cursor(self, cursor: str | None) -> str | None:
        return self.addresses.here(cursor=cursor) if cursor else None

    def stream(
        self, pages: Iterable[Iterable[Json]], fields: Sequence[str]
    ) -> StreamingHttpResponse:
        """A whole file, written while it is read; asked by HEAD, only what it would be."""
        renderer: Any = self.request.accepted_renderer
        asked = self.request.method == "GET"
        return StreamingHttpResponse(
            self.written(pages, of_fields(self.columns, fields)) if asked else (),
            content_type=renderer.content_type,
            headers={
                "Content-Disposition": f'attachment; filename="{self.plural}.{renderer.format}"'
            },
        )

    def written(
        self, pages: Iterable[Iterable[Json]], columns: Sequence[Column]
    ) -> Iterable[str] | Iterable[bytes]:
        if self.format == JsonLines.format:
            return json_lines(pages)
        if self.format == Csv.format:
            return csv_lines(pages, columns)
        source = about(self.addresses.here(), self.request.query_params)
        return workbook(self.plural, pages, columns, source)


STREAMED = (Csv.format, JsonLines.format, Xlsx.format)


def _links(neighbours: dict[str, str | None]) -> dict[str, str]:
    """``Link`` header fields (RFC 8288): linked data has no other place for them."""
    names = {"next": "next", "previous": "prev"}
    links = [f'<{url}>; rel="{names[name]}"' for name, url in neighbours.items() if url]
    return {"Link": ", ".join(links)} if links else {}
