"""Pages of lists, shorter than elsewhere: an assistant reads every word."""

from typing import Any

from django.utils.translation import gettext as _

from dialogues.api.mcp.toolbox.schemas import LARGEST_PAGE, PAGE
from dialogues.api.mcp.toolbox.tool import Json, as_parameters
from dialogues.filters.listing import Listing
from dialogues.filters.paging import Page
from dialogues.filters.problems import InvalidParameters, Problem


def page_of(listing: type[Listing], arguments: Json) -> Page:
    """Raises ``InvalidParameters`` with the sentences of the list itself."""
    asked: dict[str, Any] = {"page_size": PAGE, **arguments}
    require_small(asked["page_size"], LARGEST_PAGE)
    return listing(as_parameters(asked)).page()


def require_small(size: int, largest: int) -> None:
    if not 1 <= size <= largest:
        message = _("“page_size” is a whole number from 1 to %(largest)s.")
        raise InvalidParameters([Problem("page_size", message % {"largest": largest})])
