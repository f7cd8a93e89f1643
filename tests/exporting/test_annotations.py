"""Quotations as Web Annotations: what is said of each, and how little where rights forbid more."""

import datetime
from typing import Any

import pytest

from dialogues.choices import AnchorState, AttributionRole
from dialogues.exporting import annotations
from dialogues.models import Position
from tests.exporting.annotation_shape import faults
from tests.exporting.rdf import difference, graph_of, turtle
from tests.factories import (
    AttributionFactory,
    DocumentFactory,
    ParticipantFactory,
    PositionFactory,
    QuotationFactory,
    TopicFactory,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),
]

AT = "https://example.org"
SITE = annotations.Site("Dialogues", "en", lambda path: f"{AT}{path}")


def of(position: Position) -> Any:
    """Its annotations, as the public gets them; shaped as the model wants it."""
    found = annotations.of_position(
        Position.objects.published().for_list().get(pk=position.pk), SITE
    )
    assert faults(found) == []
    return found


def target_of(position: Position) -> Any:
    [one] = of(position)["first"]["items"]
    return one["target"]


def test_a_quotation_is_an_annotation_of_its_text():
    document = DocumentFactory(
        slug="summary",
        text="Experts met. Trade grows slowly. It ended.",
        url="https://example.com/s",
    )
    position = PositionFactory(
        statement="Trade grows.",
        stance="expects",
        document=document,
        topics=[TopicFactory(slug="trade")],
        holders=[ParticipantFactory(expert_group=True, slug="experts")],
        quotations=["Trade grows slowly"],
        published_at=datetime.datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=datetime.UTC),
    )
    Position.objects.update(updated_at=datetime.datetime(2026, 2, 3, tzinfo=datetime.UTC))
    key, quotation = position.pk, position.quotations.get().pk
    address = f"{AT}/positions/{key}/annotation/"

    assert of(position) == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": address,
        "type": "AnnotationCollection",
        "label": "Trade grows.",
        "total": 1,
        "first": {
            "id": f"{address}#page",
            "type": "AnnotationPage",
            "partOf": address,
            "startIndex": 0,
            "items": [
                {
                    "id": f"{address}#quotation-{quotation}",
                    "type": "Annotation",
                    "motivation": "describing",
                    "creator": {
                        "id": f"{AT}/about/", "type": "Organization", "name": "Dialogues",
                    },
                    "generator": {
                        "id": f"{AT}/", "type": "Software", "name": "Dialogues",
                        "homepage": f"{AT}/",
                    },
                    "created": "2026-01-02T03:04:05Z",
                    "modified": "2026-02-03T00:00:00Z",
                    "body": [
                        {
                            "type": "TextualBody", "value": "Trade grows.",
                            "format": "text/plain", "language": "en", "purpose": "describing",
                        },
                        {
                            "type": "TextualBody", "value": "expects",
                            "format": "text/plain", "purpose": "tagging",
                        },
                        {
                            "type": "SpecificResource", "source": f"{AT}/api/v1/topics/trade/",
                            "purpose": "classifying",
                        },
                        {
                            "type": "SpecificResource",
                            "source": f"{AT}/api/v1/participants/experts/",
                            "purpose": "linking",
                        },
                    ],
                    "target": {
                        "type": "SpecificResource",
                        "source": f"{AT}/documents/summary/",
                        "selector": [
                            {
                                "type": "TextQuoteSelector", "exact": "Trade grows slowly",
                                "prefix": "Experts met. ", "suffix": ". It ended.",
                            },
                            {"type": "TextPositionSelector", "start": 13, "end": 31},
                        ],
                        "state": {
                            "type": "TimeState",
                            "cached": {
                                "id": f"{AT}/documents/summary/text.txt",
                                "type": "Text",
                                "format": "text/plain",
                                "language": "en",
                                "schema:sha256": document.sha256,
                            },
                        },
                        "dc:language": "en",
                        "dcterms:source": {"id": "https://example.com/s"},
                        "dc:rights": "Reproduced with permission.",
                    },
                }
            ],
        },
        "last": f"{address}#page",
    }  # fmt: skip


