"""Nodes in the vocabulary of schema.org, whole; what has no value leaves no trace."""

import pytest

from dialogues.exporting.linked_data.conferences import event
from dialogues.exporting.linked_data.documents import creative_work
from dialogues.exporting.linked_data.institutions import organization
from dialogues.exporting.linked_data.nodes import document, graph
from dialogues.exporting.linked_data.participants import person_or_organization
from dialogues.exporting.linked_data.positions import claim
from dialogues.exporting.linked_data.topics import defined_term

AT = "https://example.org/api/v1/"


def link(path: str, name: str, **others: str) -> dict[str, str]:
    return {"url": f"{AT}{path}/", "name": name, **others}


def test_a_conference_is_an_event():
    row = {
        "url": f"{AT}conferences/autumn/",
        "html_url": "https://example.org/conferences/autumn/",
        "title": "Autumn dialogue",
        "summary": "Two days of talk.",
        "start_date": "2021-07-01",
        "end_date": None,
        "date_precision": "month",
        "format": "hybrid",
        "place": "Tokyo",
        "languages": ["ru", "ja"],
        "series": {"slug": "joint", "title": "Joint dialogue"},
        "hosts": [
            link("institutions/a", "A", role="host"),
            link("institutions/b", "B", role="co_host"),
            link("institutions/c", "C", role="sponsor"),
            link("institutions/d", "D", role="venue"),
        ],
        "participants": [link("participants/p", "P", kind="person")],
        "topics": [link("topics/trade", "Trade")],
        "documents": [{"url": f"{AT}documents/s/", "title": "Summary"}],
        "updated": "2026-01-01T00:00:00Z",
    }

    assert event(row) == {
        "@type": "Event",
        "@id": f"{AT}conferences/autumn/",
        "mainEntityOfPage": "https://example.org/conferences/autumn/",
        "name": "Autumn dialogue",
        "description": "Two days of talk.",
        "startDate": "2021-07",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": {"@type": "Place", "name": "Tokyo"},
        "inLanguage": ["ru", "ja"],
        "superEvent": {"@type": "EventSeries", "name": "Joint dialogue"},
        "organizer": [
            {"@type": "Organization", "@id": f"{AT}institutions/a/", "name": "A"},
            {"@type": "Organization", "@id": f"{AT}institutions/b/", "name": "B"},
        ],
        "sponsor": [{"@type": "Organization", "@id": f"{AT}institutions/c/", "name": "C"}],
        "attendee": [{"@type": "Person", "@id": f"{AT}participants/p/", "name": "P"}],
        "about": [{"@type": "DefinedTerm", "@id": f"{AT}topics/trade/", "name": "Trade"}],
        "subjectOf": [{"@type": "CreativeWork", "@id": f"{AT}documents/s/", "name": "Summary"}],
    }


@pytest.mark.parametrize(
    ("precision", "start"),
    [("day", "2021-07-08"), ("month", "2021-07"), ("year", "2021")],
)
def test_a_date_says_no_more_than_is_known(precision, start):
    row = {"url": AT, "start_date": "2021-07-08", "date_precision": precision}

    assert event(row) == {"@type": "Event", "@id": AT, "startDate": start}


def test_a_position_is_a_claim_by_its_holders_and_not_by_who_reports_it():
    row = {
        "id": 7,
        "url": f"{AT}positions/7/",
        "html_url": "https://example.org/positions/7/",
        "statement": "Trade grows.",
        "setting": "at_conference",
        "holders": [
            link("participants/moscow", "Moscow", kind="government", role="holder"),
            link("participants/experts", "Experts", kind="expert_group", role="reporter"),
        ],
        "topics": [link("topics/trade", "Trade")],
        "about": ["JP"],
        "quotations": [
            {"exact": "trade grows", "language": "en"},
            {"exact": "more", "language": ""},
        ],
        "document": {"url": f"{AT}documents/s/", "title": "Summary"},
        "conference": {"url": f"{AT}conferences/autumn/", "title": "Autumn dialogue"},
        "updated": "2026-01-01T00:00:00Z",
    }
    source = {"@type": "CreativeWork", "@id": f"{AT}documents/s/", "name": "Summary"}

    assert claim(row) == {
        "@type": "Claim",
        "@id": f"{AT}positions/7/",
        "mainEntityOfPage": "https://example.org/positions/7/",
        "identifier": 7,
        "text": "Trade grows.",
        "author": [
            {
                "@type": "GovernmentOrganization",
                "@id": f"{AT}participants/moscow/",
                "name": "Moscow",
            }
        ],
        "about": [
            {"@type": "DefinedTerm", "@id": f"{AT}topics/trade/", "name": "Trade"},
            {"@type": "Country", "identifier": "JP"},
        ],
        "appearance": [
            {"@type": "Quotation", "text": "trade grows", "inLanguage": "en", "isPartOf": source},
            {"@type": "Quotation", "text": "more", "isPartOf": source},
        ],
        "recordedAt": {
            "@type": "Event",
            "@id": f"{AT}conferences/autumn/",
            "name": "Autumn dialogue",
        },
        "dateModified": "2026-01-01T00:00:00Z",
    }


