"""Where the names of nodes stand: beside their node, on no other name and no other node."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SIZE = 13
#: Of a letter, in parts of the size: somewhat generous, as fonts differ.
NARROW, WIDE = 0.54, 1.0
LONGEST = 30
LINE = 16


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0


@dataclass(frozen=True)
class Label:
    """``x``, ``y``: where the text begins, is centred or ends, on its base line."""

    text: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class Spot:
    """A node to be named: its middle and its radius."""

    x: float
    y: float
    radius: float
    name: str


def shortened(name: str) -> str:
    """As much of a name as can stand in a drawing; wide letters count double."""
    room: float = LONGEST
    for place, letter in enumerate(name):
        room -= 2 if _is_wide(letter) else 1
        if room < 0:
            return name[: place - 1].rstrip(" ,;–-") + "…"
    return name


def labels(spots: Sequence[Spot], width: float, height: float) -> list[Label]:
    """The names in the order given: the first ones choose first."""
    taken = [_box(spot.x, spot.y, spot.radius) for spot in spots]
    found = []
    for spot in spots:
        text = shortened(spot.name)
        label, box = min(
            _candidates(spot, text), key=lambda one: _badness(one[1], taken, width, height)
        )
        taken.append(box)
        found.append(label)
    return found


def _candidates(spot: Spot, text: str) -> Iterator[tuple[Label, Box]]:
    """Right, left, below, above, and a little higher and lower at both sides; the best first."""
    long = text_width(text)
    beside, level = spot.radius + 5, spot.y + SIZE * 0.35
    for shift in (0, 0.8 * LINE, -0.8 * LINE):
        yield _placed(text, spot.x + beside, level + shift, "start", long)
        yield _placed(text, spot.x - beside, level + shift, "end", long)
        if not shift:
            yield _placed(text, spot.x, spot.y + spot.radius + SIZE + 2, "middle", long)
            yield _placed(text, spot.x, spot.y - spot.radius - 6, "middle", long)


def _placed(text: str, x: float, y: float, anchor: str, long: float) -> tuple[Label, Box]:
    left = {"start": x, "middle": x - long / 2, "end": x - long}[anchor]
    return Label(text, x, y, anchor), Box(left, y - SIZE, left + long, y + 4)


def _badness(box: Box, taken: Sequence[Box], width: float, height: float) -> float:
    """The area in which it stands on something or outside the field."""
    outside = max(0, -box.left) + max(0, box.right - width)
    outside += max(0, -box.top) + max(0, box.bottom - height)
    return sum(box.overlap(other) for other in taken) + outside * LINE * 4


def _box(x: float, y: float, radius: float) -> Box:
    return Box(x - radius, y - radius, x + radius, y + radius)


def text_width(text: str) -> float:
    return SIZE * sum(WIDE if _is_wide(letter) else NARROW for letter in text)


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"
