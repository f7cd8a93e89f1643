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

#: A page: whether it is known already, the count, the rows, and one query for each kind of part.
LISTS = {
    "conferences": 8,
    "documents": 8,
    "institutions": 6,
    "participants": 6,
    "topics": 7,
    "positions": 9,
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


#: What comes on top of a page for each link that is opened, whatever the rows: the whole records
#: once, and one query for each kind of part; the same noun twice is asked for once.
EXPANDED = {
    ("positions", "conference"): 5,
    ("positions", "document"): 4,
    ("positions", "holders"): 3,
    ("positions", "topics"): 4,
    ("positions", "conference,document,holders,topics"): 16,
    ("conferences", "hosts"): 3,
    ("conferences", "participants"): 3,
    ("conferences", "topics"): 4,
    ("conferences", "documents"): 4,
    ("conferences", "hosts,participants,topics,documents"): 14,
    ("documents", "publisher"): 3,
    ("documents", "authors"): 3,
    ("documents", "conferences"): 5,
    ("documents", "known_through"): 4,
    ("documents", "publisher,authors,conferences,known_through"): 15,
    ("participants", "conference"): 5,
    ("participants", "institution"): 3,
    ("institutions", "parent"): 3,
    ("topics", "parent"): 5,
    ("topics", "parent,narrower,related"): 5,
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "links"), EXPANDED)
def test_a_page_with_expanded_links(client, django_assert_num_queries, name, links, rows):
    for _row in range(rows):
        with_all_links(name)

    with django_assert_num_queries(LISTS[name] + EXPANDED[name, links]):
        consume(client.get(f"{BASE}{name}/", {"expand": links}))


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "links"), [pair for pair in EXPANDED if "," in pair[1]])
def test_a_file_with_expanded_links(client, django_assert_num_queries, name, links, rows):
    for _row in range(rows):
        with_all_links(name)

    with django_assert_num_queries(LISTS[name] - 1 + EXPANDED[name, links]):
        consume(client.get(f"{BASE}{name}/", {"expand": links, "format": "jsonl"}))


def with_all_links(name: str) -> Any:
    record = FULL[name]()
    if name == "conferences":
        DocumentFactory(conferences=[record])
    if name == "positions":
        record.document = DocumentFactory(conferences=[record.conference])
        record.save()
    return record


FACETS = {
    "conferences": 21,
    "documents": 9,
    "institutions": 8,
    "participants": 15,
    "topics": 8,
    "positions": 28,
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", FACETS)
def test_facets(client, django_assert_num_queries, name, rows):
    for _row in range(rows):
        FULL[name]()

    with django_assert_num_queries(FACETS[name]):
        consume(client.get(f"{BASE}{name}/facets/"))


@pytest.mark.parametrize("rows", [1, 3])
def test_compare(client, django_assert_num_queries, rows):
    topic = TopicFactory()
    for country in ["RU", "JP", "CN"] * rows:
        holder = ParticipantFactory(expert_group=True, country=country)
        PositionFactory(topics=[topic], stance="supports", holders=[holder])

    with django_assert_num_queries(10):
        consume(client.get(f"{BASE}compare/", {"side": ["RU", "JP"]}))


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("nodes", ["both", "actors", "topics"])
def test_network(client, django_assert_num_queries, nodes, rows):
    for _row in range(rows):
        FULL["positions"]()

    with django_assert_num_queries(7):
        consume(client.get(f"{BASE}network/", {"nodes": nodes}))


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

    with django_assert_num_queries(23):
        consume(client.get(f"{BASE}search/", {"q": "mahan"}))


def test_what_stands_beside_the_collections_needs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        for path in ("", "schema/", "docs/", "no-such-thing/"):
            client.get(f"{BASE}{path}")
