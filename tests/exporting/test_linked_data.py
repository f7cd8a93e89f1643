"""Nodes in the vocabulary of schema.org, read by two other programs as triples, whole.

What has no value leaves no trace, and nothing is said that schema.org has no word for.
"""

from typing import Any

import pytest

from dialogues.exporting.linked_data.conferences import event
from dialogues.exporting.linked_data.documents import creative_work
from dialogues.exporting.linked_data.institutions import organization
from dialogues.exporting.linked_data.nodes import document, graph, page
from dialogues.exporting.linked_data.participants import person_or_organization
from dialogues.exporting.linked_data.positions import claim
from dialogues.exporting.linked_data.topics import defined_term
from tests.exporting import schema_org
from tests.exporting.rdf import difference, graph_of, turtle

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

AT = "https://example.org/api/v1/"
PAGES = "https://example.org/"
VOCABULARY = f"{AT}vocabulary/"
SAME: tuple[list[str], list[str]] = ([], [])
PREFIXES = {
    "s": "http://schema.org/",
    "d": f"{VOCABULARY}#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "hydra": "http://www.w3.org/ns/hydra/core#",
    "at": AT,
    "page": PAGES,
}


def link(path: str, name: str, **others: str) -> dict[str, str]:
    return {"url": f"{AT}{path}/", "name": name, **others}


def said(node: dict[str, Any], expected: str) -> tuple[list[str], list[str]]:
    """How the node, read as triples, differs from what is written here."""
    assert schema_org.misused(node) == []
    return difference(graph_of(document(node, VOCABULARY)), turtle(expected, **PREFIXES))


def test_the_terms_allowed_here_are_schema_orgs():
    assert schema_org.unknown_terms() == []
    assert schema_org.misused({"@type": "Event", "text": "…", "stance": "opposes"}) == [
        "text of ['Event']",
        "stance of ['Event']",
    ]


def test_a_conference_is_an_event():
    row = {
        "slug": "autumn",
        "url": f"{AT}conferences/autumn/",
        "html_url": f"{PAGES}conferences/autumn/",
        "title": "Autumn dialogue",
        "summary": "Two days of talk.",
        "start_date": "2021-07-01",
        "end_date": None,
        "date_precision": "month",
        "date_inferred": True,
        "date_note": "The year follows from the context.",
        "format": "hybrid",
        "access": "closed_door",
        "attribution_rule": "chatham_house",
        "place": "Tokyo",
        "languages": ["ru", "ja"],
        "series": {"slug": "joint", "title": "Joint dialogue"},
        "hosts": [
            link("institutions/a", "A", role="host"),
            link("institutions/b", "B", role="co_host"),
            link("institutions/c", "C", role="sponsor"),
            link("institutions/d", "D", role="venue"),
        ],
        "participants": [
            link("participants/p", "P", kind="person", role="speaker"),
            link("participants/p", "P", kind="person", role="chair"),
            link("participants/q", "Q", kind="expert_group", role="participant"),
        ],
        "topics": [link("topics/trade", "Trade")],
        "documents": [{"url": f"{AT}documents/s/", "title": "Summary"}],
        "updated": "2026-01-01T00:00:00Z",
    }
    expected = """
        <https://example.org/api/v1/conferences/autumn/> a s:Event ;
            s:identifier "autumn" ;
            s:mainEntityOfPage <https://example.org/conferences/autumn/> ;
            s:name "Autumn dialogue" ;
            s:description "Two days of talk." ;
            s:startDate "2021-07"^^s:Date ;
            d:dateInferred true ;
            d:dateNote "The year follows from the context." ;
            s:eventAttendanceMode s:MixedEventAttendanceMode ;
            s:location [a s:Place ; s:name "Tokyo"], [a s:Place ; s:name "D"] ;
            s:inLanguage "ru", "ja" ;
            s:superEvent [a s:EventSeries ; s:name "Joint dialogue"] ;
            s:organizer <https://example.org/api/v1/institutions/a/>,
                <https://example.org/api/v1/institutions/b/> ;
            s:sponsor <https://example.org/api/v1/institutions/c/> ;
            s:attendee <https://example.org/api/v1/participants/p/>,
                <https://example.org/api/v1/participants/q/> ;
            s:performer <https://example.org/api/v1/participants/p/> ;
            s:about <https://example.org/api/v1/topics/trade/> ;
            s:subjectOf <https://example.org/api/v1/documents/s/> ;
            d:access d:access-closed_door ;
            d:attributionRule d:attributionRule-chatham_house .
        <https://example.org/api/v1/institutions/a/> a s:Organization ; s:name "A" .
        <https://example.org/api/v1/institutions/b/> a s:Organization ; s:name "B" .
        <https://example.org/api/v1/institutions/c/> a s:Organization ; s:name "C" .
        <https://example.org/api/v1/participants/p/> a s:Person ; s:name "P" .
        <https://example.org/api/v1/participants/q/> a s:Thing, foaf:Group ; s:name "Q" .
        <https://example.org/api/v1/topics/trade/> a s:DefinedTerm ; s:name "Trade" .
        <https://example.org/api/v1/documents/s/> a s:CreativeWork ; s:name "Summary" .
    """

    assert said(event(row), expected) == SAME


