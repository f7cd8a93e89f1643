"""What a side said on a topic then and now: its earliest conference there against its latest.

Only on one and the same narrow topic, and the same holder before the same side: only where no one
holder spoke at two conferences is one holder of a side set against another, and then said so. A
conference of which it is not certain that it came later is none. Dates are those of the
conferences: a view that a text only reports from elsewhere may be older.

What the editor has recorded between an earlier and a later position decides, as in
``convergence``: agreeing is “kept”, opposing is “turned”, qualifying is a new shade. By stances
alone only the same holder is compared, and only where all that it said by itself for or against the
topic points one way each time: “turned” is from for to against or back, “kept” a stance held both
times, a new shade other stances that point the same way. In all other cases the side spoke again,
and whether it said the same is for the reader to see.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from dialogues.analysis.claims import Claim
from dialogues.analysis.comparison.matrix import Row
from dialogues.analysis.convergence.evidence import Relation, between
from dialogues.analysis.groupings import Grouping, SideName
from dialogues.analysis.stances import POLARITY
from dialogues.choices import AttributionRole, RelationKind
from dialogues.models import Attribution

Holders = Mapping[int, Sequence[int]]

#: Groupings in which two holders of a side may stand for it: a kind of holder is no party.
OF_ONE_PARTY = (Grouping.COUNTRY, Grouping.INSTITUTION)


class Change(TextChoices):
    """In the order in which shifts are told."""

    TURNED = "turned", _("Turned")
    SHADE = "new_shade", _("New shade")
    KEPT = "kept", _("Kept")
    AGAIN = "spoke_again", _("Spoke again")


@dataclass(frozen=True)
class Shift:
    """``topic``: its key. ``earlier`` and ``later``: the keys of two positions that show it; ``then`` and ``now``: how
    many were said at the earliest and at the latest conference; ``recorded``: whether it rests on
    a relation between these two, and not on stances alone.
    """

    side: SideName
    topic: int
    change: Change
    same_holder: bool
    recorded: bool
    earlier: int
    later: int
    then: int
    now: int

    @property
    def rank(self) -> tuple[bool, int, bool]:
        return (not self.same_holder, list(Change).index(self.change), not self.recorded)


def public_holders() -> dict[int, list[int]]:
    """The holders that may be named of each position, by their keys; one query.

    Of positions that are not public too: only those of a visible claim are ever looked up.
    """
    held = Attribution.objects.published().filter(role=AttributionRole.HOLDER)
    found: dict[int, list[int]] = defaultdict(list)
    for position, participant in held.order_by("pk").values_list("position", "participant"):
        found[position].append(participant)
    return found


def shifts(
    rows: Iterable[Row], holders: Holders, relations: Sequence[Relation], by: str
) -> list[Shift]:
    """Those of every side and topic of a matrix, of one holder first, the turned before the kept."""
    found = [
        shift
        for (side, topic), claims in _said(rows).items()
        for shift in _of_side(side, topic, claims, holders, relations, by)
    ]
    return sorted(found, key=lambda shift: shift.rank)


def _said(rows: Iterable[Row]) -> dict[tuple[SideName, int], list[Claim]]:
    """What each side says on each very topic of the rows, the oldest first."""
    said: dict[tuple[SideName, int], dict[int, Claim]] = defaultdict(dict)
    for row in rows:
        for cell in row.cells:
            for claim in [] if cell.side.is_other else cell.claims:
                for topic in row.topics.intersection(claim.topics):
                    said[cell.side, topic][claim.position] = claim
    return {place: list(found.values()) for place, found in said.items()}


def _of_side(
    side: SideName,
    topic: int,
    claims: Sequence[Claim],
    holders: Holders,
    relations: Sequence[Relation],
    by: str,
) -> Iterator[Shift]:
    own: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if len(alone := holders.get(claim.position, ())) == 1:
            own[alone[0]].append(claim)
    found = [
        shift for said in own.values() if (shift := _shift(side, topic, said, relations, True))
    ]
    if (
        not found
        and by in OF_ONE_PARTY
        and (shift := _shift(side, topic, claims, relations, False))
    ):
        found = [shift]
    yield from found


def _shift(
    side: SideName,
    topic: int,
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    same_holder: bool,
) -> Shift | None:
    then, now = first_and_last(claims)
    if not (then and now):
        return None
    recorded = between(then, now, relations)
    by_relation = _recorded_change(recorded)
    by_stance = _change_of_stance(then, now) if same_holder else Change.AGAIN
    change = by_relation or by_stance
    earlier, later = _shown(then, now, recorded if by_relation else [], change)
    said = (len(then), len(now))
    return Shift(side, topic, change, same_holder, bool(by_relation), earlier, later, *said)


def first_and_last(claims: Iterable[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims of the earliest and of the latest conference, if the one surely ended before.

    Claims of conferences without a date are left out; two empty lists where nothing came later.
    """
    dated = [claim for claim in claims if claim.earliest and claim.latest]
    if not dated:
        return [], []
    first = min(dated, key=lambda claim: (claim.latest, claim.conference))
    last = max(dated, key=lambda claim: (claim.earliest, claim.conference))
    if first.latest >= last.earliest:  # type: ignore[operator]
        return [], []
    then = [claim for claim in dated if claim.conference == first.conference]
    return then, [claim for claim in dated if claim.conference == last.conference]


def _recorded_change(relations: Iterable[Relation]) -> Change | None:
    kinds = {one.kind for one in relations}
    if {RelationKind.AGREES, RelationKind.OPPOSES} <= kinds:
        return Change.SHADE
    if RelationKind.OPPOSES in kinds:
        return Change.TURNED
    if RelationKind.AGREES in kinds:
        return Change.KEPT
    return Change.SHADE if RelationKind.QUALIFIES in kinds else None


def _change_of_stance(then: Sequence[Claim], now: Sequence[Claim]) -> Change:
    before, after = direction(then), direction(now)
    if not (before and after):
        return Change.AGAIN
    if before != after:
        return Change.TURNED
    return Change.KEPT if _stances(then) & _stances(now) else Change.SHADE


def direction(claims: Iterable[Claim]) -> int:
    """Whether all claims that take a side are for the topic (1) or against it (-1); else 0."""
    found = {POLARITY[claim.stance] for claim in claims} - {0}
    return found.pop() if len(found) == 1 else 0


def _stances(claims: Iterable[Claim]) -> set[str]:
    return {claim.stance for claim in claims if POLARITY[claim.stance]}


def _shown(
    then: Sequence[Claim], now: Sequence[Claim], recorded: Sequence[Relation], change: Change
) -> tuple[int, int]:
    earlier = {claim.position for claim in then}
    wanted = {Change.KEPT: RelationKind.AGREES, Change.TURNED: RelationKind.OPPOSES}.get(change)
    telling = [one for one in recorded if wanted in (None, one.kind)]
    for one in telling:
        pair = (one.source, one.target)
        return pair if one.source in earlier else (pair[1], pair[0])
    return _typical(then), _typical(now)


def _typical(claims: Sequence[Claim]) -> int:
    """The last claim that takes a side, else the last."""
    taking_sides = [claim for claim in claims if POLARITY[claim.stance]]
    return (taking_sides or claims)[-1].position
