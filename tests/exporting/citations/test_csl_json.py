"""Judged by a schema after the published one of CSL data, and by a processor that prints it."""

import json
import warnings

import jsonschema
import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from dialogues.exporting.citations.csl_json import csl_lines
from tests.exporting.citations.made_up import ALL, CONFERENCE, POSITION

TEXT = {"type": "string", "minLength": 1}
NAME = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"family": TEXT, "given": TEXT, "literal": TEXT},
    "oneOf": [{"required": ["family", "given"]}, {"required": ["literal"]}],
}
DATE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["date-parts"],
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": {"type": "integer"},
            },
        },
        "circa": {"type": "boolean"},
    },
}
TEXTS = (
    *("id", "title", "container-title", "publisher", "genre", "language", "abstract", "keyword"),
    *("event", "event-place", "note", "URL", "archive", "archive_location", "number"),
)
NAMES = {"type": "array", "items": NAME}
#: Of what CSL data may hold, what we write: names, dates and texts as the published schema has them.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["type", "id", "title", "URL"],
        "properties": {
            "type": {"enum": ["webpage", "document"]},
            **dict.fromkeys(TEXTS, TEXT),
            **dict.fromkeys(("author", "organizer"), NAMES),
            **dict.fromkeys(("issued", "accessed", "event-date"), DATE),
        },
    },
}


def read(references) -> list[dict]:
    items = json.loads("".join(csl_lines(references)))
    jsonschema.validate(items, SCHEMA)
    return items


def test_every_reference_is_valid():
    assert [one["id"] for one in read(ALL)] == [
        "position-7",
        "document-summary",
        "conference-autumn",
    ]
    assert read([]) == []


def test_the_schema_would_notice():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{**read([POSITION])[0], "holder": "x"}], SCHEMA)


def test_a_position_whole():
    assert read([POSITION]) == [
        {
            "id": "position-7",
            "type": "webpage",
            "title": r"Russian experts: 50 % of {trade} & “trust” \ under $5_000 #1 ~ x^2 [paraphrase]",
            "author": [
                {"family": "Sasakawa", "given": "Yohei"},
                {"literal": "Ministry of Trade, and Industry"},
            ],
            "issued": {"date-parts": [[2021, 7, 8]]},
            "container-title": "Итоги: 日露対話",
            "publisher": "Valdai Discussion Club",
            "genre": "Summary",
            "language": "ru",
            "event": "Autumn dialogue",
            "event-place": "Tokyo",
            "event-date": {"date-parts": [[2021, 7, 8], [2021, 7, 9]]},
            "organizer": [{"literal": "SPF"}],
            "abstract": "“доверия нет” […] “信頼が\nない”",
            "keyword": "Trade, C*-algebras",
            "note": "The statement is a paraphrase.\nThe holder is anonymous: 100 %.",
            "URL": "https://example.org/итоги?a=1&b={2}",
            "accessed": {"date-parts": [[2026, 11, 22]]},
            "archive": "Dialogues",
            "archive_location": "https://dialogues.example.org/positions/7/?cited=2026-11-22",
            "number": "position 7",
        }
    ]


def test_an_inferred_month():
    assert read([CONFERENCE])[0]["issued"] == {"date-parts": [[2021, 7]], "circa": True}


def test_a_citation_processor_prints_it():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it does not know every variable of the standard
        source = CiteProcJSON(read([POSITION]))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        bibliography.register(Citation([CitationItem("position-7")]))
        printed = str(bibliography.bibliography()[0])

    assert "Sasakawa, Y." in printed
    assert "2021" in printed
