"""Pages under other people’s hands: no row that stayed is lost, and none comes twice.

Sixty rows with ties and null dates are there from the beginning; between any two pages some are added
before, among and after them, and some are deleted. Read forwards to the end and back again.
"""

from typing import Any

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dialogues.choices import Status
from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.documents import DocumentListing
from dialogues.filters.listing import Listing
from dialogues.filters.paging import LARGEST_PAGE_SIZE
from dialogues.filters.positions import PositionListing
from dialogues.models import Conference, Document, Position, Topic
from tests.filters.asking import ask
from tests.filters.rows import DATES, MOMENTS, Rows

ROWS = 60
DATED = [ConferenceListing, DocumentListing, PositionListing]
ORDERINGS = [(listing, name) for listing in DATED for name in listing.orderings]
NAMES = ["a", "A", "б", "笹", "same"]
#: Small ones cut often; the larger, the fewer; the largest allowed too.
sizes = st.one_of(st.integers(3, 12), st.integers(1, LARGEST_PAGE_SIZE))
#: Between two pages: which name, date and moment new rows have, and which rows are deleted.
new_rows = st.tuples(st.sampled_from(NAMES), st.sampled_from(DATES), st.sampled_from(MOMENTS))
changes = st.lists(
    st.tuples(st.lists(new_rows, max_size=3), st.lists(st.integers(0, 200), max_size=3)),
    max_size=6,
)


def columns_of(model: Any, number: int, conferences: dict[Any, Conference]) -> dict[str, Any]:
    """Every fifth row without a date; names and moments come round at other steps."""
    name, date = NAMES[number % 4], DATES[number % 5]
    precision = "day" if date else "unknown"
    if model is Conference:
        return {"slug": f"old-{number}", "title": name, "start_date": date,
                "date_precision": precision}  # fmt: skip
    if model is Document:
        return {"slug": f"old-{number}", "title": name, "kind": "summary", "published_date": date,
                "published_precision": precision}  # fmt: skip
    return {"statement": f"{name}.", "stance": "asserts", "unattributed": True,
            "number": 1000 + number, "conference": conferences[date]}  # fmt: skip


def make_rows(model: Any, conferences: dict[Any, Conference]) -> None:
    rows = []
    for number in range(ROWS):
        row = model(
            status=Status.PUBLISHED,
            published_at=timezone.now(),
            updated_at=MOMENTS[number % 3],
            **columns_of(model, number, conferences),
        )
        row.updated_at = MOMENTS[number % 3]
        if hasattr(row, "derive"):
            row.derive()
        rows.append(row)
    model.objects.bulk_create(rows)


class KeysetPropertyTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        conferences = {}
        for date in DATES:
            pk = Rows(Conference).add("Of the positions", date, MOMENTS[0])
            Conference.objects.filter(pk=pk).update(slug=f"of-{date}")
            conferences[date] = Conference.objects.get(pk=pk)
        for model in (Conference, Document, Position):
            make_rows(model, conferences)
        topic = Topic.objects.get(pk=Rows(Topic).add("The topic", None, MOMENTS[0]))
        through = Position.topics.through
        through.objects.bulk_create(
            [through(position=position, topic=topic) for position in Position.objects.all()]
        )

    @settings(max_examples=15)
    @given(st.sampled_from(ORDERINGS), sizes, changes, changes)
    def test_there_and_back_under_inserts_and_deletes(self, chosen, size, forth, back):
        walk = Walk(*chosen, size)
        before = walk.everything()
        last = walk.read("next", None, forth)
        walk.check(before, walk.seen)

        middle, on_last = walk.everything(), [row.pk for row in last.rows]
        walk.read("previous", last, back)
        walk.check([pk for pk in middle if pk not in on_last], walk.seen[::-1])


class Walk:
    """One reader's way through a list, page by page, while rows come and go."""

    def __init__(self, listing: type[Listing], ordering: str, size: int) -> None:
        self.listing, self.ordering, self.size = listing, ordering, size
        self.writer = Rows(listing.model)
        self.seen: list[int] = []

    def page(self, cursor: str | None) -> Any:
        query = f"ordering={self.ordering}&page_size={self.size}&cursor={cursor or ''}"
        return ask(self.listing, query).page()

    def read(self, way: str, start: Any, happenings: list[Any]) -> Any:
        """Keeps what was seen from here on, in the order of reading; returns the last page."""
        page = self.page(None) if start is None else start
        self.seen = [row.pk for row in page.rows] if start is None else []
        left = list(happenings)
        while cursor := getattr(page, way):
            if left:
                self.change(*left.pop())
            page = self.page(cursor)
            assert len(page.rows) <= self.size
            keys = [row.pk for row in page.rows]
            self.seen += keys if way == "next" else keys[::-1]
            assert len(self.seen) < 10 * ROWS, "the pages never end"
        return page

    def change(self, added: list[Any], deleted: list[int]) -> None:
        for row in added:
            self.writer.add(*row)
        present = list(self.mine().order_by("pk").values_list("pk", flat=True))
        gone = {present[place % len(present)] for place in deleted}
        if self.listing.model is Position:
            Position.topics.through.objects.filter(position__in=gone).delete()
        # As the database sees it: without the records' own refusal and history.
        self.mine().filter(pk__in=gone)._raw_delete("default")

    def mine(self) -> QuerySet[Any]:
        """Rows that nothing else hangs on."""
        rows = QuerySet(self.listing.model)
        return rows.exclude(slug__startswith="of-") if self.listing.model is Conference else rows

    def everything(self) -> list[int]:
        keys = self.listing.orderings[self.ordering].keys
        rows = self.listing.model.objects.published().order_by(*keys)
        return list(rows.values_list("pk", flat=True))

    def check(self, before: list[int], seen: list[int]) -> None:
        """Whoever was there all the time was seen, once, in order; and nobody was seen twice."""
        present = set(self.everything())
        stayed = [pk for pk in before if pk in present]
        assert len(seen) == len(set(seen)), "a row came twice"
        assert [pk for pk in seen if pk in set(stayed)] == stayed


@pytest.mark.django_db
def test_the_rows_begin_with_ties_and_null_dates():
    """What the property is about is in the data."""
    assert DATES[0] is None
    make_rows(Conference, {})
    dates = list(Conference.objects.values_list("start_date", flat=True))
    assert dates.count(None) == ROWS / 5
    assert len({*Conference.objects.values_list("sort_key", flat=True)}) < ROWS / 10
