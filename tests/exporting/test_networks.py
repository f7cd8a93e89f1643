"""Network files, judged by networkx: read again, they are the same, and its own projections of the
two-mode file are our one-mode networks."""

import csv
import datetime
import io
import math

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from networkx.algorithms import bipartite

from dialogues.analysis.network import Settings, build
from dialogues.exporting.networks import tables
from dialogues.exporting.networks.catalogue import FILES
from dialogues.exporting.networks.gexf import gexf
from dialogues.exporting.networks.graphml import graphml
from dialogues.models import Position
from tests.analysis.networks import network, said
from tests.factories import ConferenceFactory, ParticipantFactory, PositionFactory, TopicFactory

positions = st.lists(
    st.builds(said, st.sampled_from("abcdef"), st.sampled_from("uvwxyz"), st.sampled_from("+-")),
    min_size=1,
    max_size=40,
)
few = settings(max_examples=40, deadline=None)


def by_graphml(found):
    return nx.parse_graphml(graphml(found).decode())


def by_gexf(found):
    return nx.read_gexf(io.BytesIO(gexf(found)))


def rows(lines, delimiter=","):
    return list(csv.reader(io.StringIO("".join(lines)), delimiter=delimiter))


def as_dict(found):
    """The ties as the files name their ends, with their weights."""
    return {frozenset(found.ends(edge)): edge.weight for edge in found.edges}


def of_graph(graph):
    return {frozenset((u, v)): data["weight"] for u, v, data in graph.edges(data=True)}


def close(one, other):
    assert one.keys() == other.keys()
    for key, value in one.items():
        assert math.isclose(value, other[key], rel_tol=1e-9), key


def cells(found):
    """The two-mode network whose second kind of nodes are topics with a qualifier, from the file of
    signed ties: positive to “topic +”, negative to “topic -”, as often as they were said."""
    graph = nx.Graph()
    for row in csv.DictReader(io.StringIO("".join(tables.ties(found)))):
        for sign, count in (("+", int(row["agreement"])), ("-", int(row["conflict"]))):
            if count:
                graph.add_edge(row["source"], row["target"] + sign, weight=count)
    return graph


def actors(graph):
    return sorted(node for node in graph if node.startswith("actor:"))


def projected(graph, weight):
    """Networkx's projection on actors with a weight of its own."""
    made = bipartite.generic_weighted_projected_graph(graph, actors(graph), weight_function=weight)
    return {pair: weight for pair, weight in of_graph(made).items() if weight}


def product(graph, one, other):
    return sum(
        graph[one][cell]["weight"] * graph[other][cell]["weight"]
        for cell in set(graph[one]) & set(graph[other])
    )


@few
@given(positions)
def test_the_weighted_projection_of_the_affiliations_is_the_network_of_mentions(given_positions):
    once = {"duplicates": "once", "aggregation": "ignore"}
    graph = by_graphml(network(given_positions, **once))
    theirs = bipartite.weighted_projected_graph(graph, actors(graph))

    assert of_graph(theirs) == as_dict(network(given_positions, nodes="actors", **once))


@few
@given(positions)
def test_the_overlap_of_the_affiliations_is_the_jaccard_coefficient(given_positions):
    once = {"duplicates": "once", "aggregation": "ignore"}
    graph = by_gexf(network(given_positions, **once))
    theirs = bipartite.overlap_weighted_projected_graph(graph, actors(graph), jaccard=True)
    ours = network(given_positions, nodes="actors", normalisation="jaccard", **once)

    close(of_graph(theirs), as_dict(ours))


@few
@given(positions)
def test_the_same_holds_of_agreement_over_topics_with_their_qualifiers(given_positions):
    graph = cells(network(given_positions, duplicates="once", aggregation="combine"))
    asked = {"nodes": "actors", "duplicates": "once", "aggregation": "congruence"}
    counted = bipartite.weighted_projected_graph(graph, actors(graph))
    overlapping = bipartite.overlap_weighted_projected_graph(graph, actors(graph), jaccard=True)

    assert of_graph(counted) == as_dict(network(given_positions, **asked))
    jaccard = network(given_positions, normalisation="jaccard", **asked)
    close(of_graph(overlapping), as_dict(jaccard))


@few
@given(positions)
def test_repeated_statements_multiply(given_positions):
    graph = cells(network(given_positions, aggregation="combine"))

    def cosine(graph, one, other):
        lengths = (math.hypot(*(d["weight"] for d in graph[end].values())) for end in (one, other))
        return product(graph, one, other) / math.prod(lengths)

    def average(graph, one, other):
        sums = (sum(d["weight"] for d in graph[end].values()) for end in (one, other))
        return product(graph, one, other) / (sum(sums) / 2)

    def opposed(graph, one, other):
        turn = {"+": "-", "-": "+"}
        return sum(
            data["weight"] * graph[other].get(cell[:-1] + turn[cell[-1]], {"weight": 0})["weight"]
            for cell, data in graph[one].items()
        )

    def ours(**asked):
        return as_dict(network(given_positions, nodes="actors", **asked))

    assert ours(aggregation="congruence") == projected(graph, product)
    close(ours(aggregation="congruence", normalisation="cosine"), projected(graph, cosine))
    close(ours(aggregation="congruence", normalisation="average"), projected(graph, average))
    # Networkx asks only pairs that share a cell: opposites share none, so each pair is asked here.
    names = actors(graph)
    conflicts = {
        frozenset((one, other)): opposed(graph, one, other)
        for number, one in enumerate(names)
        for other in names[:number]
    }
    assert ours(aggregation="conflict") == {pair: w for pair, w in conflicts.items() if w}


