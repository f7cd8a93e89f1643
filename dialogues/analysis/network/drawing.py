"""The strongest part of a network as a picture: sizes, places and names, ready for SVG."""

import math
from dataclasses import dataclass

from dialogues.analysis.network import layout
from dialogues.analysis.network.graph import Edge, Network, Node
from dialogues.analysis.network.labels import LINE, Label, Spot, labels, shortened, text_width
from dialogues.analysis.network.spacing import Block, spaced

#: So much can be told apart; everything else stands in the tables and files.
MOST_NODES, MOST_EDGES = 60, 150
WIDTH = 960
MARGIN_X, MARGIN_Y, GAP = 60, 24, 5
SMALLEST, LARGEST_RADIUS = 6.0, 24.0
#: Of many ties none is drawn so thick that it hides the others.
THINNEST, THICKEST, THICKEST_OF_MANY = 1.2, 9.0, 4.0
MANY = 120


@dataclass(frozen=True)
class Dot:
    node: Node
    x: float
    y: float
    radius: float
    label: Label


@dataclass(frozen=True)
class Line:
    """``one``, ``other``: the places of its ends among the dots."""

    edge: Edge
    one: int
    other: int
    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True)
class Drawing:
    """``nodes_left``, ``edges_left``: how many are not drawn; nodes without a tie never are."""

    width: float
    height: float
    dots: list[Dot]
    lines: list[Line]
    nodes_left: int
    edges_left: int


def drawing(network: Network) -> Drawing:
    nodes, edges = _strongest(network)
    places = {node.id: number for number, node in enumerate(nodes)}
    pairs = [(places[one], places[other]) for one, other in map(network.ends, edges)]
    height = _height(len(nodes))
    radii = _radii(nodes)
    points = _points(nodes, dict(zip(pairs, edges, strict=True)), radii, height)
    spots = [
        Spot(x, y, radius, node.label)
        for (x, y), radius, node in zip(points, radii, nodes, strict=True)
    ]
    named = labels(spots, WIDTH, height)
    return Drawing(
        WIDTH,
        height,
        [
            Dot(node, spot.x, spot.y, spot.radius, label)
            for node, spot, label in zip(nodes, spots, named, strict=True)
        ],
        [_line(edge, pair, points, edges) for edge, pair in zip(edges, pairs, strict=True)],
        len(network.nodes) - len(nodes),
        len(network.edges) - len(edges),
    )


def _strongest(network: Network) -> tuple[list[Node], list[Edge]]:
    """The strongest ties whose ends find room, and those ends."""
    chosen: set[str] = set()
    edges: list[Edge] = []
    for edge in network.edges:
        ends = {*network.ends(edge)}
        if len(chosen | ends) <= MOST_NODES:
            chosen |= ends
            edges.append(edge)
        if len(edges) == MOST_EDGES:
            break
    return [node for node in network.nodes if node.id in chosen], edges


def _height(count: int) -> float:
    return min(760.0, 300.0 + 9 * count)


def _radii(nodes: list[Node]) -> list[float]:
    """Areas as the numbers of statements."""
    most = max((node.n for node in nodes), default=1)
    return [max(SMALLEST, LARGEST_RADIUS * math.sqrt(node.n / most)) for node in nodes]


def _points(
    nodes: list[Node], ties: dict[tuple[int, int], Edge], radii: list[float], height: float
) -> list[tuple[float, float]]:
    """With room for the name at the right of each node."""
    strongest = max((abs(edge.weight) for edge in ties.values()), default=1)
    strengths = {pair: abs(edge.weight) / strongest for pair, edge in ties.items()}
    wide, high = WIDTH - 2 * MARGIN_X, height - 2 * MARGIN_Y
    points = layout.places(len(nodes), strengths, wide, high)
    blocks = [
        Block(
            x + MARGIN_X,
            y + MARGIN_Y,
            radius + GAP,
            radius + GAP + text_width(shortened(node.label)) + GAP,
            max(radius, LINE / 2) + 2,
        )
        for (x, y), radius, node in zip(points, radii, nodes, strict=True)
    ]
    spaced(blocks, WIDTH, height)
    return [(block.x, block.y) for block in blocks]


def _line(
    edge: Edge, pair: tuple[int, int], points: list[tuple[float, float]], edges: list[Edge]
) -> Line:
    """Edges come the strongest first."""
    share = abs(edge.weight) / abs(edges[0].weight)
    crowd = min(1, len(edges) / MANY)
    thickest = THICKEST - (THICKEST - THICKEST_OF_MANY) * crowd
    width = THINNEST + (thickest - THINNEST) * share
    return Line(edge, *pair, *points[pair[0]], *points[pair[1]], width)
