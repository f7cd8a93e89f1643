"""Annotations together: those of one position at once, those of a document page by page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from dialogues.exporting.annotations.annotation import annotation
from dialogues.exporting.annotations.protocol import CONTEXT
from dialogues.exporting.annotations.site import Site
from dialogues.models import Document, Position, Quotation

#: Annotations on a page: each is about 2 KB.
PAGE_SIZE = 100
Json = dict[str, Any]


@dataclass(frozen=True)
class PageNumber:
    """One of ``last`` pages, counted from 1; an empty collection has one empty page."""

    number: int
    total: int

    @property
    def last(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))

    @property
    def start(self) -> int:
        return (self.number - 1) * PAGE_SIZE

    @property
    def exists(self) -> bool:
        return 1 <= self.number <= self.last


def of_position(position: Position, site: Site) -> Json:
    """The position's public quotations, in one page."""
    address = site.of_position(position)
    items = [annotation(one, site) for one in position.quotations.all()]
    page = {"id": f"{address}#page", "partOf": address, "startIndex": 0, "items": items}
    head = _collection(address, position.statement, len(items))
    return {
        "@context": CONTEXT,
        **head,
        "first": {"type": "AnnotationPage", **page},
        "last": page["id"],
    }


def of_document(document: Document) -> QuerySet[Quotation]:
    """The public quotations of its public positions, in the order of the text."""
    positions = Position.objects.published().filter(document=document)
    rows = Quotation.objects.published().filter(position__in=positions.values("pk"))
    return rows.order_by(F("start").asc(nulls_last=True), "position", "order", "pk")


def first_or_page(
    document: Document, rows: QuerySet[Quotation], page: PageNumber, site: Site, *, whole: bool
) -> Json:
    """The collection with its first page in it; or, not ``whole``, one page that names it."""
    address = site.of_document(document)
    head = _collection(address, document.title, page.total)
    found = {
        "id": _page(address, page.number),
        "type": "AnnotationPage",
        "partOf": address if whole else head,
        "startIndex": page.start,
        **_neighbours(address, page),
        "items": [annotation(one, site) for one in _with_positions(rows[_slice(page)])],
    }
    if not whole:
        return {"@context": CONTEXT, **found}
    return {"@context": CONTEXT, **head, "first": found, "last": _page(address, page.last)}


def _slice(page: PageNumber) -> slice:
    return slice(page.start, page.start + PAGE_SIZE)


def _with_positions(rows: Iterable[Quotation]) -> list[Quotation]:
    """Each with its position and that one's public parts, at a fixed number of queries."""
    found = list(rows)
    keys = {one.position_id for one in found}
    positions = Position.objects.published().for_list().in_bulk(keys)
    for one in found:
        one.position = positions[one.position_id]
    return found


def _collection(address: str, label: str, total: int) -> Json:
    return {"id": address, "type": "AnnotationCollection", "label": label, "total": total}


def _neighbours(address: str, page: PageNumber) -> dict[str, str]:
    found = {}
    if page.number < page.last:
        found["next"] = _page(address, page.number + 1)
    if page.number > 1:
        found["prev"] = _page(address, page.number - 1)
    return found


def _page(address: str, number: int) -> str:
    return f"{address}?page={number}"
