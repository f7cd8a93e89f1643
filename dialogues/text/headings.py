"""Which lines of a plain text look like headings of what follows them."""

from collections.abc import Sequence
from itertools import pairwise

from dialogues.text.marking import paragraphs
from dialogues.text.spans import Span

LONGEST_HEADING = 90
SHORTEST_PARAGRAPH = 150
SENTENCE_ENDS = ".!?…:;,。！？、」”»"


def likely_headings(text: str) -> list[Span]:
    """Short lines that end no sentence, each before a paragraph much longer than itself.

    A line that follows such a line too is none: two short lines are a title and its author.
    """
    found: list[Span] = []
    for line, following in pairwise(paragraphs(text)):
        if _is_short(text, line) and following.end - following.start >= SHORTEST_PARAGRAPH:
            found.append(line)
    return found


def within(spans: Sequence[Span], paragraph: Span) -> bool:
    """Whether the paragraph is made of such spans alone."""
    inside = [one for one in spans if paragraph.start <= one.start and one.end <= paragraph.end]
    return bool(inside) and sum(one.end - one.start for one in inside) >= (
        0.9 * (paragraph.end - paragraph.start)
    )


def _is_short(text: str, line: Span) -> bool:
    return line.end - line.start <= LONGEST_HEADING and text[line.end - 1] not in SENTENCE_ENDS
