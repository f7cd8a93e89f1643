"""What a record's page offers to take away: files, a feed, a calendar, citations, and its metadata."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.exporting.annotations import MEDIA_TYPE as ANNOTATIONS
from dialogues.exporting.calendars import has_day
from dialogues.exporting.citations.records import MAKERS, references
from dialogues.models import Conference, Document, EditorialRecord, Position, Topic
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
        "exports": [
            *(Link(label, f"{twin}?format={value}") for value, label in FORMAT_NAMES.items()),
            *(Link(one["title"], one["url"]) for one in own_kinds(record)),
        ],
        "feed_url": own_address(record, "own-feed"),
        "calendar": calendar(record),
        "alternates": [
            {"type": kind, "url": f"{twin}?format={name}", "title": FORMAT_NAMES[name]}
            for name, kind in MEDIA_TYPES.items()
        ]
        + own_kinds(record),
    }


def own_kinds(record: EditorialRecord) -> list[dict[str, str]]:
    """What only records of its noun are to be had as: annotations, the plain text, a thesaurus."""
    if isinstance(record, Topic):
        address = f"{api_twin(address_of(record))}?format=ttl"
        return [{"type": "text/turtle", "url": address, "title": "SKOS (Turtle)"}]
    if isinstance(record, Position) and record.quotations.all():
        address = reverse("public:position-annotation", args=[record.pk])
        return [{"type": ANNOTATIONS, "url": address, "title": _("Web annotation")}]
    if isinstance(record, Document):
        return [*annotations_on(record), *plain_text(record)]
    return []


def annotations_on(record: Document) -> list[dict[str, str]]:
    address = api_twin(f"{address_of(record)}annotations/")
    return [{"type": ANNOTATIONS, "url": address, "title": _("Web annotations")}]


def plain_text(record: Document) -> list[dict[str, str]]:
    if not record.public_text:
        return []
    address = reverse("public:document-text", args=[record.slug])
    return [{"type": "text/plain", "url": address, "title": _("Plain text")}]


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
