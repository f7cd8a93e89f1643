"""What of one passage stands in one place of a text, and what was done to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from dialogues.text.reuse.aligning import Step, leaves_out
from dialogues.text.reuse.words import SLIGHT, Words

Match = Literal["exact", "altered", "partial"]
DifferenceKind = Literal["equal", "deleted", "inserted", "replaced", "omitted"]

SHORT = 24
"""Letters below which a passage counts only when it stands there exactly: a clause or less."""
LONG = 60
"""Letters from which a passage is known even when much of it was changed."""
ALIKE_SHORT, ALIKE = 0.75, 0.7
"""Least similarity of an altered passage, below and from ``LONG`` letters."""
MOST_MISSING = 1 / 4
"""Share of a passage that can be missing at its ends; beyond it what is left is a part of it."""
LEAST_PART, ALIKE_PART = 40, 0.9
"""Fewest letters of a part, and how like it must be to what it is a part of."""
MOST_LEFT_OUT = 1 / 2
"""Share that can be left out at marks of omission with the rest still counting as the passage."""


class Difference(NamedTuple):
    """Stretches in turn: of each the recorded words and those of the text, as they are written.

    ``omitted``: recorded words in whose place the text has a mark of omission such as “[…]”.
    """

    kind: DifferenceKind
    recorded: str
    given: str


@dataclass(frozen=True)
class Finding:
    """``start`` and ``end`` count code points of the text.

    ``normalised``: exact but for what is levelled, and for words left out at a mark that says so.
    ``similarity`` is twice the letters that agree, divided by the letters of both (Dice); words at
    marks of omission are left out of it. ``differences`` is empty where there are none.
    """

    passage: int
    match: Match
    start: int
    end: int
    normalised: bool
    similarity: float
    agreeing: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Compared:
    """A passage without the slight signs at its ends, and a text."""

    recorded: Words
    given: Words

    @property
    def core(self) -> range:
        return core(self.recorded)


def core(words: Words) -> range:
    first, behind = 0, len(words)
    while first < behind and words.forms[first] in SLIGHT:
        first += 1
    while behind > first and words.forms[behind - 1] in SLIGHT:
        behind -= 1
    return range(first, behind)


def judged(passage: int, pair: Compared, steps: Iterable[Step]) -> Finding | None:
    """The finding that these steps make; ``None`` where too little of the passage is there."""
    told = list(with_capitals(pair, steps))
    given = [place for step in told for place in step.given]
    if not given:
        return None
    amount = Amounts(pair, told)
    match = amount.match
    if match is None:
        return None
    recorded = pair.core
    if match == "exact":
        recorded, given_range = grown(pair, recorded, range(given[0], given[-1] + 1))
    else:
        given_range = range(given[0], given[-1] + 1)
    same = pair.recorded.text(recorded.start, recorded.stop) == pair.given.text(
        given_range.start, given_range.stop
    )
    return Finding(
        passage,
        match,
        pair.given.start(given_range.start),
        pair.given.end(given_range.stop - 1),
        normalised=match == "exact" and not same,
        similarity=amount.similarity,
        agreeing=amount.equal,
        differences=() if amount.unchanged else tuple(differences(pair, told)),
    )


class Amounts:
    """How many letters agree, and how many do not."""

    def __init__(self, pair: Compared, steps: list[Step]) -> None:
        ours, theirs = pair.recorded.weights, pair.given.weights
        self.whole = sum(ours[place] for place in pair.core)
        self.equal = sum(ours[place] for step in steps if step.equal for place in step.recorded)
        marked = [step for step in steps if is_omission(pair, step)]
        self.left_out = sum(ours[place] for step in marked for place in step.recorded)
        self.given = sum(
            theirs[place] for step in steps if step not in marked for place in step.given
        )
        self.ends = sum(
            ours[place]
            for step in {steps[0], steps[-1]}
            if not step.equal and not step.given
            for place in step.recorded
        )
        self.changed = any(not step.equal and step not in marked for step in steps)
        self.unchanged = not self.changed and not marked

    @property
    def similarity(self) -> float:
        return dice(self.equal, self.whole - self.left_out, self.given)

    @property
    def match(self) -> Match | None:
        rest = self.whole - self.left_out
        missing = self.ends + self.left_out
        if not self.changed and self.left_out <= self.whole * MOST_LEFT_OUT:
            return "exact"
        if self.whole < SHORT:
            return None
        if self.ends > rest * MOST_MISSING or self.left_out > self.whole * MOST_LEFT_OUT:
            alike = dice(self.equal, self.whole - missing, self.given)
            return "partial" if self.equal >= LEAST_PART and alike >= ALIKE_PART else None
        return "altered" if self.similarity >= (ALIKE if rest >= LONG else ALIKE_SHORT) else None


def dice(equal: int, one: int, other: int) -> float:
    return round(2 * equal / (one + other), 3) if one + other else 0.0


def with_capitals(pair: Compared, steps: Iterable[Step]) -> Iterator[Step]:
    """Words that differ in nothing but capitals are other words, but for the first of a quotation
    and of what goes on behind an omission.
    """
    may_differ = True
    for step in steps:
        if not step.equal:
            yield step
            may_differ = is_omission(pair, step)
            continue
        yield from equal_runs(pair, step, may_differ)
        may_differ = False


def equal_runs(pair: Compared, step: Step, may_differ: bool) -> Iterator[Step]:
    begun = 0
    for place, (ours, theirs) in enumerate(zip(step.recorded, step.given, strict=True)):
        one, other = pair.recorded.cased[ours], pair.given.cased[theirs]
        if one == other or (place == 0 and may_differ and one[1:] == other[1:]):
            continue
        if place > begun:
            yield Step(True, step.recorded[begun:place], step.given[begun:place])
        yield Step(False, step.recorded[place : place + 1], step.given[place : place + 1])
        begun = place + 1
    if begun < len(step.recorded):
        yield Step(True, step.recorded[begun:], step.given[begun:])


def is_omission(pair: Compared, step: Step) -> bool:
    return not step.equal and leaves_out(pair.given, step.given)


def grown(pair: Compared, recorded: range, given: range) -> tuple[range, range]:
    """With the slight signs at the ends, as far as the text has them too."""
    first, start = recorded.start, given.start
    while first and start and pair.recorded.cased[first - 1] == pair.given.cased[start - 1]:
        first, start = first - 1, start - 1
    behind, end = recorded.stop, given.stop
    ours, theirs = pair.recorded.cased, pair.given.cased
    while behind < len(ours) and end < len(theirs) and ours[behind] == theirs[end]:
        behind, end = behind + 1, end + 1
    return range(first, behind), range(start, end)


def differences(pair: Compared, steps: Iterable[Step]) -> Iterator[Difference]:
    for step in steps:
        yield Difference(
            kind_of(pair, step),
            pair.recorded.text(step.recorded.start, step.recorded.stop),
            pair.given.text(step.given.start, step.given.stop),
        )


def kind_of(pair: Compared, step: Step) -> DifferenceKind:
    if step.equal:
        return "equal"
    if is_omission(pair, step):
        return "omitted"
    if not step.given:
        return "deleted"
    return "replaced" if step.recorded else "inserted"