@pytest.mark.parametrize(
    ("precision", "start", "end"),
    [
        ("day", "2021-07-08", "2021-08-02"),
        ("month", "2021-07", "2021-08"),
        ("year", "2021", "2021"),
    ],
)
def test_a_date_says_no_more_than_is_known(precision, start, end):
    dates = {"start_date": "2021-07-08", "end_date": "2021-08-02", "date_precision": precision}

    assert event({"url": AT, **dates}) == {
        "@type": "Event", "@id": AT, "startDate": start, "endDate": end
    }  # fmt: skip


def test_an_unknown_date_is_none():
    unknown = {"start_date": None, "end_date": None, "date_precision": "unknown"}

    assert event({"url": AT, **unknown}) == {"@type": "Event", "@id": AT}


POSITION: dict[str, Any] = {
    "id": 7,
    "url": f"{AT}positions/7/",
    "html_url": f"{PAGES}positions/7/",
    "statement": "Trade grows.",
    "stance": "expects",
    "kind": "forecast",
    "mode": "reported_speech",
    "layer": "attributed",
    "confidence": "high",
    "setting": "at_conference",
    "unattributed": False,
    "no_wording": False,
    "holders": [
        link("participants/moscow", "Moscow", kind="government", role="holder"),
        link("participants/experts", "Experts", kind="expert_group", role="reporter"),
        link("participants/asean", "ASEAN", kind="bloc", role="on_behalf_of"),
    ],
    "topics": [link("topics/trade", "Trade")],
    "about": ["JP"],
    "quotations": [
        {
            "exact": "торговля растёт",
            "language": "ru",
            "state": "verified",
            "translation": "trade grows",
            "translator": "The editors",
        },
        {"exact": "more", "language": "", "state": "lost", "translation": "", "translator": ""},
    ],
    "document": {"url": f"{AT}documents/s/", "title": "Summary"},
    "conference": {"url": f"{AT}conferences/autumn/", "title": "Autumn dialogue"},
    "relations": [{"kind": "agrees", "position": 8, "url": f"{AT}positions/8/", "note": ""}],
    "updated": "2026-01-01T00:00:00Z",
}


