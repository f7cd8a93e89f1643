"""What is said for an institution: by people who appeared for it at that conference, and by itself.

A person speaks for an institution where the post stated at the conference names it, nowhere else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from dialogues.analysis.people import visible
from dialogues.choices import AttributionRole, Layer
from dialogues.models import (
    Appearance,
    Attribution,
    Conference,
    Host,
    Institution,
    Participant,
)
from dialogues.querysets.editorial import parts

MOST_CONFERENCES, MOST_PEOPLE = 60, 60


@dataclass(frozen=True)
class Voices:
    """Primary keys of positions that somebody holds: ``alone`` and ``jointly`` by its people (each
    position is either), ``own`` in its own voice; ``conferences``: where each was taken."""

    alone: set[int]
    jointly: set[int]
    own: set[int]
    conferences: dict[int, int]

    @property
    def by_conference(self) -> Counter[int]:
        """How many positions were taken for it at each, as the list of positions counts them."""
        every = self.alone | self.jointly | self.own
        return Counter(self.conferences[pk] for pk in every)


def voices(record: Institution, *, preview: bool = False) -> Voices:
    """Four queries. What several hold together is not each one’s own stance."""
    there = parts("appearance", preview=preview).filter(institutions=record).order_by()
    present = set(there.values_list("conference", "participant"))
    holders: QuerySet[Attribution] = parts("attribution", preview=preview).filter(
        role=AttributionRole.HOLDER
    )
    speaking = holders.filter(
        Q(participant__institution=record) | Q(participant__in={person for _at, person in present}),
        position__layer=Layer.ATTRIBUTED,
    )
    links = speaking.order_by().values_list(
        "position", "position__conference", "participant", "participant__institution"
    )
    people: dict[int, int] = {}
    own: dict[int, int] = {}
    for position, conference, participant, voice_of in links:
        if voice_of == record.pk:
            own[position] = conference
        elif (conference, participant) in present:
            people[position] = conference
    shown = visible({*people, *own}, preview=preview)
    joint = held_jointly(shown, preview=preview)
    return Voices(
        alone=shown & set(people) - joint,
        jointly=shown & set(people) & joint,
        own=shown & set(own),
        conferences={**people, **own},
    )


def held_jointly(positions: Iterable[int], *, preview: bool) -> set[int]:
    """Those of the positions that have several holders; one query."""
    holders = parts("attribution", preview=preview).filter(
        role=AttributionRole.HOLDER, position__in=set(positions)
    )
    counted = Counter(holders.order_by().values_list("position", flat=True))
    return {position for position, count in counted.items() if count > 1}


@dataclass(frozen=True)
class AtConference:
    """``hosts``: the roles in which it hosted; ``appearances``: of its people; ``held``: positions
    by its people and its own voice."""

    conference: Conference
    hosts: list[Host]
    appearances: list[Appearance]
    held: int


@dataclass(frozen=True)
class Conferences:
    shown: list[AtConference]
    total: int


def conferences(
    record: Institution, held: Mapping[int, int], *, preview: bool = False
) -> Conferences:
    """Those it hosted, had people at or is heard at, the newest first; four queries.

    ``held``: how many positions were taken for it at each.
    """
    hosted: dict[int, list[Host]] = defaultdict(list)
    for host in parts("host", preview=preview).filter(institution=record):
        hosted[host.conference_id].append(host)
    there: dict[int, list[Appearance]] = defaultdict(list)
    for one in appearances(record, preview=preview):
        there[one.conference_id].append(one)
    rows = parts("conference", preview=preview).filter(pk__in={*hosted, *there, *held})
    found = [
        AtConference(one, hosted.get(one.pk, []), there.get(one.pk, []), held.get(one.pk, 0))
        for one in rows.order_by("-sort_date", "-pk")
    ]
    return Conferences(found[:MOST_CONFERENCES], len(found))


@dataclass(frozen=True)
class Member:
    """Somebody who appeared for it, with each post as stated, the newest first."""

    participant: Participant
    appearances: list[Appearance]


@dataclass(frozen=True)
class Members:
    shown: list[Member]
    total: int


def members(record: Institution, *, preview: bool = False) -> Members:
    """Those seen for it last come first; three queries."""
    rows = appearances(record, preview=preview).select_related("conference")
    found: dict[int, list[Appearance]] = defaultdict(list)
    for one in rows.order_by("-conference__sort_date", "-conference", "order", "pk"):
        found[one.participant_id].append(one)
    people = [Member(posts[0].participant, posts) for posts in found.values()]
    return Members(people[:MOST_PEOPLE], len(people))


def appearances(record: Institution, *, preview: bool) -> QuerySet[Appearance]:
    rows: QuerySet[Appearance] = parts("appearance", preview=preview)
    return (
        rows.filter(institutions=record)
        .select_related("participant")
        .prefetch_related("participant__names")
        .order_by("order", "pk")
    )
