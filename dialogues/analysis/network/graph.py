"""A network as it is shown and taken away: nodes, ties, and what it was made from."""

from dataclasses import dataclass, field

from dialogues.analysis.network.choices import Nodes
from dialogues.analysis.network.settings import Settings
from dialogues.analysis.network.statements import Statement, Tally
from dialogues.analysis.network.table import Table

ACTOR, JOINT, TOPIC = "actor", "joint", "topic"
AGREEMENT, CONFLICT, MIXED, MENTION = "agreement", "conflict", "mixed", "mention"


@dataclass(slots=True)
class Node:
    """``n``: its statements. ``degree``: its ties; ``strength``: the sum of their weights without
    their signs; ``betweenness``: see ``measures``, ``None`` where it was not computed."""

    key: str
    kind: str
    label: str
    n: int
    group: str = ""
    degree: int = 0
    strength: float = 0
    betweenness: float | None = None

    @property
    def id(self) -> str:
        """Its name in files, where actors and topics stand beside each other."""
        return f"{TOPIC if self.kind == TOPIC else ACTOR}:{self.key}"


@dataclass(slots=True)
class Edge:
    """A tie. ``n``: the statements it rests on; ``shared``: on how many topics (or actors).

    ``agreement`` and ``conflict``: the two parts of it, before any normalisation. ``sign``: what it
    shows, agreement or conflict (in two-mode networks: for or against), both, or a bare mention.
    """

    source: str
    target: str
    weight: float
    n: int
    shared: int
    agreement: int
    conflict: int
    sign: str

    @property
    def key(self) -> str:
        """As the parameter ``edge`` takes it."""
        return f"{self.source}~{self.target}"


@dataclass
class Network:
    """``nodes`` and ``edges`` the strongest first. ``balanced``: pairs whose agreement and conflict
    make zero, which are no ties; ``weak``: ties below the smallest weight asked for. ``topics``: the
    names by slug; ``slugs``: by key."""

    settings: Settings
    nodes: list[Node]
    edges: list[Edge]
    table: Table
    statements: list[Statement]
    tally: Tally
    balanced: int = 0
    weak: int = 0
    components: int = 0
    topics: dict[str, str] = field(default_factory=dict)
    slugs: dict[int, str] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many statements it is made of."""
        return len(self.statements)

    @property
    def isolates(self) -> list[Node]:
        return [node for node in self.nodes if not node.degree]

    def ends(self, edge: Edge) -> tuple[str, str]:
        """The ids of the nodes it ties."""
        one = TOPIC if self.settings.nodes == Nodes.TOPICS else ACTOR
        other = ACTOR if self.settings.nodes == Nodes.ACTORS else TOPIC
        return f"{one}:{edge.source}", f"{other}:{edge.target}"

    def node(self, key: str) -> Node | None:
        """By its key, or by its id where an actor and a topic have the same key."""
        return next((n for n in self.nodes if key in (n.id, n.key)), None)

    def edge(self, key: str) -> Edge | None:
        """A tie of one-mode networks is found from both its ends."""
        turned = "~".join(reversed(key.split("~"))) if not self.settings.two_mode else key
        return next((edge for edge in self.edges if edge.key in (key, turned)), None)