def test_a_position_is_a_claim_by_its_holders_and_not_by_who_reports_it():
    expected = """
        <https://example.org/api/v1/positions/7/> a s:Claim ;
            s:identifier 7 ;
            s:mainEntityOfPage <https://example.org/positions/7/> ;
            s:text "Trade grows." ;
            s:inLanguage "en" ;
            s:author <https://example.org/api/v1/participants/moscow/> ;
            s:claimInterpreter <https://example.org/api/v1/participants/experts/> ;
            d:onBehalfOf <https://example.org/api/v1/participants/asean/> ;
            s:about <https://example.org/api/v1/topics/trade/>,
                [a s:Country ; s:identifier "JP"] ;
            s:appearance
                [a s:Quotation ; s:text "торговля растёт" ; s:inLanguage "ru" ;
                    s:isPartOf <https://example.org/api/v1/documents/s/> ;
                    d:anchorState d:anchorState-verified ;
                    s:workTranslation [a s:Quotation ; s:text "trade grows" ;
                        s:creditText "The editors"]],
                [a s:Quotation ; s:text "more" ; d:anchorState d:anchorState-lost ;
                    s:isPartOf <https://example.org/api/v1/documents/s/>] ;
            s:recordedAt <https://example.org/api/v1/conferences/autumn/> ;
            d:stance d:stance-expects ;
            d:positionKind d:positionKind-forecast ;
            d:mode d:mode-reported_speech ;
            d:layer d:layer-attributed ;
            d:confidence d:confidence-high ;
            d:setting d:setting-at_conference ;
            d:agrees <https://example.org/api/v1/positions/8/> ;
            s:dateModified "2026-01-01T00:00:00Z"^^s:Date .
        <https://example.org/api/v1/participants/moscow/> a s:GovernmentOrganization ;
            s:name "Moscow" .
        <https://example.org/api/v1/participants/experts/> a s:Thing, foaf:Group ;
            s:name "Experts" .
        <https://example.org/api/v1/participants/asean/> a s:Thing, foaf:Group ; s:name "ASEAN" .
        <https://example.org/api/v1/topics/trade/> a s:DefinedTerm ; s:name "Trade" .
        <https://example.org/api/v1/documents/s/> a s:CreativeWork ; s:name "Summary" .
        <https://example.org/api/v1/conferences/autumn/> a s:Event ; s:name "Autumn dialogue" .
    """

    assert said(claim(POSITION), expected) == SAME


def test_what_was_said_elsewhere_was_only_reported_at_the_conference():
    node = claim({**POSITION, "setting": "elsewhere"})

    assert "recordedAt" not in node
    assert node["dialogues:reportedAt"]["@id"] == f"{AT}conferences/autumn/"


def test_where_the_setting_was_not_asked_for_nothing_is_said_of_the_conference():
    node = claim({"url": AT, "conference": POSITION["conference"]})

    assert node == {"@type": "Claim", "@id": AT}


def test_without_words_to_show_a_claim_appears_in_the_whole_text():
    whole = {"@type": "CreativeWork", "@id": f"{AT}documents/s/", "name": "Summary"}

    assert claim({**POSITION, "quotations": []})["appearance"] == [whole]
    assert "appearance" not in claim({**POSITION, "quotations": [], "document": None})


def test_a_claim_without_a_holder_says_so():
    node = claim({**POSITION, "holders": [], "unattributed": True, "no_wording": True})

    assert (node["dialogues:unattributed"], node["dialogues:noWording"]) == (True, True)
    assert "author" not in node


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("person", "Person"),
        ("anonymous", "Person"),
        ("government", "GovernmentOrganization"),
        ("institution", "Organization"),
        ("expert_group", ["Thing", "foaf:Group"]),
        ("bloc", ["Thing", "foaf:Group"]),
        ("public", ["Thing", "foaf:Group"]),
        ("author", ["Thing", "foaf:Agent"]),
    ],
)
def test_only_who_is_a_person_or_an_organization_is_called_one(kind, type_):
    assert person_or_organization({"url": AT, "kind": kind})["@type"] == type_


def test_a_participant_of_unknown_kind_is_a_thing():
    """As when only other fields were asked for."""
    assert person_or_organization({"url": AT}) == {"@type": "Thing", "@id": AT}


def test_a_person_is_the_one_whom_identifiers_name():
    row = {
        "slug": "p",
        "url": f"{AT}participants/p/",
        "html_url": f"{PAGES}participants/p/",
        "name": "Yohei Sasakawa",
        "kind": "person",
        "country": "JP",
        "conference": None,
        "institution": None,
        "description": "Writes.",
        "names": [
            {"text": "笹川陽平", "language": "ja", "kind": "translation"},
            {"text": "Y. Sasakawa", "language": "", "kind": "variant"},
        ],
        "identifiers": [
            {"scheme": "wikidata", "value": "Q42"},
            {"scheme": "orcid", "value": "0000-0002-1825-0097"},
        ],
    }
    expected = """
        <https://example.org/api/v1/participants/p/> a s:Person ;
            s:identifier "p" ;
            s:mainEntityOfPage <https://example.org/participants/p/> ;
            s:name "Yohei Sasakawa" ;
            s:alternateName "笹川陽平"@ja, "Y. Sasakawa" ;
            s:description "Writes." ;
            d:participantKind d:participantKind-person ;
            d:country [a s:Country ; s:identifier "JP"] ;
            s:sameAs <http://www.wikidata.org/entity/Q42>,
                <https://orcid.org/0000-0002-1825-0097> .
    """

    assert said(person_or_organization(row), expected) == SAME


