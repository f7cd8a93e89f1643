from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from dialogues.analysis.completeness import progress_by_document
from dialogues.api.serializers.documents import DocumentDetailSerializer, DocumentSerializer
from dialogues.api.writing.collection import WrittenCollection
from dialogues.exporting.columns.documents import COLUMNS
from dialogues.exporting.linked_data.documents import creative_work
from dialogues.filters.documents import DocumentListing
from dialogues.models import Document


class Documents(WrittenCollection):
    plural, noun = "documents", "document"
    listing = DocumentListing
    shape = DocumentSerializer
    detail_shape = DocumentDetailSerializer
    links = {
        "publisher": "institution",
        "authors": "participant",
        "conferences": "conference",
        "known_through": "document",
    }
    columns = COLUMNS
    linked = staticmethod(creative_work)

    def detail_rows(self) -> QuerySet[Document]:
        return super().detail_rows().defer(None)

    def context(self, rows: Iterable[Document]) -> dict[str, Any]:
        return super().context(rows) | {"progress": progress_by_document(rows)}
