"""Stacked columns of stances over time, measured in CSS pixels: for pages and for figures alike."""

from dataclasses import dataclass

from dialogues.analysis.over_time import Period, Timeline
from dialogues.analysis.stances import SPECTRUM

HEIGHT = 150.0
#: Above the columns for their n, below them for the time.
ABOVE, BELOW = 20.0, 22.0
#: How broad a column stands with the room around it, for up to so many of them; then NARROW.
STEPS = ((5, 64.0), (12, 52.0))
NARROW = 30.0
#: No part of a column is thinner, or it could neither be seen nor pressed.
THINNEST = 3.0


@dataclass(frozen=True)
class Block:
    """One stance's part of a column."""

    stance: str
    label: str
    count: int
    y: float
    height: float


@dataclass(frozen=True)
class Column:
    """A period with its parts from the ground up; without parts it is a gap."""

    period: Period
    x: float
    width: float
    middle: float
    top: float
    blocks: list[Block]


@dataclass(frozen=True)
class Columns:
    columns: list[Column]
    width: float
    height: float
    ground: float


def columns(timeline: Timeline) -> Columns:
    """All columns on one scale, the highest as high as there is room."""
    step = next((step for most, step in STEPS if len(timeline.periods) <= most), NARROW)
    drawn = [
        _column(period, number * step, step, timeline.highest)
        for number, period in enumerate(timeline.periods)
    ]
    ground = ABOVE + HEIGHT
    return Columns(drawn, max(step * len(drawn), step), ground + BELOW, ground)


def _column(period: Period, left: float, step: float, highest: int) -> Column:
    gap = step / 6
    blocks = _blocks(period, highest)
    top = blocks[-1].y if blocks else ABOVE + HEIGHT
    return Column(period, left + gap, step - 2 * gap, left + step / 2, top, blocks)


def _blocks(period: Period, highest: int) -> list[Block]:
    """Approval at the ground, rejection at the top, as bars have them from left to right."""
    counts = {segment.stance: segment for segment in period.stances.segments}
    blocks: list[Block] = []
    floor = ABOVE + HEIGHT
    for stance in SPECTRUM:
        segment = counts.get(stance)
        if segment is not None:
            height = max(THINNEST, HEIGHT * segment.count / highest)
            floor -= height
            blocks.append(Block(stance, segment.label, segment.count, floor, height))
    return blocks
