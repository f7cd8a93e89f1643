"""Every property of the API's objects has a column, and every column a property."""

from typing import Any

import pytest

from dialogues.api.serializers.conferences import ConferenceSerializer
from dialogues.api.serializers.documents import DocumentDetailSerializer
from dialogues.api.serializers.institutions import InstitutionSerializer
from dialogues.api.serializers.participants import ParticipantSerializer
from dialogues.api.serializers.positions import PositionSerializer
from dialogues.api.serializers.topics import TopicSerializer
from dialogues.exporting.columns import (
    conferences,
    documents,
    institutions,
    participants,
    positions,
    topics,
)
from dialogues.exporting.csv_lines import csv_lines

NOUNS = [
    (conferences, ConferenceSerializer),
    (documents, DocumentDetailSerializer),
    (institutions, InstitutionSerializer),
    (participants, ParticipantSerializer),
    (positions, PositionSerializer),
    (topics, TopicSerializer),
]


@pytest.mark.parametrize(("noun", "shape"), NOUNS)
def test_columns_and_properties_are_the_same(noun, shape):
    assert {column.field for column in noun.COLUMNS} == set(shape.field_names())


@pytest.mark.parametrize(("noun", "shape"), NOUNS)
def test_no_column_stands_twice(noun, shape):
    names = [column.name for column in noun.COLUMNS]
    assert len(names) == len(set(names))


def holder(slug: str, role: str, **others: Any) -> dict[str, Any]:
    return {
        "slug": slug,
        "name": slug.title(),
        "kind": "bloc",
        "country": None,
        "role": role,
        "words": "",
    } | others


def test_holders_reporters_and_their_words_stand_apart_in_the_same_order():
    row = {
        "holders": [
            holder(
                "moscow", "holder", kind="government", country="RU", words="according to Moscow"
            ),
            holder("experts", "reporter", words="experts say"),
            holder("west", "holder"),
            holder("tokyo", "on_behalf_of"),
        ],
        "quotations": [{"exact": "a", "verified": True}, {"exact": "b", "verified": False}],
        "relations": [{"kind": "opposes", "position": 7}],
    }
    columns = [column for column in positions.COLUMNS if column.field in row]
    [header, line] = csv_lines([[row]], columns)
    cells = dict(zip(header.strip().split(","), line.strip().split(","), strict=True))

    assert cells == {
        "quotations": "a; b",
        "verified": "false",
        "holders": "moscow; west",
        "holder_names": "Moscow; West",
        "holder_kinds": "government; bloc",
        "holder_countries": "RU; ",
        "reporters": "experts",
        "on_behalf_of": "tokyo",
        "attributing_words": "according to Moscow; experts say; ; ",
        "relations": "opposes 7",
    }