def test_an_anonymous_voice_was_heard_at_its_conference_and_an_institutions_voice_is_its_own():
    heard = {"url": f"{AT}conferences/autumn/", "title": "Autumn dialogue"}
    anonymous = {"url": AT, "kind": "anonymous", "conference": heard, "institution": None}
    voice = {"url": AT, "kind": "institution", "institution": link("institutions/a", "A")}

    assert person_or_organization(anonymous)["performerIn"]["@id"] == heard["url"]
    assert person_or_organization(voice)["sameAs"] == [f"{AT}institutions/a/"]


def test_an_institution_is_an_organization():
    row = {
        "slug": "jiia",
        "url": f"{AT}institutions/jiia/",
        "html_url": f"{PAGES}institutions/jiia/",
        "name": "Institute of International Affairs",
        "acronym": "JIIA",
        "kind": "think_tank",
        "country": "JP",
        "parent": link("institutions/a", "A"),
        "website": "https://example.com/",
        "description": "Studies.",
        "names": [{"text": "国際問題研究所", "language": "ja", "kind": "translation"}],
        "identifiers": [{"scheme": "ror", "value": "02mhbdp94"}],
    }
    expected = """
        <https://example.org/api/v1/institutions/jiia/> a s:ResearchOrganization ;
            s:identifier "jiia" ;
            s:mainEntityOfPage <https://example.org/institutions/jiia/> ;
            s:name "Institute of International Affairs" ;
            s:alternateName "JIIA", "国際問題研究所"@ja ;
            s:description "Studies." ;
            d:institutionKind d:institutionKind-think_tank ;
            s:url <https://example.com/> ;
            s:address [a s:PostalAddress ;
                s:addressCountry [a s:Country ; s:identifier "JP"]] ;
            s:parentOrganization <https://example.org/api/v1/institutions/a/> ;
            s:sameAs <https://ror.org/02mhbdp94> .
        <https://example.org/api/v1/institutions/a/> a s:Organization ; s:name "A" .
    """

    assert said(organization(row), expected) == SAME


def test_a_topic_is_a_defined_term_and_a_concept():
    row = {
        "slug": "trade",
        "url": f"{AT}topics/trade/",
        "html_url": f"{PAGES}topics/trade/",
        "name": "Trade",
        "labels": [
            {"text": "Торговля", "language": "ru", "kind": "preferred"},
            {"text": "Commerce", "language": "en", "kind": "alternative"},
            {"text": "Barter", "language": "en", "kind": "former"},
        ],
        "scope_note": "Goods.",
        "parent": link("topics/economy", "Economy"),
        "narrower": [link("topics/tariffs", "Tariffs")],
        "related": [link("topics/sanctions", "Sanctions")],
    }
    expected = """
        <https://example.org/api/v1/topics/trade/> a s:DefinedTerm, skos:Concept ;
            s:mainEntityOfPage <https://example.org/topics/trade/> ;
            s:name "Trade" ;
            s:termCode "trade" ;
            skos:notation "trade" ;
            s:alternateName "Торговля"@ru, "Commerce"@en, "Barter"@en ;
            s:description "Goods." ;
            skos:prefLabel "Trade"@en, "Торговля"@ru ;
            skos:altLabel "Commerce"@en ;
            skos:hiddenLabel "Barter"@en ;
            skos:scopeNote "Goods."@en ;
            skos:broader <https://example.org/api/v1/topics/economy/> ;
            skos:narrower <https://example.org/api/v1/topics/tariffs/> ;
            skos:related <https://example.org/api/v1/topics/sanctions/> ;
            s:inDefinedTermSet <https://example.org/api/v1/topics/> ;
            skos:inScheme <https://example.org/api/v1/topics/> .
        <https://example.org/api/v1/topics/> a s:DefinedTermSet, skos:ConceptScheme ;
            s:name "Topics of Dialogues" .
    """

    assert said(defined_term(row), expected) == SAME


