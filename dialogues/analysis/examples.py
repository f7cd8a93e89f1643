"""Real positions that show what a rule of coding means: the first public one that fits each rule."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, QuerySet

from dialogues.choices import (
    AnchorState,
    AttributionRole,
    Basis,
    Confidence,
    Layer,
    PositionKind,
    Setting,
    Stance,
)
from dialogues.models import Attribution, Position, Quotation


def examples() -> dict[str, Position]:
    """By a stance, or by the name of a rule; a rule without an example is left out.

    Eight queries and those of the parts. Only sure codings with a verified quotation are taken.
    """
    keys = {**_of_stances(), **dict(_of_rules())}
    rows: Any = Position.objects.published().for_list()
    found = rows.in_bulk(list(keys.values()))
    return {name: found[pk] for name, pk in keys.items()}


def _sure() -> QuerySet[Position]:
    words = Quotation.objects.published().filter(
        position=OuterRef("pk"), state=AnchorState.VERIFIED
    )
    rows = Position.objects.published().filter(Exists(words), confidence=Confidence.HIGH)
    return rows.order_by()


def _of_stances() -> dict[str, int]:
    held = _sure().filter(layer=Layer.ATTRIBUTED, setting=Setting.AT_CONFERENCE)
    plain = held.exclude(kind=PositionKind.QUESTION)
    first = dict(plain.values_list("stance").annotate(Min("pk")))
    return {stance: first[stance] for stance in Stance.values if stance in first}


def _of_rules() -> Iterator[tuple[str, int]]:
    rows = _sure()
    held = rows.filter(layer=Layer.ATTRIBUTED)
    carried = Attribution.objects.published().filter(basis=Basis.CARRIED_OVER)
    reported = Attribution.objects.published().filter(role=AttributionRole.REPORTER)
    joint = (
        Attribution.objects.published()
        .filter(role=AttributionRole.HOLDER)
        .order_by()
        .values("position")
        .annotate(n=Count("pk"))
        .filter(n__gt=1)
    )
    for name, chosen in (
        ("author", rows.filter(layer=Layer.AUTHOR)),
        ("unattributed", held.filter(unattributed=True)),
        ("carried_over", held.filter(pk__in=carried.values("position"))),
        ("reported", held.filter(pk__in=reported.values("position"))),
        ("joint", held.filter(pk__in=joint.values("position"))),
        ("elsewhere", held.filter(setting=Setting.ELSEWHERE)),
    ):
        pk = chosen.aggregate(first=Min("pk"))["first"]
        if pk is not None:
            yield name, pk
