"""Sides against each other as data: the same question as on the page, the same numbers."""

import csv
import datetime
import io
from typing import Any

import pytest

from tests.api.asking import API, SITE
from tests.api.test_schema import faults, parameters
from tests.factories import (
    ConferenceFactory,
    ParticipantFactory,
    PositionFactory,
    PositionRelationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def schema(client) -> dict[str, Any]:
    return client.get(f"{API}schema/").json()


@pytest.fixture
def borders():
    """Moscow for it in 2020 and 2021, Tokyo against it, as an editor has recorded."""
    topic = TopicFactory(name="Borders", slug="borders")
    moscow, tokyo = (
        ParticipantFactory(government=True, country=country) for country in ("RU", "JP")
    )
    years = [ConferenceFactory(start_date=datetime.date(year, 1, 1)) for year in (2020, 2021)]
    topic.first, topic.last = (
        PositionFactory(holders=[moscow], topics=[topic], conference=year, stance="supports")
        for year in years
    )
    topic.against = PositionFactory(
        holders=[tokyo], topics=[topic], conference=years[1], stance="opposes", setting="elsewhere"
    )
    topic.joint = PositionFactory(holders=[moscow, tokyo], topics=[topic], conference=years[1])
    PositionRelationFactory(source=topic.last, target=topic.against, kind="opposes")
    return topic


def rows(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode(), newline="")))


def test_the_whole_answer(read, borders):
    link = {"slug": "borders", "name": "Borders", "url": f"{API}topics/borders/"}
    stances = dict.fromkeys(
        ["supports", "proposes", "expects", "neutral", "asserts", "concerned", "opposes"], 0
    )
    sides = [{"key": "JP", "label": "Japan"}, {"key": "RU", "label": "Russia"}]
    evidence = {
        "left_n": 1, "right_n": 2, "left_comparable": 1, "right_comparable": 2, "pairs_same": 0,
        "pairs_contrary": 2, "agrees": 0, "opposes": 1, "qualifies": 0, "responds": 0,
    }  # fmt: skip

    assert read("compare/") == {
        "html_url": f"{SITE}compare/",
        "by": "country",
        "sides": sides,
        "columns": sides,
        "topics_total": 1,
        "n": 3,
        "rows": [
            {
                "topic": link,
                "n": 3,
                "cells": [
                    {
                        "side": "JP",
                        "n": 1,
                        "stances": stances | {"opposes": 1},
                        "elsewhere": 1,
                        "positions": [borders.against.pk],
                    },
                    {
                        "side": "RU",
                        "n": 2,
                        "stances": stances | {"supports": 2},
                        "elsewhere": 0,
                        "positions": [borders.first.pk, borders.last.pk],
                    },
                ],
                "apart": [borders.joint.pk],
            }
        ],
        "convergence": [
            {
                "topic": link,
                "left": "JP",
                "right": "RU",
                "outcome": "differ",
                "basis": "recorded",
                "share": 0.0,
                "lowest": 0.0,
                "highest": 0.5,
                "fragile": True,
                "reason": "none",
                "evidence": evidence,
                "facing": {
                    "left": borders.against.pk,
                    "right": borders.last.pk,
                    "relation": "opposes",
                },
            }
        ],
        "shifts": [
            {
                "topic": link,
                "side": "RU",
                "change": "kept",
                "basis": "stances",
                "same_holder": True,
                "earlier": borders.first.pk,
                "later": borders.last.pk,
                "earlier_n": 1,
                "later_n": 1,
            }
        ],
        "together": [borders.joint.pk],
        "measure": {"clear": 0.75, "fewest_polarised": 2, "fewest_speaking": 3},
    }


def test_it_leads_to_its_page(read, borders):
    found = read("compare/", side=["RU", "JP"], topic="borders", format="json")

    assert found["html_url"] == f"{SITE}compare/?side=RU&side=JP&topic=borders"
    assert [side["key"] for side in found["sides"]] == ["RU", "JP"]


def test_each_table_is_a_file(ask, borders):
    matrix = ask("compare/", format="csv")
    board, shifts = (ask("compare/", format="csv", table=name) for name in ("board", "shifts"))

    assert matrix["Content-Disposition"] == 'attachment; filename="compare-matrix.csv"'
    assert matrix["Content-Type"].startswith("text/csv")
    assert [(row["topic"], row["side"], row["n"], row["opposes"]) for row in rows(matrix)] == [
        ("borders", "JP", "1", "1"),
        ("borders", "RU", "2", "0"),
    ]
    (entry,) = rows(board)
    assert (entry["outcome"], entry["share"], entry["fragile"]) == ("differ", "0.0", "true")
    assert entry["facing"] == f"{borders.against.pk}; {borders.last.pk}"
    (shift,) = rows(shifts)
    assert (shift["change"], shift["same_holder"]) == ("kept", "true")


def test_the_answer_is_as_described(ask, schema, borders):
    assert faults(schema, "compare/", ask("compare/")) == []
    assert set(parameters(schema, "compare/")) == {
        "by", "side", "topic", "conference", "setting", "date_after", "date_before", "joint",
        "cell", "page_size", "table", "format",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "errors"),
    [
        (
            {"table": "x"},
            [
                {
                    "field": "table",
                    "message": "“x” is no value of “table”. Allowed: matrix, board, shifts.",
                    "allowed": ["matrix", "board", "shifts"],
                }
            ],
        ),
        (
            {"side": "RU"},
            [
                {
                    "field": "side",
                    "message": "“side” is given from 2 to 6 times, or not at all.",
                }
            ],
        ),
        (
            {"format": "xml"},
            [
                {
                    "field": "format",
                    "message": "“xml” is no value of “format”. Allowed: json, csv.",
                    "allowed": ["json", "csv"],
                }
            ],
        ),
    ],
)
def test_what_is_not_there_is_named(failure, borders, asked, errors):
    problem = failure("compare/", **asked)

    assert (problem["status"], problem["errors"]) == (400, errors)


VALUES = ["\x00", "a\x00b", "\x0b", "9" * 5000, "'; --", "%", "[" * 2000, "borders:\x00", ":", "٣"]


@pytest.mark.parametrize(
    "name", ["by", "side", "topic", "setting", "joint", "cell", "page_size", "date_after", "table"]
)
def test_any_value_is_answered_or_refused(client, borders, name):
    for value in VALUES:
        for path in (f"{API}compare/", f"{SITE}compare/"):
            asked = {name: [value, "RU"] if name == "side" else value}
            assert client.get(path, asked).status_code in (200, 400), (path, value)


@pytest.mark.parametrize("more", [0, 2])
def test_it_costs_a_fixed_number_of_queries(client, django_assert_num_queries, borders, more):
    for _n in range(more):
        topic = TopicFactory()
        for position in (borders.first, borders.last, borders.against):
            position.topics.add(topic)
            position.conference.topics.add(topic)

    with django_assert_num_queries(8):  # one of them for the tag of the answer
        assert client.get(f"{API}compare/").status_code == 200
