"""How the sides stand on one question, from bare claims: all are counted, however few are printed.

What is only reported from elsewhere is not what was said at the table: it is put together apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from dialogues.analysis.claims import Claim
from dialogues.analysis.groupings import Grouping, OfSide, SideKind, SideName, place
from dialogues.analysis.stances import Distribution, distribution
from dialogues.choices import ParticipantKind, Setting
from dialogues.models import Participant


@dataclass(frozen=True)
class Standing(OfSide):
    """One side with everything it holds on the question, the newest first."""

    side: SideName
    claims: list[Claim]

    @property
    def total(self) -> int:
        return len(self.claims)

    @property
    def stances(self) -> Distribution:
        return stances_of_claims(self.claims)

    def newest(self, most: int) -> list[int]:
        """The primary keys of the newest positions."""
        return [claim.position for claim in self.claims[:most]]


class Sides:
    """The side of each claim as a page about one question shows it.

    Anonymous voices are no party, by whatever they are put together: where each would be a side of
    its own, or a kind of holder, they stand apart as one group.
    """

    def __init__(self, claims: Iterable[Claim], by: str) -> None:
        self.claims = list(claims)
        self._anonymous = anonymous_keys(self.claims, by)

    def of(self, claim: Claim) -> SideName:
        side = claim.side
        if side.kind == SideKind.GROUP and side.key in self._anonymous:
            return SideName(SideKind.ANONYMOUS, "anonymous", _("Anonymous participants"))
        return side

    def standings(self, setting: str) -> list[Standing]:
        """Parties, then joint and nameless sides; of either, those that hold most come first."""
        held: dict[SideName, list[Claim]] = defaultdict(list)
        for claim in newest_first(claim for claim in self.claims if claim.setting == setting):
            held[self.of(claim)].append(claim)
        found = [Standing(side, claims) for side, claims in held.items()]
        return sorted(found, key=_rank)

    def at_the_conference(self) -> list[Standing]:
        return self.standings(Setting.AT_CONFERENCE)

    def elsewhere(self) -> list[Standing]:
        return self.standings(Setting.ELSEWHERE)

    def names(self) -> list[SideName]:
        """Every side with a claim, in whatever setting."""
        return sorted({self.of(claim) for claim in self.claims}, key=place)


def anonymous_keys(claims: Iterable[Claim], by: str) -> set[str]:
    """The keys of sides that are anonymous voices; one query where sides are holders."""
    if by == Grouping.HOLDER_KIND:
        return {ParticipantKind.ANONYMOUS}
    if by == Grouping.HOLDER:
        held = {side.key for claim in claims for side in claim.holders}
        nameless = Participant.objects.filter(kind=ParticipantKind.ANONYMOUS)
        return held & set(nameless.values_list("slug", flat=True))
    return set()


def newest_first(claims: Iterable[Claim]) -> list[Claim]:
    """``claims``: the oldest conference first. Those of one conference keep their order."""
    conferences = [list(group) for _pk, group in groupby(claims, lambda claim: claim.conference)]
    return [claim for group in reversed(conferences) for claim in group]


def stances_of_claims(claims: Iterable[Claim]) -> Distribution:
    return distribution(Counter(claim.stance for claim in claims))


def _rank(standing: Standing) -> tuple[bool, int, int, str, str]:
    side = standing.side
    kind = side.kind if side.is_other else SideKind.COUNTRY
    return (side.is_other, -standing.total, kind, side.label, side.key)
