"""The drawing of a network: always the same, legible, and only so much of it as can be told apart."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.analysis.network.drawing import MOST_EDGES, MOST_NODES, drawing
from dialogues.analysis.network.labels import LINE, shortened, text_width
from tests.analysis.networks import network, said

LETTERS = "abcdefgh"
positions = st.lists(
    st.builds(said, st.sampled_from(LETTERS), st.sampled_from("stuvwxyz"), st.sampled_from("+-")),
    max_size=40,
)


def many(actors, topics):
    return [said(f"a{n}", f"t{n % topics}", "+") for n in range(actors)]


def test_the_same_network_is_drawn_the_same():
    given_positions = many(40, 5)

    assert drawing(network(given_positions)) == drawing(network(given_positions))


@settings(max_examples=25, deadline=None)
@given(positions, st.sampled_from(["both", "actors", "topics"]))
def test_everything_stands_in_the_field_and_no_node_on_another(given_positions, nodes):
    found = drawing(network(given_positions, nodes=nodes))

    for dot in found.dots:
        assert dot.radius <= dot.x <= found.width - dot.radius
        assert dot.radius <= dot.y <= found.height - dot.radius
    for one, other in combinations(found.dots, 2):
        assert max(abs(one.x - other.x), abs(one.y - other.y)) >= min(one.radius, other.radius)


def test_names_stand_on_no_other_name():
    found = drawing(network(many(45, 6)))
    boxes = []
    for dot in found.dots:
        wide = text_width(dot.label.text)
        left = {"start": 0, "middle": wide / 2, "end": wide}[dot.label.anchor]
        boxes.append((dot.label.x - left, dot.label.y - LINE + 4, wide))

    touching = [
        (one, other)
        for one, other in combinations(boxes, 2)
        if one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and abs(one[1] - other[1]) < LINE - 4
    ]
    assert touching == []


def test_ties_end_at_their_nodes_and_are_as_thick_as_heavy():
    found = drawing(network([said("a", "s", "+"), said("a", "s", "+"), said("b", "s", "-")]))
    heavy, light = found.lines

    for line in found.lines:
        ends = [(found.dots[end].x, found.dots[end].y) for end in (line.one, line.other)]
        assert ends == [(line.x1, line.y1), (line.x2, line.y2)]
    assert (heavy.edge.key, light.edge.key) == ("a~s", "b~s")
    assert heavy.width > light.width


def test_of_a_large_network_the_strongest_part_is_drawn():
    pairs = [(f"a{n}", f"t{m}") for n in range(40) for m in range(40) if (n + m) % 3 == 0]
    strong = [said("a0", "t0", "+")] * 5
    found = drawing(network([said(one, other, "+") for one, other in pairs] + strong))

    assert len(found.dots) <= MOST_NODES
    assert len(found.lines) <= MOST_EDGES
    assert found.lines[0].edge.key == "a0~t0"
    assert found.edges_left == len(pairs) - len(found.lines)
    assert found.nodes_left == 80 - len(found.dots)


def test_nodes_without_ties_are_not_drawn():
    found = drawing(network([said("a", "s", "+"), said("b", "t", "+")], nodes="actors"))

    assert (found.dots, found.lines, found.nodes_left) == ([], [], 2)


def test_long_names_are_cut_wide_letters_count_double():
    assert shortened("Decoupling and economic security") == "Decoupling and economic secur…"
    assert (
        shortened("戦略的共感と対話の可能性についての考察")
        == "戦略的共感と対話の可能性についての考察"[:14] + "…"
    )
    assert shortened("Japan") == "Japan"
