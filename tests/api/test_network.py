"""The network as data; how it is computed is tested in tests/analysis."""

import pytest

from tests.api.test_schema import faults, parameters, schema  # noqa: F401 (a fixture)
from tests.factories import ParticipantFactory, PositionFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks():
    arms = TopicFactory(name="Arms", slug="arms")
    for code, stance in (
        ("JP", "supports"),
        ("JP", "proposes"),
        ("RU", "opposes"),
        ("RU", "asserts"),
    ):
        holder = ParticipantFactory(government=True, country=code)
        PositionFactory(holders=[holder], topics=[arms], stance=stance)


def test_nodes_and_ties_with_what_they_rest_on(read, talks):
    answer = read("network/", nodes="actors", topic="arms")
    files = answer.pop("files")

    assert answer == {
        "url": "http://testserver/network/?nodes=actors&topic=arms",
        "settings": {
            "nodes": "actors", "by": "country", "level": "topic", "aggregation": "subtract",
            "normalisation": "none", "duplicates": "statement", "joint": "out", "min_weight": 0.0,
        },
        "positions": 3,
        "statements": 3,
        "repeated": 0,
        "left_out": {"unnamed": 0, "joint": 0, "without_polarity": 1},
        "undated": 0,
        "balanced": 0,
        "weak": 0,
        "nodes": [
            {"id": "actor:JP", "key": "JP", "kind": "actor", "label": "Japan", "n": 2, "degree": 1,
             "strength": 2, "betweenness": 0},
            {"id": "actor:RU", "key": "RU", "kind": "actor", "label": "Russia", "n": 1, "degree": 1,
             "strength": 2, "betweenness": 0},
        ],
        "ties": [
            {"source": "actor:JP", "target": "actor:RU", "weight": -2, "n": 3, "shared": 1,
             "agreement": 0, "conflict": 2, "sign": "conflict"},
        ],
    }  # fmt: skip
    assert files["matrix.csv"] == "http://testserver/network/matrix.csv?nodes=actors&topic=arms"
    assert set(files) == {
        "network.graphml", "network.gexf", "ties.csv", "nodes.csv", "matrix.csv", "statements.csv",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"nodes": "people"}, "nodes"),
        ({"nodes": "actors", "normalisation": "activity"}, "normalisation"),
        ({"min_weight": "many"}, "min_weight"),
        ({"topic": "no-such-topic"}, "topic"),
        ({"edge": "JP~RU"}, "edge"),
        ({"page_size": "10"}, "page_size"),
        ({"format": "csv"}, "format"),
    ],
)
def test_what_there_is_not_is_refused(failure, talks, asked, field):
    problem = failure("network/", **asked)

    assert problem["status"] == 400
    assert [error["field"] for error in problem["errors"]] == [field]


def test_it_is_as_described(ask, schema, talks):  # noqa: F811
    assert faults(schema, "network/", ask("network/")) == []
    described = parameters(schema, "network/")
    assert described["aggregation"]["schema"]["enum"] == [
        "subtract", "congruence", "conflict", "combine", "ignore",
    ]  # fmt: skip
    assert {"nodes", "by", "min_weight", "topic", "date_after", "q"} <= set(described)