def test_a_topic_above_which_there_is_none_is_a_top_concept():
    scheme, concept = f"{AT}topics/", f"{AT}topics/trade/"
    node = defined_term({"url": concept, "parent": None})

    assert node["skos:topConceptOf"] == {"@id": scheme}
    assert node["skos:inScheme"]["skos:hasTopConcept"] == {"@id": concept}
    assert "skos:topConceptOf" not in defined_term({"url": concept, "name": "not asked for"})


def test_a_summary_is_a_report_of_its_conferences():
    row = {
        "slug": "s",
        "url": f"{AT}documents/s/",
        "html_url": f"{PAGES}documents/s/",
        "title": "Summary",
        "kind": "summary",
        "source_url": "https://example.com/s",
        "language": "en",
        "text": None,
        "authors": [link("participants/p", "P", kind="person")],
        "publisher": link("institutions/a", "A"),
        "published_date": "2021-11-01",
        "published_precision": "month",
        "published_inferred": True,
        "published_note": "From the address.",
        "conferences": [{"url": f"{AT}conferences/autumn/", "title": "Autumn dialogue"}],
        "known_through": {"url": f"{AT}documents/t/", "title": "Teaser"},
        "rights": "Reserved.",
        "updated": "2026-01-01T00:00:00Z",
    }
    expected = """
        <https://example.org/api/v1/documents/s/> a s:Report ;
            s:identifier "s" ;
            s:mainEntityOfPage <https://example.org/documents/s/> ;
            s:name "Summary" ;
            s:genre "summary" ;
            d:documentKind d:documentKind-summary ;
            s:url <https://example.com/s> ;
            s:inLanguage "en" ;
            s:author <https://example.org/api/v1/participants/p/> ;
            s:publisher <https://example.org/api/v1/institutions/a/> ;
            s:datePublished "2021-11"^^s:Date ;
            d:dateInferred true ;
            d:dateNote "From the address." ;
            s:about <https://example.org/api/v1/conferences/autumn/> ;
            s:subjectOf <https://example.org/api/v1/documents/t/> ;
            s:copyrightNotice "Reserved." ;
            s:dateModified "2026-01-01T00:00:00Z"^^s:Date .
        <https://example.org/api/v1/participants/p/> a s:Person ; s:name "P" .
        <https://example.org/api/v1/institutions/a/> a s:Organization ; s:name "A" .
        <https://example.org/api/v1/conferences/autumn/> a s:Event ; s:name "Autumn dialogue" .
        <https://example.org/api/v1/documents/t/> a s:CreativeWork ; s:name "Teaser" .
    """

    assert said(creative_work(row), expected) == SAME


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("summary", "Report"), ("article", "Article"), ("statement", "CreativeWork")],
)
def test_a_text_is_what_it_is(kind, type_):
    assert creative_work({"url": AT, "kind": kind})["@type"] == type_


def test_a_page_says_of_which_collection_it_is_and_where_the_next_one_lies():
    members = [{"@type": "Claim", "@id": f"{AT}positions/7/"}]
    places = {"first": f"{AT}positions/", "next": f"{AT}positions/?cursor=a", "previous": None}
    last = page(members, f"{AT}positions/", f"{AT}positions/#page", places, 2)
    expected = """
        <https://example.org/api/v1/positions/7/> a s:Claim .
        <https://example.org/api/v1/positions/> a hydra:Collection ;
            hydra:totalItems 2 ;
            hydra:member <https://example.org/api/v1/positions/7/> ;
            hydra:view <https://example.org/api/v1/positions/#page> .
        <https://example.org/api/v1/positions/#page> a hydra:PartialCollectionView ;
            hydra:first <https://example.org/api/v1/positions/> ;
            hydra:next <https://example.org/api/v1/positions/?cursor=a> .
    """

    read = graph_of(graph([*members, last], VOCABULARY))
    assert difference(read, turtle(expected, **PREFIXES)) == SAME


def test_all_prefixes_stand_in_the_answer_itself():
    assert document({"@id": AT}, VOCABULARY) == {
        "@context": [
            "https://schema.org",
            {
                "skos": "http://www.w3.org/2004/02/skos/core#",
                "foaf": "http://xmlns.com/foaf/0.1/",
                "hydra": "http://www.w3.org/ns/hydra/core#",
                "dialogues": f"{VOCABULARY}#",
            },
        ],
        "@id": AT,
    }
