"""A network as comma-separated tables: its ties, its nodes, and the matrix of its weights."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dialogues.analysis.network import Network, Node
from dialogues.analysis.network.graph import TOPIC
from dialogues.exporting.csv_lines import cell, guarded

TIES = (
    "source", "target", "source_label", "target_label", "weight", "n", "shared", "agreement",
    "conflict", "sign",
)  # fmt: skip
NODES = ("id", "label", "kind", "n", "degree", "strength", "betweenness")


def ties(network: Network) -> Iterator[str]:
    names = {node.id: node.label for node in network.nodes}
    rows = (
        (
            *network.ends(edge),
            *(names[end] for end in network.ends(edge)),
            number(edge.weight),
            edge.n,
            edge.shared,
            edge.agreement,
            edge.conflict,
            edge.sign,
        )
        for edge in network.edges
    )
    yield from lines(TIES, rows)


def nodes(network: Network) -> Iterator[str]:
    rows = (
        (
            node.id,
            node.label,
            node.kind,
            node.n,
            node.degree,
            number(node.strength),
            "" if node.betweenness is None else number(node.betweenness),
        )
        for node in network.nodes
    )
    yield from lines(NODES, rows)


def matrix(network: Network) -> Iterator[str]:
    """Actors by topics, or each against each; 0 where there is no tie. In the order of the names.

    Ties below the smallest weight asked for are 0 too. A name that several bear has its key behind.
    """
    across, down = _sides(network)
    weights: dict[tuple[str, str], float] = {}
    for edge in network.edges:
        one, other = network.ends(edge)
        weights[one, other] = weights[other, one] = edge.weight
    rows = (
        (name, *(number(weights.get((node.id, other.id), 0)) for other, _name in across))
        for node, name in down
    )
    yield from lines(("", *(name for _node, name in across)), rows)


def lines(
    heading: Sequence[str], rows: Iterable[Sequence[Any]], delimiter: str = ","
) -> Iterator[str]:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n", delimiter=delimiter)
    writer.writerow([guarded(name) for name in heading])
    for row in rows:
        writer.writerow([cell(value) for value in row])
        if file.tell() > 60_000:
            yield file.getvalue()
            file.seek(0)
            file.truncate()
    yield file.getvalue()


def number(value: float) -> int | float:
    """Whole numbers without a point."""
    return int(value) if value == int(value) else float(value)


Named = list[tuple[Node, str]]


def _sides(network: Network) -> tuple[Named, Named]:
    named = _named(network.nodes)
    if not network.settings.two_mode:
        return named, named
    across = [(node, name) for node, name in named if node.kind == TOPIC]
    return across, [(node, name) for node, name in named if node.kind != TOPIC]


def _named(nodes: Iterable[Node]) -> Named:
    ordered = sorted(nodes, key=lambda node: (node.label, node.id))
    times = Counter(node.label for node in ordered)
    return [
        (node, f"{node.label} ({node.key})" if times[node.label] > 1 else node.label)
        for node in ordered
    ]
