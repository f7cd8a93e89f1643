"""What GraphML and GEXF say of nodes and ties: the name, the type, and how it is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dialogues.analysis.network import Edge, Node
from dialogues.analysis.network.graph import TOPIC
from dialogues.text.characters import FORBIDDEN


@dataclass(frozen=True)
class Attribute:
    """``kind``: one of string, int, double, as GraphML names them. ``None`` values are left out."""

    name: str
    kind: str
    read: Callable[[Any], Any]


def _clean(text: str) -> str:
    """Without the control characters that no XML may hold."""
    return FORBIDDEN.sub("", text)


def _node(name: str, kind: str, read: Callable[[Node], Any]) -> Attribute:
    return Attribute(name, kind, read)


def _edge(name: str, kind: str, read: Callable[[Edge], Any]) -> Attribute:
    return Attribute(name, kind, read)


LABEL = _node("label", "string", lambda node: _clean(node.label))
#: ``bipartite``: 0 for actors, 1 for topics, as networkx and others expect it.
NODES = (
    _node("key", "string", lambda node: node.key),
    _node("kind", "string", lambda node: node.kind),
    _node("bipartite", "int", lambda node: int(node.kind == TOPIC)),
    _node("n", "int", lambda node: node.n),
    _node("degree", "int", lambda node: node.degree),
    _node("strength", "double", lambda node: float(node.strength)),
    _node("betweenness", "double", lambda node: node.betweenness),
)
WEIGHT = _edge("weight", "double", lambda edge: float(edge.weight))
EDGES = (
    _edge("n", "int", lambda edge: edge.n),
    _edge("shared", "int", lambda edge: edge.shared),
    _edge("agreement", "int", lambda edge: edge.agreement),
    _edge("conflict", "int", lambda edge: edge.conflict),
    _edge("sign", "string", lambda edge: edge.sign),
)
