"""A network as a figure to take away: the page's drawing with its own colours."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from dialogues.analysis.network.drawing import Dot, Drawing, Line
from dialogues.analysis.network.graph import AGREEMENT, CONFLICT, JOINT, MENTION, MIXED, TOPIC
from dialogues.exporting.figures.frame import frame
from dialogues.exporting.figures.paint import INK, PAPER, clean, label, number

LEGEND = 34
#: Colour and dashes of each kind of tie: told apart without colour too.
TIES = {
    AGREEMENT: ("#38661c", ""),
    CONFLICT: ("#7d2a68", "7 5"),
    MIXED: ("#8a5600", "12 4 2 4"),
    MENTION: ("#666a6f", ""),
}


def figure(
    drawing: Drawing,
    *,
    title: str,
    subtitle: str,
    source: str,
    legend: Sequence[tuple[str, str]],
) -> str:
    """``legend``: each kind of tie drawn, and its name."""
    pieces = [
        *(_line(line) for line in drawing.lines),
        *(_dot(dot) for dot in drawing.dots),
        *(_name(dot) for dot in drawing.dots),
        *_legend(legend, drawing.height + 20),
    ]
    return frame(
        title=title,
        subtitle=subtitle,
        body=SafeString("".join(pieces)),
        width=drawing.width,
        height=drawing.height + LEGEND,
        source=source,
    )


def _line(line: Line) -> SafeString:
    colour, dashes = TIES[line.edge.sign]
    return format_html(
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}" stroke-opacity="0.7"'
        ' stroke-dasharray="{}"/>',
        number(line.x1),
        number(line.y1),
        number(line.x2),
        number(line.y2),
        colour,
        number(line.width),
        dashes or "none",
    )


def _dot(dot: Dot) -> SafeString:
    """Actors are round, topics square, joint actors stand on a corner."""
    if dot.node.kind not in (TOPIC, JOINT):
        return format_html(
            '<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="1.5"/>',
            number(dot.x),
            number(dot.y),
            number(dot.radius),
            INK,
            PAPER,
        )
    half = dot.radius * 0.9
    turn = f"rotate(45 {number(dot.x)} {number(dot.y)})" if dot.node.kind == JOINT else ""
    return format_html(
        '<rect x="{}" y="{}" width="{size}" height="{size}" fill="{}" stroke="{}"'
        ' stroke-width="1.5" transform="{turn}"/>',
        number(dot.x - half),
        number(dot.y - half),
        PAPER,
        INK,
        size=number(2 * half),
        turn=turn,
    )


def _name(dot: Dot) -> SafeString:
    """With a rim of paper, so that it can be read over a tie."""
    return format_html(
        '<text x="{}" y="{}" font-size="13" fill="{}" stroke="{}" stroke-width="3"'
        ' stroke-linejoin="round" paint-order="stroke" text-anchor="{}">{}</text>',
        number(dot.label.x),
        number(dot.label.y),
        INK,
        PAPER,
        dot.label.anchor,
        clean(dot.label.text),
    )


def _legend(legend: Sequence[tuple[str, str]], top: float) -> list[SafeString]:
    pieces = []
    for place, (sign, name) in enumerate(legend):
        colour, dashes = TIES[sign]
        x = place * 190
        pieces.append(
            format_html(
                '<line x1="{}" y1="{y}" x2="{}" y2="{y}" stroke="{}" stroke-width="4"'
                ' stroke-dasharray="{}"/>',
                number(x),
                number(x + 40),
                colour,
                dashes or "none",
                y=number(top),
            )
        )
        pieces.append(label(name, x + 50, top + 4, size=12, soft=True))
    return pieces
