"""How stances are distributed: computed whenever shown, never stored, always with its n."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dialogues.choices import Stance
from dialogues.models import Position

#: From approval to rejection, so that bars can be compared by eye.
SPECTRUM = (
    Stance.SUPPORTS,
    Stance.PROPOSES,
    Stance.EXPECTS,
    Stance.NEUTRAL,
    Stance.ASSERTS,
    Stance.CONCERNED,
    Stance.OPPOSES,
)

#: What a stance says for or against its topic: 1 for, -1 against, 0 neither. A claim, an expectation
#: and a neutral mention take no side, however they sound.
POLARITY: dict[str, int] = {
    Stance.SUPPORTS: 1,
    Stance.PROPOSES: 1,
    Stance.OPPOSES: -1,
    Stance.CONCERNED: -1,
    Stance.EXPECTS: 0,
    Stance.ASSERTS: 0,
    Stance.NEUTRAL: 0,
}


@dataclass(frozen=True)
class Segment:
    """One stance's part of a bar; ``x`` and ``width`` are percentages, ready for SVG."""

    stance: str
    label: str
    count: int
    x: str
    width: str


@dataclass(frozen=True)
class Distribution:
    total: int
    segments: list[Segment]


def distribution_of(positions: Iterable[Position]) -> Distribution:
    return distribution(Counter(position.stance for position in positions))


def distribution(counts: Mapping[str, int]) -> Distribution:
    """``counts``: number of positions by stance. Stances that do not occur are left out."""
    total = sum(counts.values())
    segments = []
    before = 0
    for stance in SPECTRUM:
        count = counts.get(stance, 0)
        if count:
            segments.append(
                Segment(
                    stance, str(stance.label), count, _share(before, total), _share(count, total)
                )
            )
            before += count
    return Distribution(total, segments)


def _share(part: int, total: int) -> str:
    """With a point in every language: SVG knows no decimal comma."""
    return f"{100 * part / total:.2f}%"
