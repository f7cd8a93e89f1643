"""With whom somebody was at the same conferences: people in the room, institutions as hosts."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from dialogues.models import Conference, Institution, Participant
from dialogues.querysets.editorial import parts, records

MOST = 12


@dataclass(frozen=True)
class Companion:
    """``conferences``: those at which both were, the newest first."""

    record: Any
    conferences: list[Conference]


@dataclass(frozen=True)
class Companions:
    """Those met most often; ``total`` counts everybody met."""

    shown: list[Companion]
    total: int


def companions(record: Participant, *, preview: bool = False) -> Companions:
    """People in the same rooms: those whom the public may know to have been there. Five queries."""
    return _met(parts("appearance", preview=preview), record, "participant")


def fellow_hosts(record: Institution, *, preview: bool = False) -> Companions:
    """Institutions that hosted the same conferences, in whatever role. Five queries."""
    return _met(parts("host", preview=preview), record, "institution")


def _met(rows: QuerySet[Any], record: Any, link: str) -> Companions:
    own = rows.filter(**{link: record}).order_by().values("conference")
    others = rows.filter(conference__in=own).exclude(**{link: record}).order_by()
    counted = others.values_list(link).annotate(n=Count("conference", distinct=True))
    most = [pk for pk, _n in counted.order_by("-n", f"{link}__sort_key", link)[:MOST]]
    return Companions(_shown(others, most, link), others.values(link).distinct().count())


def _shown(others: QuerySet[Any], most: list[int], link: str) -> list[Companion]:
    together: dict[int, set[int]] = defaultdict(set)
    for pk, conference in others.filter(**{f"{link}__in": most}).values_list(link, "conference"):
        together[pk].add(conference)
    known = records(link).in_bulk(most)
    met = {pk for found in together.values() for pk in found}
    conferences = list(Conference.objects.filter(pk__in=met))
    return [Companion(known[pk], [c for c in conferences if c.pk in together[pk]]) for pk in most]
