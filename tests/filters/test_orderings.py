"""Every documented order is total: no two rows are equal in it, and no row is without a place."""

from functools import reduce

import pytest
from django.db.models import Field

from dialogues.filters.listing import Listing
from tests.filters.asking import LISTINGS, ask
from tests.filters.rows import MOMENTS, Rows

ORDERINGS = [(listing, name) for listing in LISTINGS for name in listing.orderings]
each_ordering = pytest.mark.parametrize(
    ("listing", "name"),
    ORDERINGS,
    ids=[f"{listing.__name__}{name}" for listing, name in ORDERINGS],
)


def fields_on_the_way(listing: type[Listing], path: str) -> list[Field]:
    """The column that a sort key names, and the links that lead to it."""
    model, found = listing.model, []
    for part in path.lstrip("-").split("__"):
        field = model._meta.pk if part == "pk" else model._meta.get_field(part)
        found.append(field)
        model = field.related_model
    return found


@each_ordering
def test_the_primary_key_decides_last_and_nothing_before_it_is_null(listing, name):
    keys = listing.orderings[name].keys
    fields = [field for key in keys for field in fields_on_the_way(listing, key)]

    assert fields[-1] is listing.model._meta.pk
    assert [field.name for field in fields if field.null] == []


def test_a_column_that_can_be_null_would_be_noticed():
    assert [field.null for field in fields_on_the_way(LISTINGS[0], "-start_date")] == [True]


@each_ordering
def test_each_order_and_the_default_one_can_be_asked_for_and_is_labelled(listing, name):
    assert listing.default_ordering in listing.orderings
    assert str(listing.orderings[name].label)
    assert ask(listing, f"ordering={name}").ordering == name


@pytest.mark.django_db
@each_ordering
def test_rows_that_are_alike_have_one_order_all_the_same(listing, name):
    """Alike in every column that is not unique; the same on each page as in the whole list."""
    writer = Rows(listing.model)
    for _number in range(7):
        writer.add("The same", None, MOMENTS[0])
    keys = listing.orderings[name].keys
    rows = list(ask(listing, f"ordering={name}").ordered())
    places = [tuple(_value(row, key) for key in keys) for row in rows]

    assert len(set(places)) == len(rows) >= 7
    paged, cursor = [], ""
    while cursor is not None:
        page = ask(listing, f"ordering={name}&page_size=2&cursor={cursor}").page()
        paged += page.rows
        cursor = page.next
    assert paged == rows


def _value(row, key):
    return reduce(getattr, key.lstrip("-").split("__"), row)
