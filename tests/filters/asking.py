"""Asking a list the way an address does."""

from typing import Any

from django.http import QueryDict

from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.documents import DocumentListing
from dialogues.filters.institutions import InstitutionListing
from dialogues.filters.listing import Listing
from dialogues.filters.participants import ParticipantListing
from dialogues.filters.positions import PositionListing
from dialogues.filters.problems import InvalidParameters, Problem
from dialogues.filters.topics import TopicListing

LISTINGS: list[type[Listing]] = [
    ConferenceListing,
    DocumentListing,
    InstitutionListing,
    ParticipantListing,
    PositionListing,
    TopicListing,
]


def ask(listing: type[Listing], query: str = "") -> Listing:
    return listing(QueryDict(query))


def found(listing: type[Listing], query: str = "") -> set[Any]:
    """The records that the address finds."""
    rows = list(ask(listing, query).rows)
    assert len(rows) == len(set(rows)), "a record was found twice"
    return set(rows)


def refused(listing: type[Listing], query: str | QueryDict) -> list[Problem]:
    """What is wrong with the address; fails if nothing is."""
    parameters = query if isinstance(query, QueryDict) else QueryDict(query)
    try:
        listing(parameters).page()
    except InvalidParameters as error:
        return error.problems
    raise AssertionError(f"{query!r} was answered")