@few
@given(positions, st.sampled_from(["both", "actors", "topics"]))
def test_degree_and_betweenness_are_networkx_s(given_positions, nodes):
    found = network(given_positions, nodes=nodes)
    graph = by_graphml(found)
    between = nx.betweenness_centrality(graph)

    assert {node.id: node.degree for node in found.nodes} == dict(graph.degree)
    for node in found.nodes:
        assert math.isclose(node.betweenness, between[node.id], abs_tol=1e-12)
        strength = sum(abs(data["weight"]) for data in graph[node.id].values())
        assert math.isclose(node.strength, strength, abs_tol=1e-9)
    tied = graph.subgraph(node for node, degree in graph.degree if degree)
    assert found.components == nx.number_connected_components(tied)


@few
@given(positions, st.sampled_from(["both", "actors", "topics"]))
def test_files_read_again_are_the_same(given_positions, nodes):
    found = network(given_positions, nodes=nodes, aggregation="subtract")
    for graph in (by_graphml(found), by_gexf(found)):
        assert not graph.is_directed()
        assert of_graph(graph) == as_dict(found)
        assert [(node, data["label"], data["kind"], data["n"]) for node, data in graph.nodes(data=True)] == [
            (node.id, node.label, node.kind, node.n) for node in found.nodes
        ]  # fmt: skip
        facts = ("n", "shared", "agreement", "conflict", "sign")
        assert {
            frozenset((u, v)): tuple(data[name] for name in facts)
            for u, v, data in graph.edges(data=True)
        } == {
            frozenset(found.ends(edge)): tuple(getattr(edge, name) for name in facts)
            for edge in found.edges
        }


@few
@given(positions, st.sampled_from(["both", "actors", "topics"]))
def test_the_matrix_holds_the_same_weights(given_positions, nodes):
    found = network(given_positions, nodes=nodes)
    (_corner, *across), *below = rows(tables.matrix(found))
    labels = {node.label: node.id for node in found.nodes}
    weights = {
        frozenset((labels[name], labels[other])): float(value)
        for name, *values in below
        for other, value in zip(across, values, strict=True)
        if float(value)
    }

    assert weights == as_dict(found)
    assert all(len(row) == len(across) for _name, *row in below)


def test_networks_are_well_formed_and_say_what_they_are():
    found = network([said("a", "arms", "+"), said("b&c", "arms", "-"), said("a", "arms", "0")])
    text = (
        "nodes=both; by=country; level=topic; aggregation=subtract; normalisation=none; "
        "duplicates=statement; joint=out; min_weight=0. 1 statements of 1 positions; left out: "
        "0 unnamed, 1 joint, 1 without polarity."
    )

    assert by_graphml(found).graph["description"] == text
    (described,) = etree.fromstring(gexf(found)).iter("{*}description")
    assert described.text == text


def test_an_empty_network_makes_files_too():
    found = network([said("a", "arms", "0")])

    assert len(by_graphml(found)) == 0
    assert len(by_gexf(found)) == 0
    assert rows(tables.matrix(found)) == [[""]]


def test_names_that_could_break_a_file_do_not():
    name = '=cmd|"<&>\x0b日本, “Ёлка”'
    found = network([said("a", "arms", "+")])
    actor = next(node for node in found.nodes if node.kind == "actor")
    actor.label = name

    for graph in (by_graphml(found), by_gexf(found)):
        assert graph.nodes["actor:a"]["label"] == name.replace("\x0b", "")
    heading, row = rows(tables.ties(found))
    assert dict(zip(heading, row, strict=True))["source_label"] == f"'{name}"


def test_two_nodes_of_one_name_stay_two():
    twins = network([said("a", "arms", "+"), said("b", "trade", "+")])
    for node in twins.nodes:
        node.label = "Government" if node.kind == "actor" else node.label

    assert rows(tables.matrix(twins)) == [
        ["", "Arms", "Trade"],
        ["Government (a)", "1", "0"],
        ["Government (b)", "0", "1"],
    ]


@pytest.mark.django_db
def test_statements_stand_in_the_columns_of_dna():
    position = PositionFactory(
        conference=ConferenceFactory(start_date=datetime.date(2021, 4, 15), title="Spring"),
        stance="concerned",
        topics=[TopicFactory(name="Arms; mines", slug="arms")],
        holders=[ParticipantFactory(government=True, country="RU", name="Moscow")],
        quotations=["Experts met", "One participant doubted it."],
    )
    position.topics.add(TopicFactory(name="Trade"))
    shown = Position.objects.published()

    def written(by):
        made = build(shown, Settings(by=by))
        return rows(FILES["statements.csv"].write(made, shown), delimiter=";")

    heading, first, second = written("country")
    assert heading == [
        "statement ID", "time", "document ID", "document title", "author", "source", "section",
        "type", "text", "person", "organization", "concept", "agreement", "stance", "position",
    ]  # fmt: skip
    document = position.document
    assert first == [
        "1", "2021-04-15 00:00:00", str(document.pk), document.title, "", "", "Spring",
        document.kind, "Experts met […] One participant doubted it.", "", "Russia", "Arms; mines",
        "0", "concerned", str(position.pk),
    ]  # fmt: skip
    assert (second[0], second[11]) == ("2", "Trade")
    assert written("holder")[1][9:11] == ["Moscow", ""]


@pytest.mark.django_db
@pytest.mark.parametrize("name", FILES)
def test_every_file_is_written(name):
    PositionFactory(stance="supports", holders=[ParticipantFactory(country="RU", government=True)])
    shown = Position.objects.published()

    assert list(FILES[name].write(build(shown, Settings()), shown)) != []
