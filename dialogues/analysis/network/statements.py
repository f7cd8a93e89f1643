"""From positions to statements: one position, of one actor, on one topic, with one qualifier."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dialogues.analysis.claims import Claim
from dialogues.analysis.groupings import SideKind, SideName
from dialogues.analysis.network.choices import Duplicates, Joint
from dialogues.analysis.network.settings import Settings
from dialogues.analysis.stances import POLARITY

#: No actors: several unknown voices under one name would tie what nothing ties.
NOBODY = (SideKind.COUNTRY_UNSTATED, SideKind.ANONYMOUS, SideKind.UNATTRIBUTED)


@dataclass(frozen=True, slots=True)
class Statement:
    """``topic``: the key of the topic it counts under; ``qualifier``: 1 for, -1 against, 0 neither."""

    claim: Claim
    actor: SideName
    topic: int
    qualifier: int


@dataclass
class Tally:
    """How many positions the network is made of, and how many stay out of it and why.

    Each position is counted under the first reason that keeps it out.
    """

    counted: int = 0
    unnamed: int = 0
    joint: int = 0
    without_polarity: int = 0
    repeated: int = 0

    @property
    def left_out(self) -> int:
        return self.unnamed + self.joint + self.without_polarity


@dataclass(frozen=True)
class Scope:
    """``topics``: under which topic each counts; those that do not occur are not asked for.

    ``actors``: the only ones wanted, by their keys; ``None`` for all. ``documents``: by position.
    """

    topics: Mapping[int, int]
    actors: Collection[str] | None
    documents: Mapping[int, int | None]


def statements(
    claims: Iterable[Claim], settings: Settings, scope: Scope
) -> tuple[list[Statement], Tally]:
    """In the order of the claims, repetitions left away as ``settings.duplicates`` says."""
    tally, found = Tally(), []
    seen: set[Hashable] = set()
    for claim in claims:
        actors = _actors(claim, settings, scope, tally)
        for statement in _of_claim(claim, actors, settings, scope):
            key = _sameness(statement, settings, scope)
            if key in seen:
                tally.repeated += 1
            else:
                seen.add(key)
                found.append(statement)
        tally.counted += bool(actors)
    return found, tally


def _of_claim(
    claim: Claim, actors: list[SideName], settings: Settings, scope: Scope
) -> Iterator[Statement]:
    """Once under each topic, though several of its own topics may count as the same one."""
    topics = dict.fromkeys(scope.topics[pk] for pk in claim.topics if pk in scope.topics)
    qualifier = 0 if settings.ignores_qualifier else POLARITY[claim.stance]
    for actor in actors:
        for topic in topics:
            yield Statement(claim, actor, topic, qualifier)


def _actors(claim: Claim, settings: Settings, scope: Scope, tally: Tally) -> list[SideName]:
    named = [side for side in claim.holders if side.kind not in NOBODY]
    if not named:
        tally.unnamed += 1
        return []
    if len(claim.holders) > 1 and settings.joint == Joint.OUT:
        tally.joint += 1
        return []
    if not settings.ignores_qualifier and not POLARITY[claim.stance]:
        tally.without_polarity += 1
        return []
    if len(claim.holders) > 1 and settings.joint == Joint.APART:
        return [claim.side]
    return [side for side in named if scope.actors is None or side.key in scope.actors]


def _sameness(statement: Statement, settings: Settings, scope: Scope) -> Hashable:
    """What two statements have in common of which only the first is counted.

    Positions without a document stand for one unnamed document of their conference.
    """
    claim = statement.claim
    same = (statement.actor, statement.topic, statement.qualifier)
    match settings.duplicates:
        case Duplicates.DOCUMENT:
            return (
                *same,
                claim.conference if (doc := scope.documents[claim.position]) is None else -doc,
            )
        case Duplicates.CONFERENCE:
            return (*same, claim.conference)
        case Duplicates.ONCE:
            return same
    return (*same, claim.position)
