from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from dialogues.analysis.claims import Claim, claims
from dialogues.analysis.groupings import SideKind
from dialogues.analysis.network import measures, one_mode, two_mode
from dialogues.analysis.network.choices import Duplicates, Level, Nodes
from dialogues.analysis.network.graph import ACTOR, JOINT, TOPIC, Edge, Network, Node
from dialogues.analysis.network.settings import Settings
from dialogues.analysis.network.statements import Scope, statements
from dialogues.analysis.network.table import Cell, Table, tabulate
from dialogues.analysis.topic_tree import TopicTree
from dialogues.models import Position, Topic


def build(
    rows: QuerySet[Position],
    settings: Settings,
    *,
    topics: Collection[int] | None = None,
    actors: Collection[str] | None = None,
) -> Network:
    """The network of the attributed positions among ``rows``, which must be visible ones.

    ``topics`` and ``actors``: the only ones that become nodes, by their keys; ``None`` for all. A
    fixed number of queries, however many positions there are.
    """
    tree = TopicTree(Topic.objects.published())
    scope = Scope(
        topics=_under(tree, settings.level, topics),
        actors=actors,
        documents=_documents(rows) if settings.duplicates == Duplicates.DOCUMENT else {},
    )
    return of_claims(claims(rows, settings.by), settings, scope, list(tree.topics.values()))


def of_claims(
    given: Iterable[Claim], settings: Settings, scope: Scope, topics: Collection[Topic]
) -> Network:
    """The same from what is known already; ``topics``: all that claims can count under."""
    found, tally = statements(given, settings, scope)
    slugs = {topic.pk: topic.slug for topic in topics}
    names = {topic.slug: topic.name for topic in topics}
    table = tabulate(found, slugs)
    network = Network(settings, _nodes(table, settings, names), [], table, found, tally)
    network.slugs = slugs
    network.topics = {slug: names[slug] for slug in table.columns}
    _tie(network)
    _measure(network)
    return network


def _documents(rows: QuerySet[Position]) -> dict[int, int | None]:
    return dict(rows.order_by().values_list("pk", "document"))


def _under(tree: TopicTree, level: str, wanted: Collection[int] | None) -> dict[int, int]:
    """For each topic asked for, the one under which it counts."""
    asked = [pk for pk in tree.topics if wanted is None or pk in wanted]
    if level == Level.TOP:
        return {pk: next((above.pk for above in tree.broader(pk)), pk) for pk in asked}
    return {pk: pk for pk in asked}


def _nodes(table: Table, settings: Settings, names: dict[str, str]) -> list[Node]:
    nodes = []
    if settings.nodes != Nodes.TOPICS:
        for key, side in table.actors.items():
            kind = JOINT if side.kind == SideKind.JOINT else ACTOR
            nodes.append(Node(key, kind, side.label, _sum(table.rows[key].values())))
    if settings.nodes != Nodes.ACTORS:
        for slug, cells in table.columns.items():
            nodes.append(Node(slug, TOPIC, names[slug], _sum(cells.values())))
    return nodes


def _sum(cells: Iterable[Cell]) -> int:
    return sum(cell.total for cell in cells)


def _ties(table: Table, settings: Settings) -> Iterable[Edge]:
    if settings.nodes == Nodes.ACTORS:
        return one_mode.ties(table.rows, table.columns, settings)
    if settings.nodes == Nodes.TOPICS:
        return one_mode.ties(table.columns, table.rows, settings)
    return two_mode.ties(table, settings)


def _tie(network: Network) -> None:
    for edge in _ties(network.table, network.settings):
        if not edge.weight:
            network.balanced += 1
        elif abs(edge.weight) < network.settings.min_weight:
            network.weak += 1
        else:
            network.edges.append(edge)
    network.edges.sort(key=lambda edge: (-abs(edge.weight), -edge.n, edge.source, edge.target))


def _measure(network: Network) -> None:
    by_id = {node.id: node for node in network.nodes}
    pairs = [network.ends(edge) for edge in network.edges]
    for edge, pair in zip(network.edges, pairs, strict=True):
        for end in pair:
            by_id[end].degree += 1
            by_id[end].strength += abs(edge.weight)
    graph = measures.neighbours(pairs)
    network.components = measures.components(graph)
    if len(graph) * len(pairs) <= measures.MOST_STEPS:
        between = measures.betweenness(graph, len(network.nodes))
        for end, node in by_id.items():
            node.betweenness = between.get(end, 0.0)
    network.nodes.sort(key=lambda node: (-node.strength, -node.n, node.label, node.id))
