from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dialogues.filters.fields import RecordFilter, column
from dialogues.filters.filterset import ParameterFilterSet
from dialogues.filters.listing import Listing
from dialogues.filters.orderings import BY_NAME
from dialogues.models import Conference, Position, Topic


def at_conference(conferences: list[Conference]) -> Q:
    """Topics of the conference itself, and of the public positions taken there."""
    own = Conference.topics.through.objects.filter(topic=OuterRef("pk"), conference__in=conferences)
    positions = Position.objects.published().filter(conference__in=conferences)
    taken = Position.topics.through.objects.filter(
        topic=OuterRef("pk"), position__in=positions.values("pk")
    )
    return Exists(own) | Exists(taken)


class TopicFilterSet(ParameterFilterSet):
    parent = RecordFilter(column("parent"), label=_("Broader topic"), rows=Topic.objects.published)
    conference = RecordFilter(
        at_conference, label=_("Conference"), rows=Conference.objects.published
    )


class TopicListing(Listing):
    model = Topic
    filterset_class = TopicFilterSet
    orderings = BY_NAME
    default_ordering = "name"

    def _with_parts(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.for_list().with_positions_count()  # type: ignore[attr-defined]
