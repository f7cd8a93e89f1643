"""The verdict on two sides from what is counted between them; see the package's docstring."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

#: The share of pairs from which two sides are said to agree, and 1 minus it, to differ.
CLEAR = 0.75
#: Positions for or against, to be compared with the other side's, that each side needs at least.
FEWEST_POLARISED = 2
#: Positions of each side below which not even silence between them means anything.
FEWEST_SPEAKING = 3


class Outcome(TextChoices):
    """In the order in which a board tells them."""

    DIFFER = "differ", _("Differ")
    AGREE = "agree", _("Agree")
    MIXED = "mixed", _("Mixed")
    PAST = "past_each_other", _("Talk past each other")
    TOO_LITTLE = "too_little", _("Too little to say")


class Basis(TextChoices):
    """What a verdict rests on."""

    RECORDED = "recorded", _("Recorded relations")
    STANCES = "stances", _("Stances alone")
    NONE = "none", _("Nothing to compare")


class Reason(TextChoices):
    """Why nothing can be compared."""

    NONE = "none", _("Something was compared.")
    SILENT = "silent", _("One of the sides is not recorded on this topic.")
    FEW = "few", _("Too few positions for or against the topic to compare.")
    DISJOINT = "disjoint", _("They speak of different narrower topics.")
    NO_DIRECTION = (
        "no_direction",
        _(
            "Both speak, but not both for or against the same, and nothing is recorded between them."
        ),
    )


@dataclass(frozen=True, slots=True)
class Ground:
    """One narrow topic: the positions for and against it of the left and the right side."""

    left_for: int = 0
    left_against: int = 0
    right_for: int = 0
    right_against: int = 0

    @property
    def same(self) -> int:
        return self.left_for * self.right_for + self.left_against * self.right_against

    @property
    def contrary(self) -> int:
        return self.left_for * self.right_against + self.left_against * self.right_for

    def with_one_more(self) -> Iterator[tuple[int, int]]:
        """What one more position of a side would add to the pairs: same, contrary."""
        for pro, contra in (
            (self.left_for, self.left_against),
            (self.right_for, self.right_against),
        ):
            if pro or contra:
                yield pro, contra
                yield contra, pro


@dataclass(frozen=True)
class Evidence:
    """What is counted between two sides on one topic.

    ``left`` and ``right``: their own positions there, each once. ``left_comparable``: those of them
    for or against a narrow topic that the other side is for or against too. Relations: between a
    position of one and one of the other.
    """

    left: int
    right: int
    left_comparable: int = 0
    right_comparable: int = 0
    grounds: tuple[Ground, ...] = ()
    share_a_topic: bool = True
    agrees: int = 0
    opposes: int = 0
    qualifies: int = 0
    responds: int = 0

    @cached_property
    def same(self) -> int:
        return sum(ground.same for ground in self.grounds)

    @cached_property
    def contrary(self) -> int:
        return sum(ground.contrary for ground in self.grounds)

    @property
    def pairs(self) -> int:
        return self.same + self.contrary

    @property
    def decisive(self) -> int:
        """Recorded relations that say yes or no."""
        return self.agrees + self.opposes

    @property
    def recorded(self) -> int:
        return self.decisive + self.qualifies + self.responds

    @property
    def fewest_comparable(self) -> int:
        return min(self.left_comparable, self.right_comparable)


@dataclass(frozen=True)
class Verdict:
    """``share``: of agreement, 0 to 1, ``None`` where nothing was compared; ``lowest`` and
    ``highest``: where one more position or relation could move it.
    """

    outcome: Outcome
    basis: Basis
    evidence: Evidence
    share: float | None = None
    lowest: float | None = None
    highest: float | None = None
    reason: Reason = Reason.NONE

    @property
    def is_fragile(self) -> bool:
        """Whether one more position, or recorded relation, could turn it."""
        if self.share is None or self.lowest is None or self.highest is None:
            return False
        return {classed(self.lowest), classed(self.highest)} != {self.outcome}

    @property
    def strength(self) -> tuple[bool, bool, int, int]:
        """For putting the surest of an outcome first."""
        found = self.evidence
        return (
            self.basis == Basis.RECORDED,
            not self.is_fragile,
            found.decisive,
            min(found.left, found.right),
        )


def classed(share: float) -> Outcome:
    if share >= CLEAR:
        return Outcome.AGREE
    return Outcome.DIFFER if share <= 1 - CLEAR else Outcome.MIXED


def judge(evidence: Evidence) -> Verdict:
    """The verdict; the same, with left and right changed about, for the sides changed about."""
    if not (evidence.left and evidence.right):
        return Verdict(Outcome.TOO_LITTLE, Basis.NONE, evidence, reason=Reason.SILENT)
    if evidence.decisive:
        return _by_relations(evidence)
    by_stances = stances_alone(evidence)
    if by_stances is not None:
        return by_stances
    if evidence.qualifies:
        return Verdict(Outcome.MIXED, Basis.RECORDED, evidence)
    return _incomparable(evidence)


def stances_alone(evidence: Evidence) -> Verdict | None:
    """What would be said if no relation were recorded; ``None`` where stances are too few."""
    enough = evidence.fewest_comparable >= FEWEST_POLARISED
    return _by_stances(evidence) if enough else None


def _by_relations(evidence: Evidence) -> Verdict:
    agrees, all_of_them = evidence.agrees, evidence.decisive
    share = agrees / all_of_them
    lowest, highest = agrees / (all_of_them + 1), (agrees + 1) / (all_of_them + 1)
    return Verdict(classed(share), Basis.RECORDED, evidence, share, lowest, highest)


def _by_stances(evidence: Evidence) -> Verdict:
    same, pairs = evidence.same, evidence.pairs
    more = [
        (same + agreeing) / (pairs + agreeing + contrary)
        for ground in evidence.grounds
        for agreeing, contrary in ground.with_one_more()
    ]
    share = same / pairs
    lowest, highest = min(share, *more), max(share, *more)
    return Verdict(classed(share), Basis.STANCES, evidence, share, lowest, highest)


def _incomparable(evidence: Evidence) -> Verdict:
    enough = min(evidence.left, evidence.right) >= FEWEST_SPEAKING
    if evidence.pairs or evidence.recorded or not enough:
        return Verdict(Outcome.TOO_LITTLE, Basis.NONE, evidence, reason=Reason.FEW)
    reason = Reason.NO_DIRECTION if evidence.share_a_topic else Reason.DISJOINT
    return Verdict(Outcome.PAST, Basis.NONE, evidence, reason=reason)
