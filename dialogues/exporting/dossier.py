"""A filtered set of positions as one document to print: by topic and side, every word, all sources.

A position on several topics is printed in full under the first of them; under the others stands its
number. The texts' own voice comes last and on no side.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dialogues.analysis.sides import Side, attributed, author_layer, by_topic_and_side
from dialogues.analysis.topic_tree import TopicTree
from dialogues.exporting.citations import cautions
from dialogues.exporting.citations.chicago import chicago
from dialogues.exporting.citations.records import Site, references
from dialogues.filters.listing import Listing
from dialogues.models import Conference, Document, Position, Topic

#: So many positions are some eighty sheets of paper; whoever needs more needs a file.
MOST_POSITIONS = 300


@dataclass(frozen=True)
class Printed:
    """A position under its number, with what only it has to be read with; ``source``: [3]."""

    number: int
    position: Position
    cautions: list[str]
    source: int | None


@dataclass(frozen=True)
class SidePart:
    """``again``: the numbers of positions that stand under an earlier topic."""

    name: str
    elsewhere: bool
    printed: list[Printed]
    again: list[int]


@dataclass(frozen=True)
class TopicPart:
    topic: Topic
    broader: list[Topic]
    sides: list[SidePart]

    @property
    def total(self) -> int:
        return sum(len(side.printed) + len(side.again) for side in self.sides)


@dataclass(frozen=True)
class ListedSource:
    """A document or conference with its number, its citation and its cautions."""

    number: int
    record: Document | Conference
    citation: str
    cautions: Sequence[str]


@dataclass
class Dossier:
    """``total``: how many positions match; more than are ``printed`` where they are too many."""

    total: int
    printed: int
    topics: list[TopicPart] = field(default_factory=list)
    author_layer: list[Printed] = field(default_factory=list)
    documents: list[ListedSource] = field(default_factory=list)
    conferences: list[ListedSource] = field(default_factory=list)

    @property
    def left_out(self) -> int:
        return self.total - self.printed


def dossier(listing: Listing, site: Site) -> Dossier:
    """A fixed number of queries, whatever the number of positions."""
    positions = list(listing.ordered()[:MOST_POSITIONS])
    tree = TopicTree(Topic.objects.published())
    documents = _listed(Document, {one.document_id for one in positions}, site)
    writer = _Writer({one.record.pk: one.number for one in documents})
    topics = by_topic_and_side(attributed(positions), tree, _wanted(listing, tree))
    return Dossier(
        total=listing.rows.count(),
        printed=len(positions),
        topics=[
            TopicPart(
                group.topic,
                group.broader,
                [
                    *writer.sides(group.sides, elsewhere=False),
                    *writer.sides(group.elsewhere, elsewhere=True),
                ],
            )
            for group in topics
        ],
        author_layer=[writer.printed(one) for one in author_layer(positions)],
        documents=documents,
        conferences=_listed(Conference, {one.conference_id for one in positions}, site),
    )


class _Writer:
    """Numbers positions in the order in which they are printed, each once."""

    def __init__(self, sources: dict[int, int]) -> None:
        self.sources = sources
        self.numbers: dict[int, int] = {}

    def sides(self, sides: Iterable[Side], *, elsewhere: bool) -> list[SidePart]:
        return [self._side(side, elsewhere) for side in sides if side.positions]

    def _side(self, side: Side, elsewhere: bool) -> SidePart:
        again = [self.numbers[one.pk] for one in side.positions if one.pk in self.numbers]
        new = [one for one in side.positions if one.pk not in self.numbers]
        return SidePart(side.name, elsewhere, [self.printed(one) for one in new], again)

    def printed(self, position: Position) -> Printed:
        number = self.numbers[position.pk] = len(self.numbers) + 1
        source = self.sources.get(position.document_id) if position.document_id else None
        return Printed(number, position, cautions.of_position_alone(position), source)


def _wanted(listing: Listing, tree: TopicTree) -> set[int] | None:
    """The topics that were asked for, with the narrower ones; ``None`` for all."""
    chosen = listing.selected.get("topic")
    return set().union(*(tree.with_narrower(topic.pk) for topic in chosen)) if chosen else None


def _listed(model: type[Document] | type[Conference], keys: set, site: Site) -> list[ListedSource]:
    rows = list(model.objects.published().for_list().filter(pk__in=keys - {None}))
    found = zip(rows, references(rows, site), strict=True)
    return [
        ListedSource(number, row, chicago(reference), reference.cautions)
        for number, (row, reference) in enumerate(found, start=1)
    ]
