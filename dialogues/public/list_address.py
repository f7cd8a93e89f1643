"""The address of a list: every choice stands in it, in one order, and nothing that says nothing."""

from django.http import QueryDict

from dialogues.filters.listing import Listing

#: Of which filter a page shows all values; the list itself does not depend on it.
MORE = "more"
FIRST = ("q",)
LAST = ("updated_after", "ordering", "page_size", MORE, "fields", "format", "cursor")


def same(one: QueryDict, other: QueryDict) -> bool:
    """Whether both say the same, in whatever order."""
    first, second = ({name: sorted(values) for name, values in q.lists()} for q in (one, other))
    return first == second


def in_order(parameters: QueryDict, listing: type[Listing], *, more: str = "") -> QueryDict:
    """The search, the filters as the form has them, and how to show the list; no empty ones.

    Several values of one parameter are sorted and each stands once. Names that the listing does not
    know stand last.
    """
    known = (*FIRST, *listing.filter_names(), *LAST)
    names = (*known, *(name for name in parameters if name not in known))
    found = QueryDict(mutable=True)
    for name in names:
        values = {value.strip() for value in parameters.getlist(name)} - {""}
        if values:
            found.setlist(name, sorted(values))
    if more:
        found[MORE] = more
    return found
