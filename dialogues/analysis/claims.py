"""Attributed positions as bare facts to be counted and compared: no position is loaded whole.

For the many positions of a comparison or a network, where a page prints a few of them only.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from dialogues.analysis.groupings import Grouping, SideName, joined, sides_of_holder
from dialogues.choices import AttributionRole, Layer
from dialogues.filters.among import Among
from dialogues.models import Appearance, Attribution, Institution, Participant, Position, Topic

Institutions = dict[tuple[int | None, int], list[Institution]]


@dataclass(frozen=True, slots=True)
class Claim:
    """One position: who holds it, on what, with which stance, when.

    ``topics``: the public topics on which it stands itself, not those above. ``holders``: the side
    of each holder, each side once. ``earliest`` and ``latest``: the days between which its conference
    began, ``None`` where its date is unknown.
    """

    position: int
    conference: int
    stance: str
    setting: str
    earliest: datetime.date | None
    latest: datetime.date | None
    topics: tuple[int, ...]
    holders: tuple[SideName, ...]

    @property
    def side(self) -> SideName:
        """The one side on which it is counted; a joint one where several hold it."""
        return joined(self.holders)


def claims(rows: QuerySet[Position], by: str = Grouping.COUNTRY) -> list[Claim]:
    """The attributed layer of ``rows``, which must be visible ones, the oldest conference first.

    Four queries, or seven by institution, however many positions there are. What matches is found
    once and handed on by its keys: asked for again within each query, SQLite takes seconds.
    """
    attributed = rows.filter(layer=Layer.ATTRIBUTED)
    columns = ("pk", "conference", "stance", "setting")
    dates = ("conference__earliest_date", "conference__latest_date")
    ordered = attributed.order_by("conference__sort_date", "conference", "number")
    facts = list(ordered.values_list(*columns, *dates))
    keys = [fact[0] for fact in facts]
    topics = _topics(keys)
    sides = _sides(keys, by)
    return [
        Claim(
            pk, conference, stance, setting, earliest, latest, tuple(topics[pk]), tuple(sides[pk])
        )
        for pk, conference, stance, setting, earliest, latest in facts
    ]


def _topics(keys: list[int]) -> dict[int, list[int]]:
    public = Topic.objects.published().values("pk")
    through: Any = Position.topics.through
    links = through.objects.filter(Among("position", keys), topic__in=public).order_by("pk")
    found: dict[int, list[int]] = defaultdict(list)
    for position, topic in links.values_list("position", "topic"):
        found[position].append(topic)
    return found


def _sides(keys: list[int], by: str) -> dict[int, list[SideName]]:
    held = Attribution.objects.published().filter(
        Among("position", keys), role=AttributionRole.HOLDER
    )
    links = list(
        held.order_by("position", "order", "pk").values_list(
            "position", "position__conference", "participant"
        )
    )
    people = sorted({participant for _position, _conference, participant in links})
    rows = Participant.objects.filter(Among("pk", people)).select_related("country")
    loaded = rows.in_bulk()
    there = _institutions(people) if by == Grouping.INSTITUTION else {}
    found: dict[int, list[SideName]] = defaultdict(list)
    for position, conference, pk in links:
        institutions = [*there.get((None, pk), []), *there.get((conference, pk), [])]
        for side in sides_of_holder(loaded[pk], by, institutions):
            if side not in found[position]:
                found[position].append(side)
    return found


def _institutions(people: list[int]) -> Institutions:
    """The public institutions for which each was there, by conference and participant.

    Under ``None`` instead of a conference: the institution whose voice the participant is.
    """
    public = Institution.objects.published().in_bulk()
    appearances = Appearance.objects.published().filter(Among("participant", people))
    there = appearances.order_by("conference", "participant", "institutions")
    voices = Participant.objects.filter(Among("pk", people)).order_by("pk")
    found: Institutions = defaultdict(list)
    for participant, institution in voices.values_list("pk", "institution"):
        if institution in public:
            found[None, participant].append(public[institution])
    for conference, participant, institution in there.values_list(
        "conference", "participant", "institutions"
    ):
        if institution in public:
            found[conference, participant].append(public[institution])
    return found
