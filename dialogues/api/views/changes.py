from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponseBase, StreamingHttpResponse
from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.api.formats import Json, JsonLines
from dialogues.api.openapi.changes import ChangesInspector
from dialogues.api.serializers.changes import ChangeSerializer
from dialogues.api.views.collection import Collection
from dialogues.api.views.read_view import ReadView
from dialogues.exporting.json_lines import json_lines
from dialogues.filters.changes_since import RECORD, Change, ChangesSince
from dialogues.filters.paging import LARGEST_EXPANDED_PAGE_SIZE, LARGEST_PAGE_SIZE

Entry = dict[str, Any]


class Changes(ReadView):
    schema = ChangesInspector()
    tag = "changes"
    renderer_classes = [Json, JsonLines]
    parameters = ("since", "type", "expand", "page_size", "format")
    repeatable = ("type", "expand")
    collections = Collection.by_noun

    def get(self, request: Request) -> HttpResponseBase:
        """What became of every record, in order, from where the reader left off."""
        asked = ChangesSince(request.query_params)
        if request.accepted_renderer.format == JsonLines.format:
            return self.file(asked)
        stretch = asked.stretch(asked.since, asked.size)
        following = self.addresses.here(since=str(stretch.since)) if stretch.more else None
        body = {
            "results": self.present(stretch.entries, asked),
            "next": following,
            "since": stretch.since,
            "head": asked.head,
        }
        links = {"Link": f'<{following}>; rel="next"'} if following else {}
        return Response(body, headers=links)

    def file(self, asked: ChangesSince) -> StreamingHttpResponse:
        """All entries up to now, written while they are read."""
        size = LARGEST_EXPANDED_PAGE_SIZE if asked.expands else LARGEST_PAGE_SIZE
        pages = (self.present(entries, asked) for entries in asked.stretches(size))
        return StreamingHttpResponse(
            json_lines(pages) if self.request.method == "GET" else (),
            content_type=JsonLines.content_type,
            headers={"Content-Disposition": 'attachment; filename="changes.jsonl"'},
        )

    def present(self, entries: Sequence[Change], asked: ChangesSince) -> list[Entry]:
        serializer = ChangeSerializer(context={"addresses": self.addresses})
        told = [serializer.to_representation(entry) for entry in entries]
        if not asked.expands:
            return told
        records = self.records(entries)
        return [
            one | {RECORD: records.get((entry.noun, entry.pk)) if entry.is_kept else None}
            for one, entry in zip(told, entries, strict=True)
        ]

    def records(self, entries: Iterable[Change]) -> dict[tuple[str, int], Entry]:
        """As their own addresses answer, at a fixed number of queries a noun."""
        wanted = [(entry.noun, entry.pk) for entry in entries if entry.is_kept]
        found: dict[tuple[str, int], Entry] = {}
        for noun in dict.fromkeys(noun for noun, _pk in wanted):
            collection = self.collections[noun]()
            collection.request, collection.addresses = self.request, self.addresses
            rows = collection.detail_rows().filter(
                pk__in={pk for name, pk in wanted if name == noun}
            )
            listed = list(rows)
            told = collection.present(listed, None, collection.detail_shape)
            found |= {(noun, row.pk): one for row, one in zip(listed, told, strict=True)}
        return found
