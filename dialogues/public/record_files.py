"""What a record's page offers to take away: files, a feed, a calendar, citations, and its metadata."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.exporting.calendars import has_day
from dialogues.exporting.citations.records import MAKERS, references
from dialogues.models import Conference, EditorialRecord, Position
from dialogues.public.addresses import api_twin
from dialogues.public.citing.block import block
from dialogues.public.citing.metadata import meta_tags
from dialogues.public.citing.site import site_of
from dialogues.public.list_page import FORMAT_NAMES, Link

MEDIA_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/jsonl",
    "jsonld": "application/ld+json",
}


def record_files(record: EditorialRecord, request: HttpRequest, *, preview: bool) -> dict[str, Any]:
    """For the page's context; a preview has neither files nor feed, for there is nothing public.

    Pages below the record's own, such as that of its changes, offer nothing of it.
    """
    if request.path != address_of(record):
        return {}
    found = citation(record, request, preview=preview)
    if preview:
        return found
    twin = api_twin(address_of(record))
    return {
        **found,
        "exports": [Link(label, f"{twin}?format={value}") for value, label in FORMAT_NAMES.items()],
        "feed_url": own_address(record, "own-feed"),
        "calendar": calendar(record),
        "alternates": [
            {"type": kind, "url": f"{twin}?format={name}", "title": FORMAT_NAMES[name]}
            for name, kind in MEDIA_TYPES.items()
        ],
    }


def citation(record: EditorialRecord, request: HttpRequest, *, preview: bool) -> dict[str, Any]:
    """The block to copy and the tags in the head, for records that are cited."""
    if type(record) not in MAKERS:
        return {}
    (reference,) = references([record], site_of(request), preview=preview)
    return {"cite": block(reference), "metadata": meta_tags(reference)}


def calendar(record: EditorialRecord) -> list[Link]:
    if not isinstance(record, Conference) or not has_day(record):
        return []
    return [Link(_("Calendar"), own_address(record, "calendar"))]


def own_address(record: EditorialRecord, what: str) -> str:
    row: Any = record
    key = row.pk if isinstance(record, Position) else row.slug
    return reverse(f"public:{record._meta.model_name}-{what}", args=[key])


def address_of(record: Any) -> str:
    return str(record.get_absolute_url())
