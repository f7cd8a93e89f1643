"""All that has to become public for a conference, a document or a position to be read whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from dialogues.choices import Status
from dialogues.models import (
    Conference,
    Document,
    EditorialRecord,
    Institution,
    Participant,
    Position,
    Topic,
)

#: Nouns in the order in which they become public: what others belong to comes first.
ORDER: tuple[type[EditorialRecord], ...] = (
    Topic,
    Institution,
    Conference,
    Participant,
    Document,
    Position,
)
#: Never published before, or never yet again: what was withdrawn is published by itself only.
WAITING = (Status.DRAFT, Status.IN_REVIEW)


@dataclass
class Needed:
    """The unpublished records that are needed, in the order in which they become public.

    ``withdrawn`` are those that it would show, but that somebody took back for a public reason.
    """

    records: list[EditorialRecord] = field(default_factory=list)
    withdrawn: list[EditorialRecord] = field(default_factory=list)


ALWAYS = ("updated_by",)
#: What is asked of each row: who changed it last, and what has to be public before it.
JOINED: dict[type[EditorialRecord], tuple[str, ...]] = {
    Topic: ("updated_by", "parent"),
    Participant: ("updated_by", "conference"),
}


def positions_of(root: EditorialRecord) -> QuerySet[Position]:
    """Unpublished positions that can be published with it; for a position itself there are none."""
    if isinstance(root, (Conference, Document)):
        rows = root.positions.filter(status__in=WAITING)
        return rows.order_by("conference", "number")
    return Position.objects.none()


def needed(root: EditorialRecord, positions: Iterable[Position] = ()) -> Needed:
    """What ``root`` and these of its positions need, themselves included."""
    chosen = [*positions, *([root] if isinstance(root, Position) else [])]
    conferences, documents = _frame(root, chosen)
    rows: dict[type[EditorialRecord], QuerySet[Any]] = {
        Conference: Conference.objects.filter(pk__in=conferences),
        Document: Document.objects.filter(pk__in=documents),
        Position: Position.objects.filter(pk__in=[position.pk for position in chosen]),
    }
    rows[Participant] = _participants(conferences, documents, chosen)
    rows[Institution] = _with_those_above(Institution, _institutions(conferences, documents, rows))
    rows[Topic] = _with_those_above(Topic, _topics(conferences, chosen))
    found = [
        row
        for noun in ORDER
        for row in _in_order(rows[noun].select_related(*JOINED.get(noun, ALWAYS)))
    ]
    return Needed(
        [row for row in found if row.status in WAITING],
        [row for row in found if row.status == Status.WITHDRAWN],
    )


def _frame(root: EditorialRecord, chosen: list[Position]) -> tuple[set[int], set[int]]:
    """The conferences and documents concerned."""
    conferences = {position.conference_id for position in chosen}
    documents = {position.document_id for position in chosen if position.document_id}
    if isinstance(root, Conference):
        conferences.add(root.pk)
        documents |= set(root.documents.values_list("pk", flat=True))
    elif isinstance(root, Document):
        documents.add(root.pk)
        about = root.conferences.all()
        if not about.filter(status=Status.PUBLISHED).exists():
            conferences |= set(about.values_list("pk", flat=True))
    return conferences, documents


def _participants(
    conferences: set[int], documents: set[int], chosen: list[Position]
) -> QuerySet[Any]:
    people = Participant.objects.filter(appearances__conference__in=conferences)
    authors = Participant.objects.filter(authorships__document__in=documents)
    holders = Participant.objects.filter(attributions__position__in=chosen)
    keys = {*_keys(people), *_keys(authors), *_keys(holders)}
    return Participant.objects.filter(pk__in=keys)


def _institutions(
    conferences: set[int], documents: set[int], rows: dict[type[EditorialRecord], QuerySet[Any]]
) -> set[int]:
    hosts = Institution.objects.filter(hosted__conference__in=conferences)
    posts = Institution.objects.filter(appearances__conference__in=conferences)
    publishers = Institution.objects.filter(publications__in=documents)
    voices = Institution.objects.filter(voices__in=list(_keys(rows[Participant])))
    return {*_keys(hosts), *_keys(posts), *_keys(publishers), *_keys(voices)}


def _topics(conferences: set[int], chosen: list[Position]) -> set[int]:
    own = Topic.objects.filter(conferences__in=conferences)
    return {*_keys(own), *_keys(Topic.objects.filter(positions__in=chosen))}


def _with_those_above(noun: Any, keys: set[int]) -> QuerySet[Any]:
    """With every broader topic, every parent institution; the table of keys is read whole."""
    above = dict(noun._base_manager.exclude(parent=None).values_list("pk", "parent"))
    found: set[int] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += [above[key]] if key in above else []
    return noun._base_manager.filter(pk__in=found)


def _keys(rows: QuerySet[Any]) -> set[int]:
    return set(rows.order_by().values_list("pk", flat=True))


def _in_order(rows: QuerySet[Any]) -> list[Any]:
    """What stands above another of its noun comes before it; else as lists have them."""
    found = list(rows)
    parents = {row.pk: getattr(row, "parent_id", None) for row in found}

    def depth(key: Any, seen: int = 0) -> int:
        parent = parents.get(key)
        return 1 + depth(parent, seen + 1) if parent in parents and seen < len(parents) else 0

    return sorted(found, key=lambda row: depth(row.pk))
