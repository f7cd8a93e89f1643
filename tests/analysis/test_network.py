"""Networks checked by hand: each example shows its working, after the formulas of the DNA manual."""

import pytest

from tests.analysis.networks import network, said, weights

# First example. The three-way table, as for : against.
#
#            arms     trade    energy   n
#   a       2 : 0    1 : 0    0 : 1     4
#   b       1 : 0    0 : 1    0 : 1     3
#   c       0 : 1    0 : 2      -       3
FIRST = [
    said("a", "arms", "+"), said("a", "arms", "+"), said("a", "trade", "+"), said("a", "energy", "-"),
    said("b", "arms", "+"), said("b", "trade", "-"), said("b", "energy", "-"),
    said("c", "arms", "-"), said("c", "trade", "-"), said("c", "trade", "-"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("aggregation", "expected"),
    [
        # a, b: arms 2·1 + trade 0 + energy 1·1 = 3;  a, c: 0;  b, c: arms 0 + trade 1·2 = 2
        ("congruence", {"a~b": 3, "b~c": 2}),
        # a, b: trade 1·1 = 1;  a, c: arms 2·1 + trade 1·2 = 4;  b, c: arms 1·1 = 1
        ("conflict", {"a~b": 1, "a~c": 4, "b~c": 1}),
        # a, b: 3 - 1;  a, c: 0 - 4;  b, c: 2 - 1
        ("subtract", {"a~b": 2, "a~c": -4, "b~c": 1}),
        # a, b: 2·1 + 1·1 + 1·1;  a, c: 2·1 + 1·2;  b, c: 1·1 + 1·2
        ("ignore", {"a~b": 4, "a~c": 4, "b~c": 3}),
    ],
)
def test_actors_by_their_common_topics(aggregation, expected):
    assert weights(network(FIRST, nodes="actors", aggregation=aggregation)) == expected


@pytest.mark.parametrize(
    ("aggregation", "normalisation", "expected"),
    [
        # Divided by (4+3)/2, (4+3)/2, (3+3)/2.
        ("congruence", "average", {"a~b": 0.857143, "b~c": 0.666667}),
        ("conflict", "average", {"a~b": 0.285714, "a~c": 1.142857, "b~c": 0.333333}),
        # Over the cells arms+, arms-, trade+, trade-, energy-:
        #   a 2 0 1 0 1    b 1 0 0 1 1    c 0 1 0 2 0
        # a, b: only a 1 (trade+), only b 1 (trade-), both 2·1 + 1·1 = 3: 3/5
        # b, c: only b 2 (arms+, energy-), only c 1 (arms-), both 1·2 = 2: 2/5
        ("congruence", "jaccard", {"a~b": 0.6, "b~c": 0.4}),
        # a, c: only a 4, only c 3, both 0: 4/7.  b, c: 1/5.  a, b: 1/5.
        ("conflict", "jaccard", {"a~b": 0.2, "a~c": 0.571429, "b~c": 0.2}),
        # Lengths: a √6, b √3, c √5.  a, b: 3/√18;  b, c: 2/√15
        ("congruence", "cosine", {"a~b": 0.707107, "b~c": 0.516398}),
        # a, b: 2/√18;  a, c: -4/√30;  b, c: 1/√15
        ("subtract", "cosine", {"a~b": 0.471405, "a~c": -0.730297, "b~c": 0.258199}),
        # Whatever the qualifier: a 2 1 1 (√6), b 1 1 1 (√3), c 1 2 0 (√5): 4/√18, 4/√30, 3/√15
        ("ignore", "cosine", {"a~b": 0.942809, "a~c": 0.730297, "b~c": 0.774597}),
        # a, b: nothing alone, both 4: 4/4.  a, c: only a 1 (energy): 4/5.  b, c: only b 1: 3/4
        ("ignore", "jaccard", {"a~b": 1, "a~c": 0.8, "b~c": 0.75}),
    ],
)
def test_normalised(aggregation, normalisation, expected):
    found = network(FIRST, nodes="actors", aggregation=aggregation, normalisation=normalisation)

    assert weights(found) == expected


@pytest.mark.parametrize(
    ("aggregation", "expected"),
    [
        # arms, trade: a 2·1 + b 0 + c 1·2 = 4;  arms, energy: a 0 + b 0;  trade, energy: b 1·1 = 1
        ("congruence", {"arms~trade": 4, "energy~trade": 1}),
        # arms, trade: b 1·1;  arms, energy: a 2·1 + b 1·1;  trade, energy: a 1·1
        ("conflict", {"arms~energy": 3, "arms~trade": 1, "energy~trade": 1}),
        # 4 - 1;  0 - 3;  1 - 1 is no tie
        ("subtract", {"arms~energy": -3, "arms~trade": 3}),
    ],
)
def test_topics_by_their_common_actors(aggregation, expected):
    assert weights(network(FIRST, nodes="topics", aggregation=aggregation)) == expected


def test_what_makes_zero_is_no_tie_and_is_counted():
    assert network(FIRST, nodes="topics", aggregation="subtract").balanced == 1


# Second example: two actors and two topics, one of them spoken of both ways.
#
#            arms     trade
#   a       2 : 1    0 : 1
#   b       1 : 0    0 : 3
SECOND = [
    said("a", "arms", "+"), said("a", "arms", "+"), said("a", "arms", "-"), said("a", "trade", "-"),
    said("b", "arms", "+"), *[said("b", "trade", "-")] * 3,
]  # fmt: skip


@pytest.mark.parametrize(
    ("aggregation", "normalisation", "expected"),
    [
        ("ignore", "none", {"a~arms": 3, "a~trade": 1, "b~arms": 1, "b~trade": 3}),
        ("subtract", "none", {"a~arms": 1, "a~trade": -1, "b~arms": 1, "b~trade": -3}),
        # 1 only for, 2 only against, 3 both
        ("combine", "none", {"a~arms": 3, "a~trade": 2, "b~arms": 1, "b~trade": 2}),
        # Both actors have made 4 statements.
        ("ignore", "activity", {"a~arms": 0.75, "a~trade": 0.25, "b~arms": 0.25, "b~trade": 0.75}),
        ("subtract", "activity", {"a~arms": 0.25, "a~trade": -0.25, "b~arms": 0.25, "b~trade": -0.75}),
        # On both topics there are 4 statements.
        ("subtract", "prominence", {"a~arms": 0.25, "a~trade": -0.25, "b~arms": 0.25, "b~trade": -0.75}),
    ],
)  # fmt: skip
def test_actors_and_topics(aggregation, normalisation, expected):
    found = network(SECOND, aggregation=aggregation, normalisation=normalisation)

    assert weights(found) == expected


def test_a_topic_spoken_of_both_ways_agrees_and_conflicts():
    # congruence: arms 2·1 + trade 1·3 = 5; conflict: arms 1·1 = 1
    (edge,) = network(SECOND, nodes="actors").edges

    assert (edge.agreement, edge.conflict, edge.weight, edge.n, edge.shared) == (5, 1, 4, 8, 2)


# Third example: repetitions. Position 1 and 2 are in document 7, 3 has none (conference 1), 4 and 5
# neither (conference 2). All but the last say the same.
THIRD = [
    said("a", "arms", "+"), said("a", "arms", "+"), said("a", "arms", "+"),
    said("a", "arms", "+", conference=2), said("a", "arms", "-", conference=2),
]  # fmt: skip


@pytest.mark.parametrize(
    ("duplicates", "for_and_against"),
    [
        ("statement", (4, 1)),
        ("document", (3, 1)),  # document 7, no document in conference 1, none in conference 2
        ("conference", (2, 1)),
        ("once", (1, 1)),
    ],
)
def test_repetitions_count_as_often_as_asked(duplicates, for_and_against):
    documents = {1: 7, 2: 7, 3: None, 4: None, 5: None}
    found = network(THIRD, duplicates=duplicates, documents=documents, aggregation="combine")

    assert [(edge.agreement, edge.conflict) for edge in found.edges] == [for_and_against]
    assert found.tally.repeated == 5 - sum(for_and_against)
    assert found.tally.counted == 5


def test_a_joint_position_is_nobody_s_own():
    positions = [said("a&b", "arms", "+"), said("a", "trade", "+"), said("b", "trade", "+")]

    out, apart, each = (
        network(positions, joint=joint, aggregation="ignore") for joint in ("out", "apart", "each")
    )
    assert weights(out) == {"a~trade": 1, "b~trade": 1}
    assert (out.tally.joint, out.tally.counted) == (1, 2)
    assert weights(apart) == {"a+b~arms": 1, "a~trade": 1, "b~trade": 1}
    assert {node.label: node.kind for node in apart.nodes} == {
        "A and B": "joint", "A": "actor", "B": "actor", "Arms": "topic", "Trade": "topic",
    }  # fmt: skip
    assert weights(each) == {"a~arms": 1, "a~trade": 1, "b~arms": 1, "b~trade": 1}


def test_only_the_actors_asked_for_become_nodes():
    positions = [said("a&b", "arms", "+"), said("a", "arms", "+")]

    assert weights(network(positions, joint="each", actors={"b"})) == {"b~arms": 1}


def test_stances_without_polarity_count_only_as_mentions():
    positions = [said("a", "arms", "0"), said("b", "arms", "+"), said("c", "arms", "+")]
    signed = network(positions, nodes="actors", aggregation="congruence")
    mentioned = network(positions, nodes="actors", aggregation="ignore")

    assert weights(signed) == {"b~c": 1}
    assert (signed.tally.without_polarity, signed.tally.counted) == (1, 2)
    assert weights(mentioned) == {"a~b": 1, "a~c": 1, "b~c": 1}
    assert mentioned.tally.without_polarity == 0


@pytest.mark.parametrize(
    ("stance", "expected"),
    [("supports", 1), ("proposes", 1), ("opposes", -1), ("concerned", -1)],
)
def test_each_stance_has_its_qualifier(stance, expected):
    assert weights(network([said("a", "arms", "+", stance=stance)])) == {"a~arms": expected}


def test_unnamed_voices_are_no_actor():
    positions = [said("anonymous", "arms", "+"), said("", "arms", "+"), said("a", "arms", "+")]
    found = network(positions)

    assert weights(found) == {"a~arms": 1}
    assert (found.tally.unnamed, found.tally.left_out) == (2, 2)


def test_rolled_up_a_position_on_two_narrower_topics_counts_once():
    positions = [said("a", "missiles,mines", "+"), said("a", "trade", "-")]

    assert weights(network(positions)) == {"a~mines": 1, "a~missiles": 1, "a~trade": -1}
    rolled = network(positions, above={"missiles": "arms", "mines": "arms"})
    assert weights(rolled) == {"a~arms": 1, "a~trade": -1}


def test_ties_below_the_smallest_weight_are_left_away_whatever_their_sign():
    found = network(FIRST, nodes="actors", aggregation="subtract", min_weight=2)

    assert weights(found) == {"a~b": 2, "a~c": -4}
    assert found.weak == 1
    assert {node.key: node.degree for node in found.nodes} == {"a": 2, "b": 1, "c": 1}


def test_measures():
    # A path a - b - c, and d without a tie. Only a to c leads through b: one of the (4-1)(4-2)/2 = 3
    # pairs of others.
    found = network(
        [said("a", "arms", "+"), *[said("b", "arms", "+")] * 2, said("b", "trade", "-"),
         said("c", "trade", "-"), said("d", "energy", "+")],
        nodes="actors", aggregation="congruence",
    )  # fmt: skip

    assert weights(found) == {"a~b": 2, "b~c": 1}
    measured = [
        (node.key, node.n, node.degree, node.strength, round(node.betweenness, 6))
        for node in found.nodes
    ]
    assert measured == [
        ("b", 3, 2, 3, 0.333333), ("a", 1, 1, 2, 0), ("c", 1, 1, 1, 0), ("d", 1, 0, 0, 0),
    ]  # fmt: skip
    assert found.components == 1
    assert [node.key for node in found.isolates] == ["d"]


def test_the_strongest_ties_come_first():
    found = network(FIRST, nodes="actors", aggregation="subtract")

    assert [edge.key for edge in found.edges] == ["a~c", "a~b", "b~c"]


def test_a_tie_is_found_from_both_its_ends_but_not_in_two_mode_networks():
    assert network(FIRST, nodes="actors").edge("b~a").key == "a~b"
    assert network(FIRST).edge("arms~a") is None
    assert network(FIRST).edge("a~arms").key == "a~arms"
