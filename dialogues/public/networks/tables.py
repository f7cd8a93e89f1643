"""The table twin of the drawing: every tie and node, sorted and in pages by plain links."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.analysis.network import Edge, Network, Node
from dialogues.filters.problems import InvalidParameters, Problem, shown, unknown_value
from dialogues.public.addresses import changed, with_parameters, without
from dialogues.public.networks import words

PAGE = 30
#: A table's order by its value of the parameter; names upwards, numbers downwards.
TIES_BY: dict[str, Callable[[Any], Any]] = {
    "source": lambda ends: ends.source.label,
    "target": lambda ends: ends.target.label,
    "weight": lambda ends: -abs(ends.edge.weight),
    "statements": lambda ends: -ends.edge.n,
    "shared": lambda ends: -ends.edge.shared,
}
NODES_BY: dict[str, Callable[[Node], Any]] = {
    "name": lambda node: node.label,
    "strength": lambda node: -node.strength,
    "ties": lambda node: -node.degree,
    "statements": lambda node: -node.n,
    "betweenness": lambda node: -(node.betweenness or 0),
}
FIRST = {"ties": "weight", "nodes": "strength"}
HEADINGS = {
    "weight": gettext_lazy("Weight"),
    "statements": gettext_lazy("Statements"),
    "strength": gettext_lazy("Strength"),
    "ties": gettext_lazy("Ties"),
    "betweenness": gettext_lazy("Betweenness"),
    "name": gettext_lazy("Name"),
}


@dataclass(frozen=True)
class Ends:
    edge: Edge
    source: Node
    target: Node


@dataclass(frozen=True)
class Tie:
    edge: Edge
    source: Node
    target: Node
    shows: str
    weight: str
    url: str


@dataclass(frozen=True)
class NodeRow:
    node: Node
    kind: str
    strength: str
    betweenness: str
    url: str


@dataclass(frozen=True)
class Heading:
    label: str
    url: str
    current: bool
    number: bool


@dataclass(frozen=True)
class Table:
    """One page of a table; ``first`` and ``last`` number its rows among all ``total``."""

    headings: list[Heading]
    rows: list[Any]
    first: int
    last: int
    total: int
    previous_url: str
    next_url: str


class Tables:
    """Raises ``InvalidParameters`` for an order or a page that there is not."""

    def __init__(self, path: str, parameters: QueryDict, network: Network) -> None:
        self.path = path
        self.parameters = without(parameters, "edge", "node", "more")
        self.network = network
        by_id = {node.id: node for node in network.nodes}
        rows = [Ends(edge, *map(by_id.__getitem__, network.ends(edge))) for edge in network.edges]
        self.ties = self._table("ties", rows, TIES_BY, self._tie)
        self.nodes = self._table("nodes", network.nodes, NODES_BY, self._node)

    def _table(
        self,
        name: str,
        rows: Sequence[Any],
        orders: dict[str, Callable[[Any], Any]],
        printed: Callable[[Any], Any],
    ) -> Table:
        order = self.parameters.get(f"{name}_by") or FIRST[name]
        if order not in orders:
            raise InvalidParameters([unknown_value(f"{name}_by", order, orders, all_of_them=True)])
        pages = max(1, -(-len(rows) // PAGE))
        page = self._page(f"{name}_page", pages)
        start = (page - 1) * PAGE
        # Rows come the strongest first: a stable sort keeps them so among equals.
        chosen = sorted(rows, key=orders[order])[start : start + PAGE]
        return Table(
            [self._heading(name, one, order) for one in orders if one != "shared" or self._shared],
            [printed(row) for row in chosen],
            start + 1,
            start + len(chosen),
            len(rows),
            self._to_page(name, page - 1) if page > 1 else "",
            self._to_page(name, page + 1) if page < pages else "",
        )

    def edge_url(self, edge: Edge) -> str:
        here = changed(self.parameters, edge=edge.key)
        return f"{with_parameters(self.path, here)}#evidence"

    def node_url(self, node: Node) -> str:
        here = changed(self.parameters, node=node.id)
        return f"{with_parameters(self.path, here)}#evidence"

    def _tie(self, ends: Ends) -> Tie:
        edge = ends.edge
        shows = words.sign_of(edge, self.network)
        weight = words.weight_of(edge.weight)
        return Tie(edge, ends.source, ends.target, shows, weight, self.edge_url(edge))

    def _node(self, node: Node) -> NodeRow:
        between = "" if node.betweenness is None else words.weight_of(node.betweenness)
        strength = words.weight_of(node.strength)
        return NodeRow(node, words.kind_of(node), strength, between, self.node_url(node))

    @property
    def _shared(self) -> bool:
        """In two-mode networks every tie leads to one topic."""
        return not self.network.settings.two_mode

    def _page(self, name: str, pages: int) -> int:
        given = self.parameters.get(name) or "1"
        if given.isascii() and given.isdigit() and len(given) < 8 and 1 <= int(given) <= pages:
            return int(given)
        message = _("“%(value)s” is no page of this table; there are 1 to %(pages)s.")
        raise InvalidParameters([Problem(name, message % {"value": shown(given), "pages": pages})])

    def _to_page(self, name: str, page: int) -> str:
        value = str(page) if page > 1 else None
        here = changed(self.parameters, **{f"{name}_page": value})
        return f"{with_parameters(self.path, here)}#{name}"

    def _heading(self, name: str, order: str, current: str) -> Heading:
        value = order if order != FIRST[name] else None
        here = changed(self.parameters, **{f"{name}_by": value, f"{name}_page": None})
        url = f"{with_parameters(self.path, here)}#{name}"
        number = order not in ("source", "target", "name")
        return Heading(self._label(order), url, order == current, number)

    def _label(self, order: str) -> str:
        nodes = self.network.settings.nodes
        ends = {
            "source": _("Topic") if nodes == "topics" else _("Actor"),
            "target": _("Other actor") if nodes == "actors" else _("Topic"),
            "shared": _("Shared topics") if nodes == "actors" else _("Shared actors"),
        }
        if nodes == "topics":
            ends["target"] = _("Other topic")
        return ends.get(order) or str(HEADINGS[order])
