"""Conferences that have something in common with one: people, hosts, topics, and how many of each.

Ordered by the people and hosts in common, then by the topics: the same people meeting again says
more than two meetings that speak of one thing. Every number can be read off the two pages.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from dialogues.choices import Layer
from dialogues.models import Conference, Position, Topic
from dialogues.querysets.editorial import parts

MOST = 6
#: One topic in common is no relation; one person or host is.
FEWEST_TOPICS = 2


@dataclass(frozen=True)
class Shared:
    """What is in common, by primary keys."""

    people: set[int] = field(default_factory=set)
    hosts: set[int] = field(default_factory=set)
    topics: set[int] = field(default_factory=set)

    @property
    def weight(self) -> tuple[int, int]:
        return (len(self.people) + len(self.hosts), len(self.topics))

    @property
    def is_relation(self) -> bool:
        return bool(self.people or self.hosts) or len(self.topics) >= FEWEST_TOPICS


@dataclass(frozen=True)
class Related:
    """``people`` and ``hosts`` are participants and institutions, all of them loaded."""

    conference: Conference
    people: list[Any]
    hosts: list[Any]
    topics: list[Topic]


def related_conferences(record: Conference, *, preview: bool = False) -> list[Related]:
    """Those that have most in common, but for the other editions of its series; eight queries."""
    shared = _shared(record, preview)
    rows = parts("conference", preview=preview)
    if record.series_id:
        rows = rows.exclude(series=record.series_id)
    wanted = [pk for pk, one in shared.items() if one.is_relation]
    known = rows.in_bulk(wanted)
    ranked = sorted(
        known.values(),
        key=lambda one: (*shared[one.pk].weight, one.sort_date, one.pk),
        reverse=True,
    )[:MOST]
    return _loaded(ranked, shared)


def _shared(record: Conference, preview: bool) -> dict[int, Shared]:
    found: dict[int, Shared] = defaultdict(Shared)
    appearances = parts("appearance", preview=preview)
    for conference, person in _in_common(appearances, record, "participant"):
        found[conference].people.add(person)
    for conference, host in _in_common(parts("host", preview=preview), record, "institution"):
        found[conference].hosts.add(host)
    for conference, topic in _topics_in_common(record, preview):
        found[conference].topics.add(topic)
    return found


def _in_common(rows: QuerySet[Any], record: Conference, link: str) -> Iterable[tuple[int, int]]:
    own = rows.filter(conference=record).order_by().values(link)
    others = rows.filter(**{f"{link}__in": own}).exclude(conference=record)
    return others.order_by().values_list("conference", link).distinct()


def _topics_in_common(record: Conference, preview: bool) -> Iterable[tuple[int, int]]:
    """Topics of positions that somebody took at both; two queries."""
    positions: QuerySet[Position] = parts("position", preview=preview).filter(
        layer=Layer.ATTRIBUTED
    )
    topics = parts("topic", preview=preview).filter(
        positions__in=positions.filter(conference=record).order_by().values("pk")
    )
    own = set(topics.order_by().values_list("pk", flat=True))
    others = Position.topics.through.objects.filter(
        topic__in=own, position__in=positions.exclude(conference=record).order_by().values("pk")
    )
    return others.order_by().values_list("position__conference", "topic").distinct()


def _loaded(conferences: list[Conference], shared: dict[int, Shared]) -> list[Related]:
    chosen = [shared[one.pk] for one in conferences]
    people = _named("participant", (pk for one in chosen for pk in one.people))
    hosts = _named("institution", (pk for one in chosen for pk in one.hosts))
    topics = _named("topic", (pk for one in chosen for pk in one.topics))
    return [
        Related(
            one,
            _sorted(people, shared[one.pk].people),
            _sorted(hosts, shared[one.pk].hosts),
            _sorted(topics, shared[one.pk].topics),
        )
        for one in conferences
    ]


def _named(noun: str, keys: Iterable[int]) -> dict[int, Any]:
    """Visible already: they were found through visible rows. Each by its key."""
    found: dict[int, Any] = parts(noun, preview=True).in_bulk(set(keys))
    return found


def _sorted(known: dict[int, Any], keys: set[int]) -> list[Any]:
    return sorted((known[pk] for pk in keys), key=lambda one: (one.sort_key, one.pk))
