from django.utils.html import format_html
from django.utils.safestring import SafeString

from dialogues.exporting.figures.paint import ACCENT, FONT, INK, PAPER, clean, label, number

MARGIN = 24
HEAD, HEAD_WITH_SUBTITLE, FOOT = 52, 76, 44
#: No figure is wider or higher, whatever is asked for.
LARGEST = 4000


def frame(
    *, title: str, subtitle: str = "", body: SafeString, width: float, height: float, source: str
) -> str:
    """A whole SVG document: the body, drawn from 0,0 to ``width``,``height``, in its frame.

    Sizes are in CSS pixels. ``subtitle`` says what is counted, with its n; ``source`` names the
    site, the address and the day. Raises ``ValueError`` for a body larger than ``LARGEST``.
    """
    if not (0 < width <= LARGEST and 0 < height <= LARGEST):
        raise ValueError(f"A figure of {width} by {height} cannot be drawn.")
    head = HEAD_WITH_SUBTITLE if subtitle else HEAD
    whole = (width + 2 * MARGIN, head + height + FOOT)
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        ' height="{height}" font-family="{font}" role="img" aria-labelledby="title desc">'
        '<title id="title">{title}</title><desc id="desc">{described}</desc>'
        '<rect width="{width}" height="{height}" fill="{paper}"/>{head}'
        '<g transform="translate({margin} {top})">{body}</g>{foot}</svg>\n',
        width=number(whole[0]),
        height=number(whole[1]),
        font=FONT,
        title=clean(title),
        described=clean(f"{subtitle} {source}".strip()),
        paper=PAPER,
        head=_head(title, subtitle, width),
        margin=MARGIN,
        top=number(head),
        body=body,
        foot=label(source, MARGIN, whole[1] - 16, size=11, soft=True, width=width),
    )


def _head(title: str, subtitle: str, width: float) -> SafeString:
    rule = format_html(
        '<path d="M{left} 12H{right}" stroke="{ink}" stroke-width="2"/>'
        '<path d="M{left} 12v7" stroke="{accent}" stroke-width="2"/>',
        left=MARGIN,
        right=number(MARGIN + width),
        ink=INK,
        accent=ACCENT,
    )
    below = label(subtitle, MARGIN, 58, size=13, soft=True, width=width) if subtitle else ""
    return SafeString(rule + label(title, MARGIN, 38, size=18, bold=True, width=width) + below)
