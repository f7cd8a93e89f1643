"""How many public positions stand behind a record, and the parameters of the list of just those.

For the few records of a page or a list of suggestions: whether a position is public is asked of
each that is linked to them, since to know all public ones first would take longer.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import QueryDict

from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import AttributionRole, Layer
from dialogues.models import Appearance, Attribution, Institution, Participant, Position, Topic

#: The parameter of the list of positions that names a record of each kind, and what goes with it.
#: Beside a topic stands what people hold, so the text's own voice is left out.
LISTED_BY: dict[str, dict[str, str]] = {
    "conference": {"conference": ""},
    "topic": {"topic": "", "layer": Layer.ATTRIBUTED},
    "participant": {"holder": ""},
    "institution": {"institution": ""},
}


def positions_behind(kind: str, records: Iterable[Any]) -> dict[int, int]:
    """By primary key; at most three queries, however many records there are."""
    rows = list(records)
    return COUNTED[kind](rows) if rows else {}


def parameters_of(kind: str, record: Any) -> QueryDict:
    """What asks the list of positions for those that ``positions_behind`` counts."""
    parameters = QueryDict(mutable=True)
    for name, value in LISTED_BY[kind].items():
        parameters[name] = value or record.slug
    return parameters


def _of_conferences(rows: list[Any]) -> dict[int, int]:
    positions = Position.objects.published().filter(conference__in=_keys(rows)).order_by()
    return dict(positions.values_list("conference").annotate(Count("pk")))


def _on_topics(rows: list[Topic]) -> dict[int, int]:
    tree = TopicTree(Topic.objects.published())
    below = {pk for row in rows for pk in tree.with_narrower(row.pk)}
    links = Position.topics.through.objects.filter(
        Exists(_public().filter(layer=Layer.ATTRIBUTED)), topic__in=below
    )
    return tree.counted(links.values_list("topic", "position"))


def _held_by(rows: list[Participant]) -> dict[int, int]:
    held = _held().filter(participant__in=_keys(rows)).order_by().values_list("participant")
    return dict(held.annotate(Count("position", distinct=True)))


def _for_institutions(rows: list[Institution]) -> dict[int, int]:
    """Positions of those who were there for an institution, or of its own voice."""
    found: dict[int, set[int]] = defaultdict(set)
    for institution, position in (*_as_its_voice(rows), *_by_its_people(rows)):
        found[institution].add(position)
    return {pk: len(positions) for pk, positions in found.items()}


Pairs = Iterator[tuple[int, int]]


def _as_its_voice(rows: list[Institution]) -> Pairs:
    held = _held().filter(participant__institution__in=_keys(rows)).order_by()
    yield from held.values_list("participant__institution", "position")


def _by_its_people(rows: list[Institution]) -> Pairs:
    appearances = Appearance.objects.published().filter(institutions__in=_keys(rows)).order_by()
    there = list(appearances.values_list("institutions", "conference", "participant"))
    held = _held().filter(participant__in={person for _row, _conference, person in there})
    spoken: dict[tuple[int, int], list[int]] = defaultdict(list)
    columns = ("position__conference", "participant", "position")
    for conference, person, position in held.order_by().values_list(*columns):
        spoken[conference, person].append(position)
    for institution, conference, person in there:
        yield from ((institution, position) for position in spoken[conference, person])


def _public() -> QuerySet[Position]:
    return Position.objects.published().order_by().filter(pk=OuterRef("position"))


def _held() -> QuerySet[Attribution]:
    return Attribution.objects.published().filter(Exists(_public()), role=AttributionRole.HOLDER)


def _keys(rows: Iterable[Any]) -> list[int]:
    return [row.pk for row in rows]


COUNTED: dict[str, Callable[[list[Any]], dict[int, int]]] = {
    "conference": _of_conferences,
    "topic": _on_topics,
    "participant": _held_by,
    "institution": _for_institutions,
}
