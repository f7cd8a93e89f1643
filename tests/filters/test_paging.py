"""Keyset pages: whatever is inserted or deleted meanwhile, rows that stay come once, in order."""

import base64
import json
from itertools import pairwise
from typing import Any

import pytest
from django.db.models import QuerySet
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dialogues.filters.listing import Listing
from dialogues.filters.paging import Page, page_of
from dialogues.filters.positions import PositionListing
from dialogues.filters.problems import InvalidParameters, Problem
from dialogues.filters.topics import TopicListing
from dialogues.models import Position
from dialogues.text.characters import forbidden_characters
from tests import factories as f
from tests.filters.asking import LISTINGS, ask, refused
from tests.filters.rows import DATES, MOMENTS, Rows

ORDERINGS = [(listing, name) for listing in LISTINGS for name in listing.orderings]
each_listing = pytest.mark.parametrize("listing", LISTINGS, ids=lambda listing: listing.__name__)
each_ordering = pytest.mark.parametrize(
    ("listing", "ordering"),
    ORDERINGS,
    ids=[f"{listing.__name__}{name}" for listing, name in ORDERINGS],
)
names = st.one_of(
    st.sampled_from(
        ["a", "A", "б", "笹", "", " ", '"\\', "\ue000", "\u0378", "ﷺ" * 100, "𝕏" * 300, "x" * 300]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
).filter(lambda name: not forbidden_characters(name))
rows = st.tuples(names, st.sampled_from(DATES), st.sampled_from(MOMENTS))
#: What happens between two pages: rows are added, and some of those there are deleted.
changes = st.tuples(st.lists(rows, max_size=2), st.lists(st.integers(0, 20), max_size=2))


class Reader:
    """Reads a list page by page while others write."""

    def __init__(self, listing: type[Listing], ordering: str, size: int) -> None:
        self.listing, self.ordering, self.size = listing, ordering, size
        self.writer = Rows(listing.model)
        self.added: set[int] = set()
        self.deleted: set[int] = set()

    def page(self, cursor: str | None) -> Page:
        return page_of(
            self.listing.model.objects.published(),
            self.listing.orderings,
            self.ordering,
            size=self.size,
            cursor=cursor,
            count=None,
        )

    def change(self, added: list[Any], deleted: list[int]) -> None:
        self.added |= {self.writer.add(*row) for row in added}
        present = list(self.mine().order_by("pk").values_list("pk", flat=True))
        gone = {present[place % len(present)] for place in deleted if present}
        self.deleted |= gone
        # As the database sees it: without the records' own refusal and history.
        if self.listing.model is Position:
            Position.topics.through.objects.filter(position__in=gone).delete()
        self.mine().filter(pk__in=gone)._raw_delete("default")

    def mine(self) -> Any:
        return QuerySet(self.listing.model)

    def everything(self) -> list[int]:
        keys = self.listing.orderings[self.ordering].keys
        return list(
            self.listing.model.objects.published().order_by(*keys).values_list("pk", flat=True)
        )

    def read(self, way: str, start: str | None, happenings: list[Any]) -> list[int]:
        """The rows on all pages from here on, in the order of reading."""
        seen: list[int] = []
        cursor, first = start, start is None
        left = list(happenings)
        while first or cursor:
            first = False
            page = self.page(cursor)
            keys = [row.pk for row in page.rows]
            assert len(keys) <= self.size
            seen += keys if way == "next" else reversed(keys)
            assert len(seen) < 100, "the pages never end"
            cursor = getattr(page, way)
            if left and cursor:
                self.change(*left.pop())
        return seen


def assert_once_and_in_order(seen: list[int], expected: list[int], stayed: set[int]) -> None:
    assert len(seen) == len(set(seen)), "a row came twice"
    assert [pk for pk in seen if pk in stayed] == [pk for pk in expected if pk in stayed]


class PagingTests(TestCase):
    @settings(max_examples=80)
    @given(
        st.sampled_from(ORDERINGS),
        st.integers(1, 4),
        st.lists(rows, max_size=9),
        st.lists(changes, max_size=4),
    )
    def test_forwards(self, chosen, size, start, happenings):
        reader = Reader(*chosen, size)
        reader.change(start, [])
        before = set(reader.everything())
        seen = reader.read("next", None, happenings)
        expected = reader.everything()
        assert_once_and_in_order(seen, expected, before & set(expected))

    @settings(max_examples=80)
    @given(
        st.sampled_from(ORDERINGS),
        st.integers(1, 4),
        st.lists(rows, max_size=9),
        st.lists(changes, max_size=4),
    )
    def test_backwards(self, chosen, size, start, happenings):
        reader = Reader(*chosen, size)
        reader.change(start, [])
        before = reader.everything()
        last = reader.page(None)
        for _page in before:
            last = reader.page(last.next) if last.next else last
        on_last = [row.pk for row in last.rows]
        seen = reader.read("previous", last.previous, happenings) if last.previous else []
        expected = reader.everything()
        stayed = set(before) & set(expected) - set(on_last)
        assert_once_and_in_order(seen, expected[::-1], stayed)

    @settings(max_examples=40)
    @given(st.sampled_from(ORDERINGS), st.integers(1, 3), st.lists(rows, min_size=1, max_size=7))
    def test_there_and_back_again(self, chosen, size, start):
        """Every page's neighbours lead to each other, and all pages together are the list."""
        reader = Reader(*chosen, size)
        reader.change(start, [])
        pages = [reader.page(None)]
        while pages[-1].next:
            assert len(pages) <= len(start), "the pages never end"
            pages.append(reader.page(pages[-1].next))
        assert [row.pk for page in pages for row in page.rows] == reader.everything()
        assert pages[0].previous is None
        for earlier, later in pairwise(pages):
            assert later.previous is not None
            assert reader.page(later.previous).rows == earlier.rows


@pytest.mark.django_db
@each_ordering
def test_a_list_is_read_to_its_end_through_its_own_links(listing, ordering):
    writer = Rows(listing.model)
    for date in DATES:
        for moment in MOMENTS[:2]:
            writer.add(f"Name {date}", date, moment)
    query = f"ordering={ordering}&page_size=3"
    whole = [row.pk for row in ask(listing, query).ordered()]
    page = ask(listing, query).page()
    seen = [row.pk for row in page.rows]
    assert (page.previous, page.count) == (None, len(whole))
    while page.next:
        page = ask(listing, f"{query}&cursor={page.next}").page()
        seen += [row.pk for row in page.rows]
        assert len(seen) <= len(whole), "the pages never end"
    assert seen == whole
    assert len(whole) >= len(DATES) * 2


@pytest.mark.django_db
@each_ordering
def test_a_minus_turns_the_order_round(listing, ordering):
    writer = Rows(listing.model)
    for place, date in enumerate(DATES):
        writer.add(f"Name {place}", date, MOMENTS[place % 3])
    turned = ordering[1:] if ordering.startswith("-") else f"-{ordering}"
    if turned not in listing.orderings or listing.model is Position:
        return
    there = [row.pk for row in ask(listing, f"ordering={ordering}").ordered()]
    back = [row.pk for row in ask(listing, f"ordering={turned}").ordered()]
    assert back == there[::-1]


@pytest.mark.django_db
@each_listing
def test_unknown_dates_come_last_where_the_newest_come_first(listing):
    if "-date" not in listing.orderings:
        return
    writer = Rows(listing.model)
    keys = {date: writer.add("Name", date, MOMENTS[0]) for date in DATES}
    order = [row.pk for row in ask(listing, "ordering=-date").ordered()]
    assert order == [keys[date] for date in (*reversed(DATES[1:]), None)]


@pytest.mark.django_db
def test_positions_of_one_conference_stand_in_the_order_of_their_text():
    conference = f.ConferenceFactory()
    first, second, third = (f.PositionFactory(conference=conference) for _ in range(3))
    for query in ("", "ordering=date", "ordering=-date"):
        assert ask(PositionListing, query).page().rows == [first, second, third]


@pytest.mark.django_db
@each_listing
def test_a_cursor_fits_in_an_address(listing):
    """Servers cut a request line at some 4,000 bytes; a title can be 500 long in any script."""
    writer = Rows(listing.model)
    for _ in range(2):
        writer.add('𝕏\ufdfa"' * 50, None, MOMENTS[0])
    for ordering in listing.orderings:
        page = ask(listing, f"page_size=1&ordering={ordering}").page()
        assert page.next is not None
        assert len(page.next) < 2_000
        assert (
            len(ask(listing, f"page_size=1&ordering={ordering}&cursor={page.next}").page().rows)
            == 1
        )


def packed(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def cursors() -> dict[str, str]:
    page = ask(TopicListing, "page_size=1").page()
    own = json.loads(base64.urlsafe_b64decode(page.next + "==="))
    ordering, _backwards, (key, pk) = own
    return {
        "nonsense": "nonsense",
        "not base64": "%%%",
        "not ASCII": "курсор",
        "NUL": "\x00",
        "surrogate": "\ud800",
        "cut": page.next[:-3],
        "no JSON": base64.urlsafe_b64encode(b"\xff\xfe").decode(),
        "a number": packed(5),
        "null": packed(None),
        "an object": packed({"a": 1, "b": 2, "c": 3}),
        "two parts": packed([ordering, 0]),
        "another ordering": packed(["-name", 0, [key, pk]]),
        "unknown ordering": packed(["pk", 0, [key, pk]]),
        "ordering is a list": packed([["name"], 0, [key, pk]]),
        "values missing": packed([ordering, 0, [key]]),
        "values too many": packed([ordering, 0, [key, pk, pk]]),
        "values no list": packed([ordering, 0, "ab"]),
        "key of another type": packed([ordering, 0, [key, "1"]]),
        "key a truth": packed([ordering, 0, [key, True]]),
        "key a fraction": packed([ordering, 0, [key, 1.5]]),
        "key a list": packed([ordering, 0, [key, [1]]]),
        "key null": packed([ordering, 0, [key, None]]),
        "key with 20 digits": packed([ordering, 0, [key, 10**20]]),
        "key with 1,000 digits": packed([ordering, 0, [key, 10**1_000]]),
        "name a number": packed([ordering, 0, [1, pk]]),
        "name with NUL": packed([ordering, 0, ["\x00", pk]]),
        "name with surrogate": packed([ordering, 0, ["\ud800", pk]]),
        "endless": packed([ordering, 0, ["x" * 10_000, pk]]),
        "deep": base64.urlsafe_b64encode(b"[" * 1_400).decode(),
        "infinity": base64.urlsafe_b64encode(f'["{ordering}",0,["a",Infinity]]'.encode()).decode(),
    }


@pytest.mark.django_db
def test_a_cursor_that_is_none_of_this_list_s_is_refused():
    f.TopicFactory()
    f.TopicFactory()
    for name, cursor in cursors().items():
        parameters = QueryDict(mutable=True)
        parameters["cursor"] = cursor
        assert refused(TopicListing, parameters) == [
            Problem("cursor", "This cursor does not belong to this list; begin again without it.")
        ], name


@pytest.mark.django_db
@pytest.mark.parametrize(
    "value", ["yesterday", "2021-13-01", "0001-01-01T00:00:00+14:00", 5, None, "\x00", ""]
)
@each_ordering
def test_a_cursor_with_a_broken_value_is_refused(listing, ordering, value):
    columns = listing.orderings[ordering].columns
    if columns[0].endswith("sort_key") and isinstance(value, str) and "\x00" not in value:
        return
    cursor = packed([ordering, 0, [value, *[1] * len(columns)]])
    with pytest.raises(InvalidParameters):
        ask(listing, f"ordering={ordering}&cursor={cursor}").page()


@pytest.mark.django_db
def test_an_empty_list_has_one_empty_page():
    assert ask(TopicListing).page() == Page(rows=[], next=None, previous=None, count=0)
