from typing import Any, Self

from django.db.models import F, Prefetch, Q
from django.utils import timezone

from dialogues.choices import AttributionRule, Status
from dialogues.querysets.editorial import (
    EditorialQuerySet,
    NaturalKeyQuerySet,
    RecordQuerySet,
    count_of,
    parts,
    records,
)


def embargoed(prefix: str = "") -> Q:
    """Conferences of which nothing may show before a date that is still to come."""
    return Q(
        **{
            f"{prefix}attribution_rule": AttributionRule.EMBARGO,
            f"{prefix}embargo_until__gt": timezone.localdate(),
        }
    )


def public_conference(prefix: str = "") -> Q:
    """Published and not under embargo; ``prefix`` leads from another table to the conference."""
    return Q(**{f"{prefix}status": Status.PUBLISHED}) & ~embargoed(prefix)


def own_first(documents: Any) -> Any:
    """Texts about the conference before those that it only teases or announces."""
    return documents.order_by(F("known_through").asc(nulls_first=True), "sort_date", "pk")


class SeriesQuerySet(RecordQuerySet):
    def published(self) -> Self:
        """A series shows when one of its editions does."""
        return self.filter(pk__in=records("conference").published().values("series"))


class HostQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("conference__slug", "institution__slug", "role")

    def published(self) -> Self:
        return self.filter(public_conference("conference__"), institution__status=Status.PUBLISHED)


class ConferenceQuerySet(EditorialQuerySet):
    search_kind = "conference"

    def published(self) -> Self:
        return self.filter(public_conference())

    def taken_back(self) -> Self:
        return super().taken_back().filter(~embargoed())

    def with_positions_count(self, *, preview: bool = False) -> Self:
        """Adds ``positions_count``: the visible positions of each conference."""
        return self.annotate(
            positions_count=count_of(parts("position", preview=preview), "conference")
        )

    def for_list(self, *, preview: bool = False) -> Self:
        """With all that a list or a page prints, at a fixed number of queries."""
        return (
            self.select_related("series")
            .with_positions_count(preview=preview)
            .prefetch_related(
                Prefetch("hosts", parts("host", preview=preview).select_related("institution")),
                Prefetch(
                    "appearances",
                    parts("appearance", preview=preview).with_people(preview=preview),
                ),
                Prefetch("topics", parts("topic", preview=preview)),
                Prefetch("documents", own_first(parts("document", preview=preview)).defer("text")),
            )
        )
