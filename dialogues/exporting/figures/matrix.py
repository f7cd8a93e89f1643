"""A comparison's matrix drawn: topics by sides, each stance by its shape with its number."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.analysis.comparison import Cell, Matrix, Row
from dialogues.choices import Stance
from dialogues.exporting.figures.frame import frame
from dialogues.exporting.figures.paint import LINE, label, mark, number
from dialogues.filters.comparing import CompareQuestion

TOPIC, SIDE, ROW, HEAD, LEGEND = 250, 190, 30, 34, 40
#: Between one stance and the next in a cell, and of a stance's mark.
STEP, MARK = 34, 12
#: The legend needs as much.
WIDTH = 650
#: So many rows fit into a figure; the table has all.
MOST_ROWS = 60


def matrix_figure(question: CompareQuestion, source: str) -> str:
    """A whole SVG document; ``source`` says where its numbers are to be had."""
    matrix = question.matrix
    rows = matrix.rows[:MOST_ROWS]
    names = get_text_list([side.label for side in matrix.sides], _("and"))
    width = max(WIDTH, TOPIC + SIDE * len(matrix.sides))
    if not rows:
        body = label(_("Nothing is recorded that could be compared."), 0, HEAD, width=width)
    else:
        body = SafeString(_heads(matrix) + "".join(_lines(rows)) + _legend(len(rows)))
    return frame(
        title=_("%(sides)s by topic") % {"sides": names} if names else _("Sides by topic"),
        subtitle=subtitle(matrix),
        body=body,
        width=width,
        height=HEAD + ROW * max(1, len(rows)) + LEGEND,
        source=source,
    )


def subtitle(matrix: Matrix) -> str:
    counted = ngettext("n = %(n)d position", "n = %(n)d positions", matrix.n) % {"n": matrix.n}
    apart = sum(count for _kind, count in matrix.apart)
    rest = ngettext("%(n)d more counted apart", "%(n)d more counted apart", apart) % {"n": apart}
    return f"{counted}; {rest}" if apart else counted


def _heads(matrix: Matrix) -> str:
    return SafeString(
        "".join(
            label(side.label, TOPIC + SIDE * place, HEAD - 12, bold=True, width=SIDE - 12)
            for place, side in enumerate(matrix.sides)
        )
    )


def _lines(rows: list[Row]) -> list[str]:
    return [_line(row, HEAD + ROW * place) for place, row in enumerate(rows)]


def _line(row: Row, top: float) -> str:
    width = max(WIDTH, TOPIC + SIDE * len(row.cells))
    rule = format_html(
        '<path d="M0 {top}H{width}" stroke="{line}"/>', top=number(top), width=width, line=LINE
    )
    name = label(row.topic.name, 0, top + 20, width=TOPIC - 16)
    cells = [_cell(cell, TOPIC + SIDE * place, top) for place, cell in enumerate(row.cells)]
    return SafeString(rule + name + "".join(cells))


def _cell(cell: Cell, left: float, top: float) -> str:
    if not cell.n:
        return label(_("nothing recorded"), left, top + 20, size=11, soft=True)
    room = int((SIDE - 12) // STEP)
    segments = cell.stances.segments
    shown = segments if len(segments) <= room else segments[: room - 1]
    drawn = [
        mark(part.stance, left + STEP * place, top + 9, MARK)
        + label(str(part.count), left + STEP * place + MARK + 4, top + 20, size=12)
        for place, part in enumerate(shown)
    ]
    if len(shown) < len(segments):
        drawn.append(label("…", left + STEP * len(shown), top + 20, size=12))
    return SafeString("".join(drawn))


def _legend(rows: int) -> str:
    top = HEAD + ROW * rows + 22
    return SafeString(
        "".join(
            mark(stance, 92 * place, top, 11)
            + label(str(Stance(stance).label), 92 * place + 15, top + 10, size=11, soft=True)
            for place, stance in enumerate(Stance.values)
        )
    )
