"""What is asked, and every record that answers it, the best first; the same on both databases.

Asked of the page's own engine, and again of each list. The answers were read against the texts:
each record named here holds what was asked for, and no other does.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import QueryDict

from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.documents import DocumentListing
from dialogues.filters.institutions import InstitutionListing
from dialogues.filters.listing import Listing
from dialogues.filters.participants import ParticipantListing
from dialogues.filters.positions import PositionListing
from dialogues.filters.searching import search_all
from dialogues.filters.topics import TopicListing
from dialogues.search.query import parse
from tests.search import library

pytestmark = pytest.mark.django_db

LISTINGS: dict[str, type[Listing]] = {
    "position": PositionListing,
    "conference": ConferenceListing,
    "topic": TopicListing,
    "participant": ParticipantListing,
    "institution": InstitutionListing,
    "document": DocumentListing,
}
MOST = 100

TABLE = Path(__file__).with_name("queries.txt")


def queries() -> Iterator[tuple[str, dict[str, str]]]:
    """Of each line a query, and by noun the records that it finds in their order."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        text, arrow, found = line.partition(" → ")
        if arrow:
            groups = (group.partition(": ") for group in found.split("; ") if found != "nothing")
            yield text, {kind: names for kind, _colon, names in groups}


QUERIES = list(queries())


@pytest.fixture(scope="module", autouse=True)
def keys(django_db_setup: None, django_db_blocker: Any) -> Iterator[library.Keys]:
    """Made once for all queries, and taken back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield library.build()
        transaction.set_rollback(True)


def named(kind: str, record: Any, keys: library.Keys) -> str:
    return keys[kind, record.pk] if kind == "position" else record.slug


@pytest.mark.parametrize(("text", "found"), QUERIES)
def test_a_search_finds_the_best_first(keys, text, found):
    answer = {
        group.kind: ", ".join(named(group.kind, hit.record, keys) for hit in group.hits)
        for group in search_all(parse(text), most=MOST)
    }
    assert answer == found


@pytest.mark.parametrize(("text", "found"), QUERIES)
def test_the_lists_find_the_same(keys, text, found):
    parameters = QueryDict(mutable=True)
    parameters["q"] = text
    answer = {
        kind: {named(kind, record, keys) for record in LISTINGS[kind](parameters).rows}
        for kind in {"position", *found}
    }
    assert answer == {kind: set(found.get(kind, "").split(", ")) - {""} for kind in answer}
