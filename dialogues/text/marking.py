"""Printing a text with overlapping marks: each character once, with all the marks it bears."""

from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _

from dialogues.text.spans import Span, lines, trimmed

Mark = tuple[int, int, Hashable]
"""A labelled span: start, end, key."""


class Segment(NamedTuple):
    """A run of text whose characters all bear the same marks."""

    text: str
    start: int
    end: int
    keys: tuple[Hashable, ...]


def segments(text: str, spans: Iterable[Mark]) -> list[Segment]:
    """The text cut wherever a mark begins or ends; put together again, it is the text.

    ``keys`` are those of all marks over the run: first what began first, of these the longest,
    else as given; a key that covers a run twice is named once. Empty marks are left out. Raises
    ``ValueError`` for a mark that reaches beyond the text.
    """
    return cut(text, spans, {0, len(text)})


def paragraphs(text: str) -> list[Span]:
    """The lines of the text that are not blank, white space at either end trimmed."""
    return [
        span for span in (trimmed(text, *line) for line in lines(text)) if span.end > span.start
    ]


def marked_paragraphs(text: str, spans: Iterable[Mark]) -> list[list[Segment]]:
    """The segments of each paragraph: what a reading view prints. A mark may run across several."""
    found = paragraphs(text)
    edges = {0, len(text)}.union(*found)
    starts = {paragraph.start: paragraph for paragraph in found}
    inside: list[list[Segment]] = []
    last = Span(0, 0)
    for segment in cut(text, spans, edges):
        if segment.start in starts:
            last = starts[segment.start]
            inside.append([])
        if segment.end <= last.end:
            inside[-1].append(segment)
    return inside


def cut(text: str, spans: Iterable[Mark], edges: set[int]) -> list[Segment]:
    """The text cut at the edges given and at those of the marks."""
    marks = in_order(text, spans)
    places = sorted(edges.union(*((start, end) for start, end, _key in marks)))
    found: list[Segment] = []
    active: list[Mark] = []
    waiting = iter(marks)
    coming = next(waiting, None)
    for start, end in pairwise(places):
        active = [mark for mark in active if mark[1] > start]
        while coming and coming[0] == start:
            active.append(coming)
            coming = next(waiting, None)
        keys = tuple(dict.fromkeys(key for _start, _end, key in active))
        found.append(Segment(text[start:end], start, end, keys))
    return found


def in_order(text: str, spans: Iterable[Mark]) -> Sequence[Mark]:
    """The marks by start, the longer first; refuses those beyond the text, drops empty ones."""
    marks = list(spans)
    for start, end, key in marks:
        if not 0 <= start <= end <= len(text):
            raise ValueError(
                _(
                    "The mark %(key)s from %(start)d to %(end)d does not lie in the text (0–%(length)d)."
                )
                % {"key": key, "start": start, "end": end, "length": len(text)}
            )
    real = (mark for mark in marks if mark[1] > mark[0])
    return sorted(real, key=lambda mark: (mark[0], -mark[1]))
