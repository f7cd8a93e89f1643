"""Lists for editors: every record in whatever state, page by page."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.api.parameters import require_known
from dialogues.choices import Status
from dialogues.filters.paging import Ordering, Page, page_of
from dialogues.filters.problems import InvalidParameters, Problem, unknown_value

PARAMETERS = ("view", "status", "page_size", "cursor", "format")
LARGEST_PAGE = 100
#: In the order in which they were begun, so that what is new comes last.
ORDERINGS = {"created": Ordering(gettext_lazy("by age"), ("created_at",))}


@dataclass(frozen=True)
class EditorsList:
    statuses: list[str]
    size: int
    cursor: str | None


def read_list(parameters: QueryDict) -> EditorsList:
    """Raises ``InvalidParameters``."""
    require_known(parameters, PARAMETERS, repeatable=("status",), formats=["json"])
    statuses = parameters.getlist("status")
    known = list(Status.values)
    bad = [
        unknown_value("status", status, known, all_of_them=True)
        for status in statuses
        if status not in known
    ]
    if bad:
        raise InvalidParameters(bad)
    return EditorsList(statuses, _size(parameters.get("page_size")), parameters.get("cursor"))


def page_for_editors(model: Any, asked: EditorsList) -> Page:
    rows = model._base_manager.all()
    if asked.statuses:
        rows = rows.filter(status__in=asked.statuses)
    count = None if asked.cursor else rows.count()
    return page_of(rows, ORDERINGS, "created", size=asked.size, cursor=asked.cursor, count=count)


def _size(given: str | None) -> int:
    if given is None:
        return LARGEST_PAGE // 2
    good = given.isascii() and given.isdigit() and len(given) <= 3
    if not good or not 1 <= int(given) <= LARGEST_PAGE:
        told = _("Give a number from 1 to %(most)s.") % {"most": LARGEST_PAGE}
        raise InvalidParameters([Problem("page_size", told)])
    return int(given)
