"""A page of a list costs the same number of queries whatever is on it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.documents import DocumentListing
from dialogues.filters.institutions import InstitutionListing
from dialogues.filters.participants import ParticipantListing
from dialogues.filters.positions import PositionListing
from dialogues.filters.topics import TopicListing
from tests import factories as f
from tests.filters.asking import ask

pytestmark = pytest.mark.django_db


def conference() -> None:
    made = f.ConferenceFactory(topics=[f.TopicFactory()], series=f.SeriesFactory())
    f.HostFactory(conference=made)
    f.AppearanceFactory(conference=made, institutions=[f.InstitutionFactory()])
    f.DocumentFactory(conferences=[made])


def document() -> None:
    made = f.DocumentFactory(
        publisher=f.InstitutionFactory(),
        known_through=f.DocumentFactory(),
        conferences=[f.ConferenceFactory()],
    )
    f.AuthorshipFactory(document=made)


def institution() -> None:
    made = f.InstitutionFactory(country="JP", parent=f.InstitutionFactory())
    f.InstitutionNameFactory(institution=made)
    f.InstitutionIdentifierFactory(institution=made)


def participant() -> None:
    made = f.ParticipantFactory(kind="institution", country="JP")
    f.ParticipantNameFactory(participant=made)
    f.ParticipantIdentifierFactory(participant=made)
    f.ParticipantFactory(anonymous=True)


def position() -> None:
    made = f.PositionFactory(
        holders=[f.ParticipantFactory(country="JP")], about=[f.CountryFactory(code="JP")]
    )
    f.AttributionFactory(position=made, role="reporter")
    f.PositionRelationFactory(source=made)
    f.PositionRelationFactory(target=made)


def topic() -> None:
    made = f.TopicFactory(parent=f.TopicFactory())
    f.TopicFactory(parent=made)
    f.TopicLabelFactory(topic=made)
    made.related.add(f.TopicFactory())
    f.PositionFactory(topics=[made])


#: The count, the rows, and one query for each kind of part.
COSTS = [
    (
        ConferenceListing,
        conference,
        7,
        [
            "series",
            "hosts.institution",
            "appearances.participant",
            "appearances.institutions",
            "topics",
            "documents",
        ],
    ),
    (
        DocumentListing,
        document,
        6,
        ["publisher", "known_through", "conferences", "authorships.participant"],
    ),
    (InstitutionListing, institution, 5, ["country", "names", "identifiers", "parent"]),
    (
        ParticipantListing,
        participant,
        5,
        ["country", "conference", "names", "identifiers", "institution"],
    ),
    (
        PositionListing,
        position,
        8,
        [
            "conference",
            "document",
            "quotations",
            "attributions.participant.country",
            "topics",
            "relations_out",
            "relations_in",
            "about",
        ],
    ),
    (TopicListing, topic, 6, ["labels", "parent", "related", "narrower"]),
]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("listing", "make", "expected", "paths"), COSTS, ids=[cost[0].__name__ for cost in COSTS]
)
def test_a_page_and_all_it_prints(listing, make, expected, paths, rows):
    for _ in range(rows):
        make()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = ask(listing).page()
        assert len(page.rows) >= rows
        for row in page.rows:
            for path in paths:
                follow(row, path.split("."))
    assert len(queries) == expected, [query["sql"] for query in queries]


def follow(row, path: list[str]) -> None:
    """Read what a page reads: every part, and the parts of those."""
    if row is None or not path:
        return
    value = getattr(row, path[0])
    for part in value.all() if hasattr(value, "all") else [value]:
        follow(part, path[1:])
