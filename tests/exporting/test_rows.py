import pytest
from django.http import QueryDict

from dialogues.exporting import rows
from dialogues.filters.topics import TopicListing
from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db


def read(query: str = "") -> list[list[str]]:
    return [
        [topic.name for topic in chunk] for chunk in rows.chunks(TopicListing(QueryDict(query)))
    ]


def test_all_rows_in_their_order_chunk_by_chunk_whatever_page_is_asked_for(monkeypatch):
    monkeypatch.setattr(rows, "CHUNK", 2)
    for name in ("Echo", "Alpha", "Delta", "Bravo", "Charlie"):
        TopicFactory(name=name)

    assert read() == [["Alpha", "Bravo"], ["Charlie", "Delta"], ["Echo"]]
    assert read("page_size=1") == read()
    assert read("ordering=-name")[0] == ["Echo", "Delta"]


def test_nothing_is_one_empty_chunk():
    assert read() == [[]]


def test_a_row_added_meanwhile_neither_repeats_nor_hides_another(monkeypatch):
    monkeypatch.setattr(rows, "CHUNK", 1)
    for name in ("Bravo", "Delta"):
        TopicFactory(name=name)
    found = []
    for chunk in rows.chunks(TopicListing(QueryDict())):
        found += [topic.name for topic in chunk]
        if found == ["Bravo"]:
            TopicFactory(name="Alpha")
            TopicFactory(name="Charlie")

    assert found == ["Bravo", "Charlie", "Delta"]


def test_each_chunk_costs_the_same_queries(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(rows, "CHUNK", 2)
    for _number in range(3):
        TopicFactory(parent=TopicFactory())
    chunks = rows.chunks(TopicListing(QueryDict()))
    for _chunk in range(3):
        with django_assert_num_queries(5):
            next(chunks)
