"""Who was in the room, who is heard, and of whom nothing is recorded.

What cannot be known is not said: where the attribution rule lets nobody be named, positions are not
told by person, so that silence would mean nothing there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from dialogues.choices import AttributionRole, Layer, ParticipantKind
from dialogues.models import Appearance, Attribution, Conference, Participant, Position
from dialogues.querysets.editorial import parts


@dataclass(frozen=True)
class Heard:
    """How many positions of one conference somebody holds, and has a part in otherwise."""

    held: int = 0
    other: int = 0


@dataclass(frozen=True)
class Person:
    """One participant with every post stated there. ``heard`` is none where nothing can be told."""

    participant: Participant
    appearances: list[Appearance]
    heard: Heard | None

    @property
    def is_silent(self) -> bool:
        """A person in the room of whom no position is recorded; a group’s silence says nothing."""
        return self.heard == Heard() and self.participant.kind == ParticipantKind.PERSON


@dataclass(frozen=True)
class Delegation:
    """Those of one country, or those of whom none is stated (``country`` is empty)."""

    country: str
    people: list[Person]


@dataclass(frozen=True)
class Voice:
    """Somebody who is heard in the texts without being listed in the room."""

    participant: Participant
    held: int


def visible(positions: Iterable[int], *, preview: bool) -> set[int]:
    """Those of the positions that may be seen; asked once, however many counts follow."""
    rows = Position.objects.visible(preview=preview).filter(pk__in=set(positions))
    return set(rows.order_by().values_list("pk", flat=True))


def heard_at(conference: Conference, *, preview: bool = False) -> dict[int, Heard]:
    """By participant; the author's layer is nobody's voice at the table. Two queries."""
    positions = Position.objects.visible(preview=preview).filter(
        conference=conference, layer=Layer.ATTRIBUTED
    )
    shown = set(positions.order_by().values_list("pk", flat=True))
    rows: QuerySet[Attribution] = parts("attribution", preview=preview)
    there = rows.filter(position__conference=conference).order_by()
    links = there.values_list("position", "participant", "role")
    return tallied(
        (participant, role) for position, participant, role in links if position in shown
    )


def tallied(links: Iterable[tuple[int, str]]) -> dict[int, Heard]:
    """``links``: a key and the role in a position, once for each position."""
    found: dict[int, dict[bool, int]] = defaultdict(lambda: {True: 0, False: 0})
    for key, role in links:
        found[key][role == AttributionRole.HOLDER] += 1
    return {key: Heard(counts[True], counts[False]) for key, counts in found.items()}


def delegations(
    conference: Conference, appearances: Iterable[Appearance], heard: Mapping[int, Heard]
) -> list[Delegation]:
    """The largest first, those without a country last; people in the order of the document."""
    people: dict[int, list[Appearance]] = defaultdict(list)
    for one in appearances:
        people[one.participant_id].append(one)
    groups: dict[str, list[Person]] = defaultdict(list)
    for pk, rows in people.items():
        participant = rows[0].participant
        country = participant.country.name if participant.country else ""
        known = heard.get(pk, Heard()) if tells_who(conference, heard) else None
        groups[country].append(Person(participant, rows, known))
    found = [Delegation(country, group) for country, group in groups.items()]
    return sorted(found, key=lambda one: (not one.country, -len(one.people), one.country))


def tells_who(conference: Conference, heard: Mapping[int, Heard]) -> bool:
    """Whether the records can say who spoke: not under a rule that names nobody, nor before
    anything is recorded."""
    return bool(heard) and not conference.names_nobody


def voices(heard: Mapping[int, Heard], present: Iterable[int]) -> list[Voice]:
    """Who holds positions there and is not listed in the room, the most heard first; one query."""
    there = set(present)
    wanted = {pk: one.held for pk, one in heard.items() if one.held and pk not in there}
    rows = Participant.objects.filter(pk__in=wanted).select_related("country")
    found = [Voice(one, wanted[one.pk]) for one in rows]
    return sorted(found, key=lambda one: (-one.held, one.participant.sort_key))
