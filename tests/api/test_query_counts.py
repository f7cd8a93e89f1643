"""Each address costs a fixed number of queries, however many records it answers with."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponseBase

from tests.api.asking import BASE
from tests.api.full_records import FULL, key_of
from tests.factories import (
    ConferenceFactory,
    DocumentFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

#: A page: the count, the rows, and one query for each kind of part.
LISTS = {
    "conferences": 7,
    "documents": 7,
    "institutions": 5,
    "participants": 5,
    "topics": 6,
    "positions": 8,
}


def consume(response: HttpResponseBase) -> None:
    assert response.status_code == 200
    if response.streaming:
        b"".join(response.streaming_content)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("wanted", ["json", "jsonld"])
@pytest.mark.parametrize("name", LISTS)
def test_a_page_of_a_list(client, django_assert_num_queries, name, wanted, rows):
    for _row in range(rows):
        FULL[name]()

    with django_assert_num_queries(LISTS[name]):
        consume(client.get(f"{BASE}{name}/", {"format": wanted}))


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("wanted", ["csv", "jsonl"])
@pytest.mark.parametrize("name", LISTS)
def test_a_file_needs_no_count(client, django_assert_num_queries, name, wanted, rows):
    for _row in range(rows):
        FULL[name]()

    with django_assert_num_queries(LISTS[name] - 1):
        consume(client.get(f"{BASE}{name}/", {"format": wanted}))


@pytest.mark.parametrize("others", [0, 2])
@pytest.mark.parametrize("name", LISTS)
def test_a_record_needs_no_count(client, django_assert_num_queries, name, others):
    record = FULL[name]()
    for _other in range(others):
        FULL[name]()

    with django_assert_num_queries(LISTS[name] - 1):
        consume(client.get(f"{BASE}{name}/{key_of(record)}/"))


@pytest.mark.parametrize("rows", [1, 3])
def test_facets(client, django_assert_num_queries, rows):
    for _row in range(rows):
        FULL["positions"]()

    with django_assert_num_queries(27):
        consume(client.get(f"{BASE}positions/facets/"))


def searchable(name: str) -> list[Callable[[], Any]]:
    return [
        lambda: PositionFactory(statement=name),
        lambda: ConferenceFactory(title=name),
        lambda: TopicFactory(name=name),
        lambda: ParticipantFactory(name=name),
        lambda: InstitutionFactory(name=name),
        lambda: DocumentFactory(title=name),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_search(client, django_assert_num_queries, rows):
    for number in range(rows):
        for make in searchable(f"Mahan {number}"):
            make()

    with django_assert_num_queries(22):
        consume(client.get(f"{BASE}search/", {"q": "mahan"}))


def test_what_stands_beside_the_collections_needs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        for path in ("", "schema/", "docs/", "no-such-thing/"):
            client.get(f"{BASE}{path}")
