"""How many public records hang on each row of a list: one query a list, whatever its length."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet

from dialogues.choices import AttributionRole, Layer
from dialogues.models import (
    Attribution,
    Document,
    Host,
    Institution,
    Participant,
    Position,
    Topic,
)


def positions_held(participants: Iterable[Participant]) -> dict[int, int]:
    """Positions that each participant holds, by the participant's primary key."""
    held = Attribution.objects.published().filter(
        role=AttributionRole.HOLDER,
        participant__in=_keys(participants),
        position__in=Position.objects.published().values("pk"),
    )
    return _counted(held, "participant")


def positions_in(documents: Iterable[Document]) -> dict[int, int]:
    """Positions whose words stand in each document."""
    return _counted(Position.objects.published().filter(document__in=_keys(documents)), "document")


def conferences_hosted(institutions: Iterable[Institution]) -> dict[int, int]:
    """Conferences that each institution hosted, in whatever role."""
    hosts = Host.objects.published().filter(institution__in=_keys(institutions))
    counted = hosts.order_by().values_list("institution")
    return dict(counted.annotate(Count("conference", distinct=True)))


def positions_on_topics(topics: Iterable[int] | None = None) -> list[tuple[int, int]]:
    """Each topic's key with that of an attributed position on this very topic.

    ``topics``: only these, by their keys. The author's layer is not counted: these numbers stand
    beside topics as what people hold.
    """
    positions = Position.objects.published().filter(layer=Layer.ATTRIBUTED)
    public = Topic.objects.published()
    wanted = public if topics is None else public.filter(pk__in=topics)
    links = Position.topics.through.objects.filter(
        position__in=positions.values("pk"), topic__in=wanted.values("pk")
    )
    return list(links.values_list("topic", "position"))


def _keys(rows: Iterable[Any]) -> list[int]:
    return [row.pk for row in rows]


def _counted(rows: QuerySet[Any], link: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(link).annotate(Count("pk")))
