"""Where the citation of a record is to be had as a file."""

from typing import Any

from django.urls import reverse

from dialogues.exporting.citations.reference import Kind
from dialogues.models import EditorialRecord, Position


def citation_address(record: EditorialRecord, extension: str) -> str:
    """``/positions/7/citation.ris``, for a position, a conference or a document."""
    row: Any = record
    key = row.pk if isinstance(record, Position) else row.slug
    return address_of_kind(Kind(record._meta.model_name or ""), str(key), extension)


def address_of_kind(kind: Kind, key: str, extension: str) -> str:
    return reverse(f"public:{kind}-citation", args=[key, extension])
