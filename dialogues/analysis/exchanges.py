"""Recorded relations between positions: where two of them agree, differ, or bear on each other."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models.functions import Greatest

from dialogues.choices import Layer, RelationKind
from dialogues.models import Position, PositionRelation

#: In the order in which they are shown.
KINDS = (
    RelationKind.OPPOSES,
    RelationKind.AGREES,
    RelationKind.QUALIFIES,
    RelationKind.RESPONDS,
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One recorded relation, between the primary keys of its two positions."""

    kind: str
    note: str
    source: int
    target: int
    latest: datetime.date


@dataclass(frozen=True)
class KindOfExchange:
    """All relations of one kind, the newest first."""

    kind: RelationKind
    exchanges: list[Exchange]

    @property
    def total(self) -> int:
        return len(self.exchanges)


def exchanges_between(positions: Iterable[int], *, preview: bool = False) -> list[KindOfExchange]:
    """Relations of which at least one end is among the positions, by kind; two or three queries.

    ``positions``: the primary keys of visible positions that somebody holds. The other end must be
    visible and held by somebody too: the text's own voice argues with nobody here. The newest is
    the relation whose later position was taken last.
    """
    given = set(positions)
    found = _touching(given)
    ends = {end for one in found for end in (one.source, one.target)}
    shown = given | _visible(ends - given, preview=preview)
    kept = [one for one in found if one.source in shown and one.target in shown]
    return by_kind(kept)


def _touching(positions: set[int]) -> list[Exchange]:
    """Two queries, each along one index: an *or* over both ends makes databases read everything."""
    later = Greatest("source__conference__sort_date", "target__conference__sort_date")
    rows = PositionRelation.objects.annotate(latest=later).order_by()
    columns = ("pk", "kind", "note", "source", "target", "latest")
    found = {
        row[0]: row
        for end in ("source", "target")
        for row in rows.filter(**{f"{end}__in": positions}).values_list(*columns)
    }
    newest = sorted(found.values(), key=lambda row: (row[-1], row[0]), reverse=True)
    return [Exchange(*row[1:]) for row in newest]


def _visible(positions: set[int], *, preview: bool) -> set[int]:
    rows = Position.objects.visible(preview=preview).filter(
        pk__in=positions, layer=Layer.ATTRIBUTED
    )
    return set(rows.order_by().values_list("pk", flat=True))


def by_kind(exchanges: Iterable[Exchange]) -> list[KindOfExchange]:
    given = list(exchanges)
    groups = [KindOfExchange(kind, [one for one in given if one.kind == kind]) for kind in KINDS]
    return [group for group in groups if group.exchanges]
