"""Every column of a record can be filtered by, or it is said here why not."""

import pytest

from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.documents import DocumentListing
from dialogues.filters.institutions import InstitutionListing
from dialogues.filters.participants import ParticipantListing
from dialogues.filters.positions import PositionListing
from dialogues.filters.topics import TopicListing
from tests.filters.asking import LISTINGS

#: Columns of every record, and why no list is filtered by them.
EVERYWHERE = {
    "id": "the address of a position; of the others nobody knows it",
    "status": "decided by visibility, never by an address",
    "withdrawn_reason": "prose, and of hidden records only",
    "created_at": "the work of editors, not of the dialogue",
    "created_by": "users are not public",
    "updated_by": "users are not public",
    "published_at": "the work of editors; updated_after follows changes",
    "published_by": "users are not public",
    "version": "for locking only",
    "updated_at": "the parameter updated_after",
    "note": "never public",
    "slug": "the address of the record itself",
    "sort_key": "computed: the ordering by name",
    "sort_date": "computed: the ordering by date",
    "earliest_date": "the parameters year, date_after and date_before",
    "latest_date": "the parameters year, date_after and date_before",
}
PROSE = "found by full text (q)"
UNFILTERED = {
    ConferenceListing: {
        "title": PROSE,
        "summary": PROSE,
        "place": PROSE,
        "start_date": "by the days it can mean: year, date_after, date_before",
        "end_date": "by the days it can mean: year, date_after, date_before",
        "date_precision": "tells how the date is to be read; year=unknown finds the undated",
        "date_inferred": "a caution beside the date",
        "date_note": "a caution beside the date",
        "attribution_rule": "a rule for editors and pages, printed with the conference",
        "attribution_note": "prose beside the rule",
        "embargo_until": "decided by visibility, never by an address",
        "languages": "printed; not asked for by anybody so far",
    },
    DocumentListing: {
        "title": PROSE,
        "text": PROSE,
        "authors": PROSE,
        "published_date": "by the days it can mean: year, date_after, date_before",
        "published_precision": "tells how the date is to be read; year=unknown finds the undated",
        "published_inferred": "a caution beside the date",
        "published_note": "a caution beside the date",
        "url": "an address",
        "extent": "follows from the text",
        "sha256": "computed from the text",
        "known_through": "printed on the document",
        "rights": "prose",
        "visibility": "decided by rights, never by an address",
    },
    InstitutionListing: {
        "name": PROSE,
        "acronym": PROSE,
        "description": PROSE,
        "website": "an address",
        "parent": "printed on the institution",
    },
    ParticipantListing: {"name": PROSE, "sort_name": "the ordering by name", "description": PROSE},
    PositionListing: {
        "number": "part of the ordering by date",
        "statement": PROSE,
        "setting": "printed; not asked for by anybody so far",
        "unattributed": "printed; not asked for by anybody so far",
        "no_wording": "printed; not asked for by anybody so far",
    },
    TopicListing: {"name": PROSE, "scope_note": PROSE, "related": "printed on the topic"},
}
#: Parameters whose name is not that of a column, and what they look at.
LOOKS_AT = {
    ConferenceListing: {"topic": "topics", "format_of": "format"},
    DocumentListing: {"conference": "conferences"},
    PositionListing: {"topic": "topics"},
}


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda listing: listing.__name__)
def test_every_column_has_a_filter_or_a_reason(listing):
    columns = {
        field.name for field in (*listing.model._meta.fields, *listing.model._meta.many_to_many)
    }
    names = LOOKS_AT.get(listing, {})
    filtered = {names.get(name, name) for name in listing.filter_names()} & columns
    reasons = {**EVERYWHERE, **UNFILTERED[listing]}
    assert columns - filtered - reasons.keys() == set(), (
        "a column without a filter and without a reason"
    )
    assert filtered & UNFILTERED[listing].keys() == set(), "a reason for what has a filter"
    assert UNFILTERED[listing].keys() - columns == set(), "a reason for what is no column"


PARAMETERS = {
    PositionListing: {
        "topic",
        "conference",
        "document",
        "holder",
        "holder_kind",
        "country",
        "about",
        "institution",
        "host",
        "stance",
        "kind",
        "mode",
        "layer",
        "confidence",
        "date_after",
        "date_before",
        "year",
    },
    ConferenceListing: {
        "topic",
        "institution",
        "participant",
        "country",
        "format_of",
        "access",
        "date_after",
        "date_before",
        "year",
    },
    ParticipantListing: {"kind", "country", "institution", "conference", "topic"},
    InstitutionListing: {"kind", "country", "conference"},
    TopicListing: {"parent", "conference"},
    DocumentListing: {"conference", "kind", "language", "publisher"},
}


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda listing: listing.__name__)
def test_the_parameters_promised_to_the_public_are_there(listing):
    assert PARAMETERS[listing] - set(listing.filter_names()) == set()
