"""Where somebody was or is heard, conference by conference, in the posts stated at each."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from dialogues.analysis.people import Heard, tallied, visible
from dialogues.choices import ParticipantKind
from dialogues.models import Appearance, Conference, Participant
from dialogues.querysets.editorial import parts

MOST = 60


@dataclass(frozen=True)
class Occasion:
    """One conference: the posts stated there, none for who was not listed in the room."""

    conference: Conference
    appearances: list[Appearance]
    heard: Heard
    is_person: bool

    @property
    def is_silent(self) -> bool:
        """A person in the room of whom no position is recorded, where positions go by name."""
        present = self.is_person and bool(self.appearances)
        return present and self.heard == Heard() and not self.conference.names_nobody

    @property
    def is_untold(self) -> bool:
        """A person in the room, under a rule that names nobody beside a position."""
        return self.is_person and bool(self.appearances) and self.conference.names_nobody


@dataclass(frozen=True)
class Occasions:
    """The newest first; ``total`` counts those beyond ``shown`` too."""

    shown: list[Occasion]
    total: int

    @property
    def silent(self) -> int:
        return sum(1 for one in self.shown if one.is_silent)


def occasions(record: Participant, *, preview: bool = False) -> Occasions:
    """Six queries, however many there are."""
    there: dict[int, list[Appearance]] = defaultdict(list)
    for one in appearances_of(record, preview=preview):
        there[one.conference_id].append(one)
    heard = heard_by_conference(record, preview=preview)
    rows = parts("conference", preview=preview).filter(pk__in={*there, *heard})
    found = [
        Occasion(
            conference,
            there.get(conference.pk, []),
            heard.get(conference.pk, Heard()),
            record.kind == ParticipantKind.PERSON,
        )
        for conference in rows.order_by("-sort_date", "-pk")
    ]
    return Occasions(found[:MOST], len(found))


def appearances_of(record: Participant, *, preview: bool) -> QuerySet[Appearance]:
    rows: QuerySet[Appearance] = parts("appearance", preview=preview)
    institutions = parts("institution", preview=preview)
    return (
        rows.filter(participant=record)
        .prefetch_related(Prefetch("institutions", institutions))
        .order_by("order", "pk")
    )


def heard_by_conference(record: Participant, *, preview: bool) -> dict[int, Heard]:
    """By the conference's key; two queries."""
    rows = parts("attribution", preview=preview).filter(participant=record).order_by()
    links = list(rows.values_list("position", "position__conference", "role"))
    shown = visible((position for position, _conference, _role in links), preview=preview)
    return tallied((conference, role) for position, conference, role in links if position in shown)
