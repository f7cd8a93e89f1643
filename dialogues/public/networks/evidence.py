"""The positions behind a tie or a node, loaded for printing; a few of many."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.analysis.network import Edge, Network, Node
from dialogues.analysis.network.evidence import Shared, behind_edge, behind_node
from dialogues.filters.problems import InvalidParameters, near_matches, unknown_value
from dialogues.models import Position
from dialogues.public.networks import words

#: So many are printed: shared topics (or actors) of a tie, positions of each of its ends under each.
MOST_SHARED, MOST_OF_A_SIDE, MOST_OF_A_NODE = 8, 4, 30


@dataclass(frozen=True)
class Column:
    """One end of a tie under one shared topic; ``n`` positions, ``more`` of them not printed."""

    label: str
    positions: list[Position]
    n: int
    more: int


@dataclass(frozen=True)
class Group:
    label: str
    key: str
    columns: list[Column]


@dataclass(frozen=True)
class TieEvidence:
    edge: Edge
    source: Node
    target: Node
    groups: list[Group]
    more: int
    shows: str


@dataclass(frozen=True)
class NodeEvidence:
    node: Node
    positions: list[Position]
    total: int
    more: int


def tie(network: Network, key: str) -> TieEvidence:
    """Raises ``InvalidParameters`` for what is no tie of this network."""
    edge = network.edge(key)
    if edge is None:
        raise _unknown("edge", key, (one.key for one in network.edges))
    by_id = {node.id: node for node in network.nodes}
    source, target = (by_id[end] for end in network.ends(edge))
    shared = behind_edge(network, edge)
    shown = shared[:MOST_SHARED]
    loaded = _loaded(pk for one in shown for pk in (*_few(one.left), *_few(one.right)))
    labels = _labels(network, source, target)
    groups = [_group(one, labels, loaded) for one in shown]
    return TieEvidence(edge, source, target, groups, len(shared) - len(shown), shows(network, edge))


def node(network: Network, key: str) -> NodeEvidence:
    """The latest positions first. Raises ``InvalidParameters`` for what is no node."""
    found = network.node(key)
    if found is None:
        raise _unknown("node", key, (one.key for one in network.nodes))
    everything = behind_node(network, found)
    # Statements stand in the order of time, but under one topic after the other.
    order = {one.claim.position: number for number, one in enumerate(network.statements)}
    everything.sort(key=lambda pk: -order[pk])
    shown = everything[:MOST_OF_A_NODE]
    loaded = _loaded(shown)
    positions = [loaded[pk] for pk in shown if pk in loaded]
    return NodeEvidence(found, positions, len(everything), len(everything) - len(shown))


def shows(network: Network, edge: Edge) -> str:
    """The tie in words: what it shows, its weight, and what it rests on."""
    text = ngettext(
        "A tie of %(sign)s, weight %(weight)s, resting on %(n)d statement",
        "A tie of %(sign)s, weight %(weight)s, resting on %(n)d statements",
        edge.n,
    )
    sign, weight = words.sign_of(edge, network), words.weight_of(edge.weight)
    return text % {"sign": f"“{sign}”", "weight": weight, "n": edge.n}


def _labels(network: Network, source: Node, target: Node) -> tuple[str, str]:
    """What stands over the two columns."""
    if not network.settings.two_mode:
        return source.label, target.label
    if network.settings.ignores_qualifier:
        return source.label, ""
    return _("For"), _("Against")


def _group(shared: Shared, labels: tuple[str, str], loaded: dict[int, Position]) -> Group:
    sides = zip(labels, (shared.left, shared.right), strict=True)
    columns = [
        Column(
            label,
            [loaded[pk] for pk in _few(keys) if pk in loaded],
            len(keys),
            max(0, len(keys) - MOST_OF_A_SIDE),
        )
        for label, keys in sides
        if label
    ]
    return Group(shared.label, shared.key, columns)


def _few(keys: list[int]) -> list[int]:
    """The latest ones."""
    return keys[: -MOST_OF_A_SIDE - 1 : -1]


def _loaded(keys: Iterable[int]) -> dict[int, Position]:
    return Position.objects.published().for_list().in_bulk({*keys})


def _unknown(name: str, value: str, known: Iterable[str]) -> InvalidParameters:
    near = near_matches(value, [*known][:5000])
    return InvalidParameters([unknown_value(name, value, near, all_of_them=False)])