def test_other_programs_read_it_as_the_triples_it_means():
    document = DocumentFactory(
        slug="s", text="Trade grows.", rights="Reserved.", language="", url="https://example.com/s"
    )
    position = PositionFactory(
        statement="It grows.",
        stance="asserts",
        document=document,
        topics=[TopicFactory(slug="trade")],
        unattributed=True,
        quotations=["Trade"],
        published_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    )
    Position.objects.update(updated_at=datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC))
    page = f"{AT}/positions/{position.pk}/annotation/"
    expected = f"""
        <{page}> a as:OrderedCollection ; rdfs:label "It grows." ; as:totalItems "1"^^x:nonNegativeInteger ;
            as:first <{page}#page> ; as:last <{page}#page> .
        <{page}#page> a as:OrderedCollectionPage ; as:partOf <{page}> ;
            as:startIndex "0"^^x:nonNegativeInteger ;
            as:items (<{page}#quotation-{position.quotations.get().pk}>) .
        <{page}#quotation-{position.quotations.get().pk}> a oa:Annotation ;
            oa:motivatedBy oa:describing ;
            dct:creator <{AT}/about/> ; as:generator <{AT}/> ;
            dct:created "2026-01-01T00:00:00Z"^^x:dateTime ;
            dct:modified "2026-01-02T00:00:00Z"^^x:dateTime ;
            oa:hasBody
                [a oa:TextualBody ; rdf:value "It grows." ; dc:format "text/plain" ;
                    dc:language "en" ; oa:hasPurpose oa:describing],
                [a oa:TextualBody ; rdf:value "asserts" ; dc:format "text/plain" ;
                    oa:hasPurpose oa:tagging],
                [a oa:SpecificResource ; oa:hasSource <{AT}/api/v1/topics/trade/> ;
                    oa:hasPurpose oa:classifying] ;
            oa:hasTarget [a oa:SpecificResource ; oa:hasSource <{AT}/documents/s/> ;
                dct:source <https://example.com/s> ; dc:rights "Reserved." ;
                oa:hasSelector
                    [a oa:TextQuoteSelector ; oa:exact "Trade" ; oa:prefix "" ; oa:suffix " grows."],
                    [a oa:TextPositionSelector ; oa:start "0"^^x:nonNegativeInteger ;
                        oa:end "5"^^x:nonNegativeInteger] ;
                oa:hasState [a oa:TimeState ; oa:cachedSource <{AT}/documents/s/text.txt>]] .
        <{AT}/documents/s/text.txt> a dct2:Text ; dc:format "text/plain" ;
            s:sha256 "{document.sha256}" .
        <{AT}/about/> a foaf:Organization ; foaf:name "Dialogues" .
        <{AT}/> a as:Application ; foaf:name "Dialogues" ; foaf:homepage <{AT}/> .
    """

    prefixes = {
        "oa": "http://www.w3.org/ns/oa#",
        "as": "http://www.w3.org/ns/activitystreams#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dct": "http://purl.org/dc/terms/",
        "dct2": "http://purl.org/dc/dcmitype/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "x": "http://www.w3.org/2001/XMLSchema#",
        "s": "http://schema.org/",
    }
    assert difference(graph_of(of(position)), turtle(expected, **prefixes)) == ([], [])


@pytest.mark.parametrize("visibility", ["full", "passages", "nothing"])
def test_the_rights_of_a_text_decide_what_is_told_of_its_words(visibility):
    position = PositionFactory(document=DocumentFactory(visibility=visibility))
    found = of(position)["first"]["items"]
    told = {
        "full": [["TextQuoteSelector", "TextPositionSelector"]],
        "passages": [["TextQuoteSelector"]],
        "nothing": [],
    }

    assert [[one["type"] for one in item["target"]["selector"]] for item in found] == told[
        visibility
    ]
    if visibility == "passages":
        [selector] = target_of(position)["selector"]
        assert selector == {
            "type": "TextQuoteSelector",
            "exact": "Experts met to speak about the region.",
        }
        assert "state" not in target_of(position)


def test_words_that_a_changed_text_has_lost_have_no_place():
    position = PositionFactory()
    assert len(target_of(position)["selector"]) == 2
    position.quotations.update(state=AnchorState.LOST)

    assert [one["type"] for one in target_of(position)["selector"]] == ["TextQuoteSelector"]
    assert "state" not in target_of(position)


def test_words_of_no_known_text_stand_in_the_positions_own_page():
    position = PositionFactory(document=None)
    QuotationFactory(position=position, exact="Мы встретились.", language="ru")

    assert target_of(position) == {
        "type": "SpecificResource",
        "source": f"{AT}/positions/{position.pk}/",
        "selector": [{"type": "TextQuoteSelector", "exact": "Мы встретились."}],
        "dc:language": "ru",
    }


def test_the_texts_own_voice_is_tagged_as_such():
    own, held = PositionFactory(layer="author"), PositionFactory()
    tags = {
        position: [
            body["value"]
            for body in of(position)["first"]["items"][0]["body"]
            if body["purpose"] == "tagging"
        ]
        for position in (own, held)
    }

    assert tags == {own: ["asserts", "author"], held: ["asserts"]}


def test_only_holders_are_linked_and_not_who_reports_them():
    position = PositionFactory(holders=[ParticipantFactory(expert_group=True, slug="held-by")])
    reporter = ParticipantFactory(expert_group=True, slug="reported-by")
    AttributionFactory(position=position, participant=reporter, role=AttributionRole.REPORTER)
    [one] = of(position)["first"]["items"]

    assert [body["source"] for body in one["body"] if body["purpose"] == "linking"] == [
        f"{AT}/api/v1/participants/held-by/"
    ]


def test_a_position_without_words_has_no_annotation():
    found = of(PositionFactory(document=None))

    assert (found["total"], found["first"]["items"]) == (0, [])