def test_what_was_said_elsewhere_was_not_recorded_at_the_conference():
    row = {"url": AT, "setting": "elsewhere", "conference": {"url": AT, "title": "Autumn dialogue"}}

    assert claim(row) == {"@type": "Claim", "@id": AT}


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("person", "Person"),
        ("anonymous", "Person"),
        ("author", "Person"),
        ("government", "GovernmentOrganization"),
        ("expert_group", "Organization"),
        ("bloc", "Organization"),
        ("institution", "Organization"),
        ("public", "Organization"),
    ],
)
def test_a_participant_is_a_person_or_an_organization(kind, type_):
    assert person_or_organization({"url": AT, "kind": kind})["@type"] == type_


def test_a_participant_of_unknown_kind_is_a_thing():
    """As when only other fields were asked for."""
    assert person_or_organization({"url": AT}) == {"@type": "Thing", "@id": AT}


def test_identifiers_are_addresses():
    row = {
        "url": AT,
        "identifiers": [
            {"scheme": "ror", "value": "02mhbdp94"},
            {"scheme": "wikidata", "value": "Q42"},
            {"scheme": "orcid", "value": "0000-0002-1825-0097"},
        ],
    }

    assert organization(row)["sameAs"] == [
        "https://ror.org/02mhbdp94",
        "http://www.wikidata.org/entity/Q42",
        "https://orcid.org/0000-0002-1825-0097",
    ]


def test_a_topic_is_a_defined_term_and_a_concept():
    row = {
        "url": f"{AT}topics/trade/",
        "name": "Trade",
        "labels": [{"text": "Торговля", "language": "ru", "kind": "preferred"}],
        "scope_note": "Goods.",
        "parent": link("topics/economy", "Economy"),
        "narrower": [link("topics/tariffs", "Tariffs")],
        "related": [],
    }

    assert defined_term(row) == {
        "@type": ["DefinedTerm", "skos:Concept"],
        "@id": f"{AT}topics/trade/",
        "name": "Trade",
        "alternateName": ["Торговля"],
        "description": "Goods.",
        "skos:broader": {"@id": f"{AT}topics/economy/"},
        "skos:narrower": [{"@id": f"{AT}topics/tariffs/"}],
    }


def test_a_document_is_a_creative_work():
    row = {
        "url": f"{AT}documents/s/",
        "title": "Summary",
        "kind": "summary",
        "source_url": "https://example.com/s",
        "language": "en",
        "text": None,
        "authors": [link("participants/p", "P", kind="person")],
        "publisher": link("institutions/a", "A"),
        "published_date": None,
        "published_precision": "unknown",
        "conferences": [],
        "rights": "Reserved.",
        "updated": "2026-01-01T00:00:00Z",
    }

    assert creative_work(row) == {
        "@type": "CreativeWork",
        "@id": f"{AT}documents/s/",
        "name": "Summary",
        "genre": "summary",
        "url": "https://example.com/s",
        "inLanguage": "en",
        "author": [{"@type": "Person", "@id": f"{AT}participants/p/", "name": "P"}],
        "publisher": {"@type": "Organization", "@id": f"{AT}institutions/a/", "name": "A"},
        "copyrightNotice": "Reserved.",
        "dateModified": "2026-01-01T00:00:00Z",
    }


def test_nodes_stand_in_one_context():
    context = ["https://schema.org", {"skos": "http://www.w3.org/2004/02/skos/core#"}]

    assert document({"@id": AT}) == {"@context": context, "@id": AT}
    assert graph([{"@id": AT}]) == {"@context": context, "@graph": [{"@id": AT}]}
