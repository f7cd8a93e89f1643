"""What a participant needs: an anonymous voice its conference, a person that nobody is betrayed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.choices import COUNTRYLESS_KINDS, NAMELESS_RULES, ParticipantKind, Status
from dialogues.editorial.readiness.checks import Check, Checklist
from dialogues.editorial.readiness.naming import against_the_rule, published
from dialogues.editorial.readiness.parents import unpublished
from dialogues.editorial.readiness.problem import Level, Problem, advice
from dialogues.models import Appearance, Attribution, Conference, Participant, Position

#: Kinds that may be from nowhere in particular.
FROM_ANYWHERE = (*COUNTRYLESS_KINDS, ParticipantKind.AUTHOR, ParticipantKind.EXPERT_GROUP)


@dataclass(frozen=True)
class Reading:
    record: Participant
    #: Whether it is a person of whom public positions speak under a rule that names nobody.
    could_be_betrayed: bool


def read(records: Sequence[Participant]) -> list[Reading]:
    persons = [record.pk for record in records if record.kind == ParticipantKind.PERSON]
    ruled = Conference.objects.filter(
        attribution_rule__in=NAMELESS_RULES, positions__status=Status.PUBLISHED
    )
    held = Attribution.objects.filter(position__in=_nameless(), participant__in=persons)
    seen = Appearance.objects.filter(conference__in=ruled.values("pk"), participant__in=persons)
    at_risk = set(held.values_list("participant", flat=True)) if persons else set()
    at_risk |= set(seen.values_list("participant", flat=True)) if persons else set()
    return [Reading(record, record.pk in at_risk) for record in records]


def _nameless() -> QuerySet[Position]:
    rows = Position.objects.filter(status=Status.PUBLISHED)
    return rows.filter(conference__attribution_rule__in=NAMELESS_RULES)


def conference(reading: Reading) -> Iterator[Problem]:
    where = reading.record.conference
    yield from unpublished("conference", [where] if where else [])


def rule(reading: Reading) -> Iterator[Problem]:
    if not reading.could_be_betrayed:
        return
    held = Q(attributions__participant=reading.record)
    seen = Q(conference__appearances__participant=reading.record)
    positions, rooms = published(_nameless().filter(held | seen).distinct())
    for position in positions:
        yield from against_the_rule(position, rooms)


def country(reading: Reading) -> Iterator[Problem]:
    if reading.record.country_id is None and reading.record.kind not in FROM_ANYWHERE:
        yield advice("country", _("Choose the country, if the text tells it."))


def sort_name(reading: Reading) -> Iterator[Problem]:
    if reading.record.kind == ParticipantKind.PERSON and not reading.record.sort_name:
        yield advice("sort_name", _("Give the sort name, family name first."))


CHECKLIST = Checklist(
    (
        Check(gettext_lazy("Where it was heard is public"), conference),
        Check(gettext_lazy("No public position breaks an attribution rule"), rule),
        Check(gettext_lazy("Its country is given"), country, Level.ADVICE),
        Check(gettext_lazy("It is sorted by its family name"), sort_name, Level.ADVICE),
    ),
    read,
)
