"""Measures of single nodes, over the ties that are shown, their direction and signs left aside."""

from collections import deque
from collections.abc import Mapping, Sequence

Neighbours = Mapping[str, Sequence[str]]

#: Nodes times ties; beyond it betweenness would keep a reader waiting for seconds.
MOST_STEPS = 1_500_000


def neighbours(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


def betweenness(graph: Neighbours, size: int) -> dict[str, float]:
    """The share of shortest paths between two other nodes that lead through each node.

    Every tie counts as one step. ``size``: the number of nodes, those without ties too. After Ulrik
    Brandes, “A faster algorithm for betweenness centrality”, Journal of Mathematical Sociology
    25 (2001); normalised to 0…1 by the (size-1)(size-2)/2 pairs of others.
    """
    found = dict.fromkeys(graph, 0.0)
    for start in graph:
        for node, part in _dependencies(graph, start).items():
            found[node] += part
    pairs = (size - 1) * (size - 2)
    return {node: value / pairs if pairs > 0 else 0.0 for node, value in found.items()}


def _dependencies(graph: Neighbours, start: str) -> dict[str, float]:
    """How much each node lies between ``start`` and all others."""
    order, paths, before = _shortest_paths(graph, start)
    through = dict.fromkeys(order, 0.0)
    for node in reversed(order):
        for previous in before[node]:
            through[previous] += paths[previous] / paths[node] * (1 + through[node])
    del through[start]
    return through


def _shortest_paths(
    graph: Neighbours, start: str
) -> tuple[list[str], dict[str, int], dict[str, list[str]]]:
    """Nodes in the order of their distance, the number of shortest paths to each, and what stands
    before each on them."""
    distance, paths, order = {start: 0}, {start: 1}, []
    before: dict[str, list[str]] = {start: []}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        order.append(node)
        for other in graph[node]:
            if other not in distance:
                distance[other], paths[other], before[other] = distance[node] + 1, 0, []
                waiting.append(other)
            if distance[other] == distance[node] + 1:
                paths[other] += paths[node]
                before[other].append(node)
    return order, paths, before


def components(graph: Neighbours) -> int:
    """Into how many parts the ties fall; nodes without ties are not counted."""
    seen: set[str] = set()
    number = 0
    for start in graph:
        if start not in seen:
            number += 1
            seen.update(_shortest_paths(graph, start)[0])
    return number
