"""All rows of a list with their parts, in the list's order, a thousand at a time."""

from collections.abc import Iterator
from typing import Any

from dialogues.filters.listing import Listing
from dialogues.filters.paging import page_of

CHUNK = 1000


def chunks(listing: Listing, size: int | None = None) -> Iterator[list[Any]]:
    """Page after page by keyset: a slow reader holds neither memory nor a transaction open.

    ``size``: how many rows at a time, where a thousand would be too many.
    """
    cursor = None
    while True:
        page = page_of(
            listing.ordered(),
            listing.orderings,
            listing.ordering,
            size=size or CHUNK,
            cursor=cursor,
            count=None,
        )
        yield page.rows
        if page.next is None:
            return
        cursor = page.next
