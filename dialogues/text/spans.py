"""A stretch of a text, counted in Unicode code points, end exclusive."""

import re
from typing import NamedTuple

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""What stands between two line breaks of any kind that Unicode knows."""


class Span(NamedTuple):
    """Where a stretch of a text begins and where it ends (the first code point after it)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of this stretch, exactly as the text has them."""
        return text[self.start : self.end]


def trimmed(text: str, start: int, end: int) -> Span:
    """The same stretch without the white space at either end (empty when it was all blank)."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span(start + lead, max(start + lead, start + len(piece.rstrip())))


def lines(text: str) -> list[Span]:
    """The lines of a text, without their line breaks; empty ones left out."""
    return [Span(*match.span()) for match in LINE.finditer(text)]
