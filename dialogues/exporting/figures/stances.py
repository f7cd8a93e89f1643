"""How a topic stands, drawn to be taken away: stances in all and by side, and over time."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dialogues.analysis.over_time import Timeline
from dialogues.analysis.stances import SPECTRUM, Distribution
from dialogues.exporting.figures.columns import Column, Columns, columns
from dialogues.exporting.figures.paint import (
    INK,
    LINE,
    PAPER,
    STANCE_COLOURS,
    label,
    mark,
    number,
)

WIDTH = 760.0
NAMES, N = 190.0, 60.0
ROW, BAR = 30.0, 14.0
LEGEND = 34.0
BETWEEN = 34.0
#: More sides than this are left out, which the subtitle has to say.
MOST_SIDES = 14

Row = tuple[str, Distribution]


def stances_body(rows: Sequence[Row], timeline: Timeline) -> tuple[SafeString, float, float]:
    """``rows``: a name and its stances, all sides first. Returns the body, its width and height."""
    parts = [_legend(rows[0][1]), *(_bar(row, place) for place, row in enumerate(rows))]
    height = LEGEND + ROW * len(rows)
    width = WIDTH
    if timeline.periods:
        drawn = columns(timeline)
        width = max(WIDTH, drawn.width)
        parts.append(_over_time(drawn, height + BETWEEN))
        height += BETWEEN + drawn.height
    return SafeString("".join(parts)), width, height


def _legend(stances: Distribution) -> SafeString:
    """Each stance that occurs with its shape and its word."""
    pieces, x = [], 0.0
    for segment in stances.segments:
        pieces.append(mark(segment.stance, x, 2, size=12))
        pieces.append(label(segment.label, x + 18, 13, size=13))
        x += 18 + 7.5 * len(segment.label) + 18
    return SafeString("".join(pieces))


def _bar(row: Row, place: int) -> SafeString:
    name, stances = row
    top = LEGEND + ROW * place
    total = _("n = %(n)s") % {"n": stances.total}
    return SafeString(
        label(name, 0, top + 12, bold=place == 0, width=NAMES - 12)
        + _segments(stances, NAMES, top)
        + label(total, WIDTH, top + 12, soft=True, anchor="end")
    )


def _segments(stances: Distribution, left: float, top: float) -> SafeString:
    room = WIDTH - NAMES - N
    counts = {segment.stance: segment.count for segment in stances.segments}
    pieces, x = [], left
    for stance in SPECTRUM:
        if stance in counts:
            width = room * counts[stance] / stances.total
            pieces.append((number(x), number(top), number(width), number(BAR), stance))
            x += width
    return _rectangles(pieces)


def _over_time(drawn: Columns, top: float) -> SafeString:
    return format_html(
        '<g transform="translate(0 {})">{}</g>',
        number(top),
        SafeString("".join(_column(column, drawn.ground) for column in drawn.columns)),
    )


def _column(column: Column, ground: float) -> SafeString:
    """A period without anything recorded has no ground: a gap, not a zero."""
    period = column.period
    below = label(period.short, column.middle, ground + 16, size=12, soft=True, anchor="middle")
    if not column.blocks:
        return SafeString(_ground(column, ground, gap=True) + below)
    blocks = [
        (
            number(column.x),
            number(block.y),
            number(column.width),
            number(block.height),
            block.stance,
        )
        for block in column.blocks
    ]
    above = label(
        str(period.total), column.middle, column.top - 6, size=12, bold=True, anchor="middle"
    )
    return SafeString(_rectangles(blocks) + _ground(column, ground, gap=False) + above + below)


def _rectangles(pieces: Sequence[tuple[str, str, str, str, str]]) -> SafeString:
    return format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}"/>',
        (
            (x, y, width, height, STANCE_COLOURS[stance], PAPER)
            for x, y, width, height, stance in pieces
        ),
    )


def _ground(column: Column, ground: float, *, gap: bool) -> SafeString:
    return format_html(
        '<path d="M{} {}h{}" stroke="{}"{}/>',
        number(column.x),
        number(ground),
        number(column.width),
        LINE if gap else INK,
        SafeString(' stroke-dasharray="1 4"') if gap else "",
    )
