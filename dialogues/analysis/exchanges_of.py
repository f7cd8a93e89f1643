"""Recorded relations of given positions: with each other, and with those of others."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Greatest

from dialogues.analysis.exchanges import Exchange, KindOfExchange, by_kind
from dialogues.analysis.people import visible
from dialogues.choices import AttributionRole, Layer
from dialogues.models import Participant, PositionRelation
from dialogues.querysets.editorial import parts


def exchanges_of(positions: set[int], *, preview: bool = False) -> list[KindOfExchange]:
    """Relations of which at least one end is among the positions, by kind, the newest first.

    Only between visible positions that somebody holds. Two queries.
    """
    relations = PositionRelation.objects.filter(
        Q(source__in=positions) | Q(target__in=positions),
        source__layer=Layer.ATTRIBUTED,
        target__layer=Layer.ATTRIBUTED,
    )
    later = Greatest("source__conference__sort_date", "target__conference__sort_date")
    ordered = relations.annotate(latest=later).order_by("-latest", "-pk")
    rows = ordered.values_list("kind", "note", "source", "target", "latest")
    found = [Exchange(*row) for row in rows]
    shown = visible({pk for one in found for pk in (one.source, one.target)}, preview=preview)
    return by_kind(one for one in found if one.source in shown and one.target in shown)


@dataclass(frozen=True)
class Partner:
    """Somebody on the other end; ``counts`` by the kind of relation."""

    participant: Participant
    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def partners(
    kinds: Iterable[KindOfExchange], own: Participant, *, preview: bool = False
) -> list[Partner]:
    """With whom somebody's positions have relations, the most frequent first; two queries.

    ``own``: whose positions they are. A joint position at the other end counts for nobody alone.
    """
    exchanges = [one for kind in kinds for one in kind.exchanges]
    alone = sole_holders({pk for one in exchanges for pk in (one.source, one.target)}, preview)
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for one in exchanges:
        others = {alone.get(one.source), alone.get(one.target)} - {own.pk, None}
        for pk in others:
            counted[pk][one.kind] += 1  # type: ignore[index]
    people = Participant.objects.select_related("country").in_bulk(list(counted))
    found = [Partner(people[pk], dict(counts)) for pk, counts in counted.items()]
    return sorted(found, key=lambda one: (-one.total, one.participant.sort_key))


def sole_holders(positions: Iterable[int], preview: bool) -> dict[int, int]:
    """The holder of each position that has one alone."""
    rows = parts("attribution", preview=preview).filter(
        position__in=list(positions), role=AttributionRole.HOLDER
    )
    holders: dict[int, list[int]] = defaultdict(list)
    for position, participant in rows.values_list("position", "participant"):
        holders[position].append(participant)
    return {position: found[0] for position, found in holders.items() if len(found) == 1}
