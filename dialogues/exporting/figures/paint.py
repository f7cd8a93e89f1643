"""Ink, stance colours and marks of figures: the light scheme of the pages, as attributes."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from dialogues.choices import Stance
from dialogues.text.characters import FORBIDDEN

PAPER, INK, INK_SOFT, LINE, ACCENT = "#fdfdfb", "#17191c", "#4a4e54", "#d5d5cd", "#a3231b"
FONT = "'Source Sans 3', 'Noto Sans', 'Noto Sans CJK JP', 'Noto Sans JP', Arial, sans-serif"
#: Of one character, in parts of the font's size: enough for a rough width of Latin and Cyrillic.
LATIN_WIDTH = 0.5

STANCE_COLOURS: dict[str, str] = {
    Stance.SUPPORTS: "#38661c",
    Stance.OPPOSES: "#7d2a68",
    Stance.CONCERNED: "#8a5600",
    Stance.EXPECTS: "#33529f",
    Stance.PROPOSES: "#08697c",
    Stance.ASSERTS: "#3c454f",
    Stance.NEUTRAL: "#666a6f",
}
#: Each stance's own shape on a field of 16 by 16, so that colour is never alone.
MARKS: dict[str, str] = {
    Stance.SUPPORTS: "M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0ZM6.9 3.5v3.4H3.5v2.2h3.4v3.4h2.2V9.1h3.4V6.9"
    "H9.1V3.5Z",
    Stance.OPPOSES: "M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7ZM3.5 6.9v2.2h9V6.9Z",
    Stance.CONCERNED: "M8 .6 16 15.4H0ZM7 5.6l.25 4.9h1.5L9 5.6Zm.05 6.1v1.9h1.9v-1.9Z",
    Stance.EXPECTS: "M0 6.6h8.2V1.4L16 8l-7.8 6.6V9.4H0Z",
    Stance.PROPOSES: "m8 0 8 8-8 8-8-8Zm0 3.1L3.1 8 8 12.9 12.9 8Z",
    Stance.ASSERTS: "M1.5 1.5h13v13h-13Z",
    Stance.NEUTRAL: "M8 .5a7.5 7.5 0 1 1 0 15A7.5 7.5 0 0 1 8 .5Zm0 2.2a5.3 5.3 0 1 0 0 10.6A5.3 5.3 "
    "0 0 0 8 2.7Z",
}


def mark(stance: str, x: float, y: float, size: float = 12) -> SafeString:
    """A stance's shape with its upper left corner at ``x``, ``y``."""
    return format_html(
        '<path transform="translate({} {}) scale({})" fill-rule="evenodd" fill="{}" d="{}"/>',
        number(x),
        number(y),
        number(size / 16),
        STANCE_COLOURS[stance],
        MARKS[stance],
    )


def label(
    text: str,
    x: float,
    y: float,
    *,
    size: float = 13,
    bold: bool = False,
    soft: bool = False,
    anchor: str = "start",
    width: float | None = None,
) -> SafeString:
    """A line of text on the base line ``y``, cut with an ellipsis where it would pass ``width``."""
    return format_html(
        '<text x="{}" y="{}" font-size="{}" font-weight="{}" fill="{}" text-anchor="{}">{}</text>',
        number(x),
        number(y),
        number(size),
        600 if bold else 400,
        INK_SOFT if soft else INK,
        anchor,
        clean(text if width is None else cut(text, width, size)),
    )


def cut(text: str, width: float, size: float) -> str:
    """As much of the text as fits; full-width characters count double."""
    room = width / (size * LATIN_WIDTH)
    for place, character in enumerate(text):
        room -= 2 if ord(character) > 0x2E7F else 1
        if room < 0:
            return f"{text[: max(1, place - 1)].rstrip()}…"
    return text


def clean(text: str) -> str:
    """Without the control characters that no XML may hold."""
    return FORBIDDEN.sub("", text)


def number(value: float) -> str:
    """With a point in every language, and no more digits than can be seen."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
