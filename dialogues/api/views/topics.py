from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from dialogues.api.formats import RECORD_FORMATS, Turtle
from dialogues.api.serializers.shape import Shape
from dialogues.api.serializers.topics import TopicSerializer
from dialogues.api.views.collection import Fields, Json
from dialogues.api.writing.collection import WrittenCollection
from dialogues.exporting.columns.topics import COLUMNS
from dialogues.exporting.csv_lines import Column
from dialogues.exporting.linked_data.topics import defined_term
from dialogues.exporting.skos.kinship import unrelated_kin
from dialogues.filters.topics import TopicListing
from dialogues.models import Topic


class Topics(WrittenCollection):
    renderer_classes = [*RECORD_FORMATS, Turtle]
    plural, noun = "topics", "topic"
    listing = TopicListing
    shape = detail_shape = TopicSerializer
    links = {"parent": "topic", "narrower": "topic", "related": "topic"}
    columns = COLUMNS
    linked = staticmethod(defined_term)

    def detail_rows(self) -> QuerySet[Topic]:
        return super().detail_rows().with_positions_count()  # type: ignore[attr-defined]

    def present(self, rows: Sequence[Any], fields: Fields, shape: type[Shape]) -> Sequence[Json]:
        """As linked data, without those relations that SKOS forbids."""
        presented = super().present(rows, fields, shape)
        if self.is_linked and (fields is None or "related" in fields):
            for topic, row in zip(rows, presented, strict=True):
                kin = unrelated_kin(topic)
                row["related"] = [one for one in row["related"] if one["slug"] not in kin]
        return presented

    def written(
        self, pages: Iterable[Iterable[Json]], columns: Sequence[Column]
    ) -> Iterable[str] | Iterable[bytes]:
        """A thesaurus is one document: a few hundred topics, whole, with their scheme."""
        if self.format != Turtle.format:
            return super().written(pages, columns)
        from dialogues.exporting.skos.turtle import turtle

        rows = (row for page in pages for row in page)
        return [turtle(rows, self.addresses.of("topic-list"))]
