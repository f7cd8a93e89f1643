"""The anchor of a quotation: its words, its place, its surroundings, the text it was taken from."""

import hashlib
import unicodedata
from dataclasses import dataclass

from dialogues.text.anchoring.errors import OutsideText

CONTEXT = 32
"""Length of prefix and suffix in code points, as W3C examples and Hypothesis have it."""
JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of a text: ``exact`` from ``start`` up to, not including, ``end``."""

    exact: str
    start: int
    end: int
    prefix: str
    suffix: str
    sha256: str


def digest(text: str) -> str:
    """The sha256 of a text's UTF-8 bytes, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def anchor_at(text: str, start: int, end: int, *, sha256: str = "") -> Anchor:
    """The anchor of ``text[start:end]``; raises ``OutsideText`` unless that is a real stretch.

    ``sha256`` spares computing the text's digest again where many anchors are made of one text.
    """
    if not 0 <= start < end <= len(text):
        raise OutsideText(start, end, len(text))
    return Anchor(
        exact=text[start:end],
        start=start,
        end=end,
        prefix=text[prefix_start(text, start) : start],
        suffix=text[end : suffix_end(text, end)],
        sha256=sha256 or digest(text),
    )


def verify(text: str, anchor: Anchor) -> bool:
    """Whether the anchor's words stand at its offsets in ``text``, and it was made of this text."""
    return (
        0 <= anchor.start < anchor.end <= len(text)
        and text[anchor.start : anchor.end] == anchor.exact
        and digest(text) == anchor.sha256
    )


def prefix_start(text: str, start: int) -> int:
    """Where the prefix begins: at most ``CONTEXT`` before ``start``, not within a character."""
    place = max(0, start - CONTEXT)
    while place < start and is_within_character(text, place):
        place += 1
    return place


def suffix_end(text: str, end: int) -> int:
    """Where the suffix ends: at most ``CONTEXT`` after ``end``, not within a character."""
    place = min(len(text), end + CONTEXT)
    while place > end and is_within_character(text, place):
        place -= 1
    return place


def is_within_character(text: str, place: int) -> bool:
    """Whether a cut at ``place`` would tear an accent, a skin tone or a joined emoji off its base.

    The common part of Unicode's grapheme rules (UAX #29); flags and Hangul parts are not looked at.
    """
    if not 0 < place < len(text):
        return False
    after = text[place]
    if after.isascii():
        return text[place - 1] == "\r" and after == "\n"
    return (
        unicodedata.category(after).startswith("M")
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or JOINER in (after, text[place - 1])
    )
