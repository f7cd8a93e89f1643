"""One noun's list and its records: subclasses declare the list, the shapes and the file formats.

``present`` alone makes JSON objects of rows; every format is written from these objects.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpResponseBase, HttpResponsePermanentRedirect, StreamingHttpResponse
from django.urls import URLPattern, path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSetMixin

from dialogues.api.expanding import opened
from dialogues.api.formats import RECORD_FORMATS, Csv, JsonLines, Turtle, Xlsx
from dialogues.api.formats import Json as PlainJson
from dialogues.api.parameters import read_wanted, require_expandable, require_one_format
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
STREAMED = (Csv.format, JsonLines.format, Xlsx.format, Turtle.format)
#: In which a link can hold a whole record.
NESTING = (PlainJson.format, JsonLines.format)
#: Rows of a file that are read at a time where each brings whole other records along.
EXPANDED_CHUNK = 100


class Collection(ViewSetMixin, ReadView):
    renderer_classes = RECORD_FORMATS
    parameters = ("fields", "omit", "expand", "format")
    repeatable = ("fields", "omit", "expand")
    #: What each of the two addresses does with each method; what writes adds its own.
    list_actions: ClassVar[Mapping[str, str]] = {"get": "list"}
    detail_actions: ClassVar[Mapping[str, str]] = {"get": "retrieve"}
    by_noun: ClassVar[dict[str, type["Collection"]]] = {}

    plural: ClassVar[str]
    noun: ClassVar[str]
    #: What identifies a record in its address: the path converter and the name of the column.
    key: ClassVar[str] = "slug:slug"
    listing: ClassVar[type[Listing]]
    shape: ClassVar[type[Shape]]
    detail_shape: ClassVar[type[Shape]]
    #: Links that can be expanded, each with the noun of the record that stands there.
    links: ClassVar[Mapping[str, str]] = {}
    columns: ClassVar[Sequence[Column]]
    #: Makes a JSON-LD node of one of the noun's JSON objects.
    linked: Callable[[Json], Json]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "noun" in vars(cls):
            Collection.by_noun[cls.noun] = cls

    @classmethod
    def addresses_of_views(cls) -> list[URLPattern]:
        """Of the list and of each record; and, only to be read, of both with a format’s extension."""
        many, one = cls.as_view({**cls.list_actions}), cls.as_view({**cls.detail_actions})
        many_as, one_as = cls.as_view({"get": "list"}), cls.as_view({"get": "retrieve"})
        record, noun = f"{cls.plural}/<{cls.key}>", cls.noun
        return [
            path(f"{cls.plural}/", many, name=f"{noun}-list"),
            path(f"{cls.plural}.<str:format>", many_as, name=f"{noun}-list-as"),
            path(f"{record}/", one, name=f"{noun}-detail"),
            path(f"{record}.<str:format>", one_as, name=f"{noun}-detail-as"),
        ]

    def check_parameters(self, request: Request) -> None:
        require_one_format(self.format_kwarg, request.query_params)
        if self.action != "list":  # a list's parameters are read by its Listing
            super().check_parameters(request)

    def list(self, request: Request, **_extension: str) -> HttpResponseBase:
        """Records that match all parameters, page by page."""
        names = self.shape.field_names()
        listing = self.listing(
            request.query_params, field_names=names, links=list(self.links), formats=self.formats
        )
        fields, links = self.with_needed(listing.fields), self.to_open(listing.expand)
        if self.format in STREAMED:
            parts = chunks(listing, EXPANDED_CHUNK if links else None)
            pages = (self.opened(self.present(rows, fields, self.shape), links) for rows in parts)
            return self.stream(pages, fields or names)
        page = listing.page()
        rows = self.opened(self.present(page.rows, fields, self.shape), links)
        neighbours = {"next": self.cursor(page.next), "previous": self.cursor(page.previous)}
        body: Json = {"count": page.count, **neighbours, "results": rows}
        places = {"first": self.addresses.beginning(), **neighbours}
        if self.is_linked:
            body = self.linked_page(rows, places, page.count)
        return Response(body, headers={"Link": _link_header(places)})

    def retrieve(self, request: Request, **key: Any) -> HttpResponseBase:
        """One record."""
        extension, names = key.pop("format", None), self.detail_shape.field_names()
        wanted = read_wanted(request.query_params, names, list(self.links))
        fields, links = self.with_needed(wanted.fields), self.to_open(wanted.expand)
        try:
            record = finding.find(self.detail_rows(), key)
        except finding.Moved as moved:
            slug, parameters = moved.record.slug, request.query_params
            address = self.addresses.record(self.noun, slug, parameters, extension)
            return HttpResponsePermanentRedirect(address)
        rows = self.opened(self.present([record], fields, self.detail_shape), links)
        if self.format in STREAMED:
            return self.stream([rows], fields or names)
        if not self.is_linked:
            return Response(rows[0])
        return Response(nodes.document(type(self).linked(rows[0]), self.vocabulary))

    def detail_rows(self) -> QuerySet[Any]:
        return self.listing.model.objects.published().for_list()

    def present(self, rows: Sequence[Any], fields: Fields, shape: type[Shape]) -> Sequence[Json]:
        """Rows as JSON objects; the one place to make them faster."""
        serializer = shape(context=self.context(rows), fields=fields)
        return [serializer.to_representation(row) for row in rows]

    def context(self, rows: Iterable[Any]) -> dict[str, Any]:
        return {"addresses": self.addresses}

    def to_open(self, names: Iterable[str]) -> dict[str, str]:
        """The links asked for by ``expand``, with their nouns."""
        links = {name: self.links[name] for name in names}
        require_expandable(list(links), self.format, NESTING)
        return links

    def opened(self, rows: Sequence[Json], links: Mapping[str, str]) -> Sequence[Json]:
        return opened(rows, links, self.whole) if links else rows

    def whole(self, noun: str, slugs: Iterable[str]) -> dict[str, Json]:
        """Public records of another noun as their own addresses give them, by slug."""
        other = Collection.by_noun[noun]()
        other.request, other.addresses = self.request, self.addresses
        rows = list(other.detail_rows().filter(slug__in=slugs))
        return {row["slug"]: row for row in other.present(rows, None, other.detail_shape)}

    @property
    def format(self) -> str:
        return self.request.accepted_renderer.format

    @property
    def formats(self) -> Sequence[str]:
        return [renderer.format for renderer in self.renderer_classes]

    @property
    def vocabulary(self) -> str:
        return self.addresses.of("vocabulary")

    def linked_page(
        self, rows: Iterable[Json], places: Mapping[str, str | None], count: int | None
    ) -> Json:
        """The nodes of a page, and last the node that says which page of what it is."""
        members = [type(self).linked(row) for row in rows]
        here = f"{self.addresses.here()}#page"
        page = nodes.page(members, self.addresses.beginning(), here, places, count)
        return nodes.graph([*members, page], self.vocabulary)

    @property
    def is_linked(self) -> bool:
        return getattr(self.request.accepted_renderer, "linked", False)

    def with_needed(self, fields: Fields) -> Fields:
        """A node of linked data is nothing without its address."""
        needed = ["url"] if self.is_linked else []
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


def _link_header(pages: Mapping[str, str | None]) -> str:
    """RFC 8288; linked data has no other place for them."""
    names = {"first": "first", "next": "next", "previous": "prev"}
    return ", ".join(f'<{url}>; rel="{names[name]}"' for name, url in pages.items() if url)
