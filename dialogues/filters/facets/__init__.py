"""How many rows each further value of a filter would find, for every list.

Within one facet its own selection is left out, so that a second value can be picked; all other
parameters count. A value's count is therefore what the list would hold with that value alone.
"""

from collections.abc import Iterable, Mapping

from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.documents import DocumentListing
from dialogues.filters.facets import (
    conferences,
    documents,
    institutions,
    participants,
    positions,
    topics,
)
from dialogues.filters.facets.counting import Counting
from dialogues.filters.facets.question import Questions
from dialogues.filters.facets.value import FacetValue
from dialogues.filters.institutions import InstitutionListing
from dialogues.filters.listing import Listing
from dialogues.filters.participants import ParticipantListing
from dialogues.filters.positions import PositionListing
from dialogues.filters.topics import TopicListing

__all__ = ["FACETS", "FacetValue", "facets"]

FACETS: dict[type[Listing], Mapping[str, Counting]] = {
    ConferenceListing: conferences.FACETS,
    DocumentListing: documents.FACETS,
    InstitutionListing: institutions.FACETS,
    ParticipantListing: participants.FACETS,
    PositionListing: positions.FACETS,
    TopicListing: topics.FACETS,
}


def facets(listing: Listing) -> dict[str, list[FacetValue]]:
    """Every facet of the list, the most frequent value first, equal ones by value."""
    questions = Questions(listing)
    return {
        name: _ordered(count(questions.about(name)))
        for name, count in FACETS[type(listing)].items()
    }


def _ordered(found: Iterable[FacetValue]) -> list[FacetValue]:
    return sorted(found, key=lambda item: (-item.count, item.value))
