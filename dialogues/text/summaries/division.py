"""Whether a text tells of one event or of several, and which lines belong to each."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialogues.text.spans import Span
from dialogues.text.summaries.dates import Stated, dates_in
from dialogues.text.summaries.layout import HEADING, LABEL, ROW, Line
from dialogues.text.summaries.telling import tellings
from dialogues.text.summaries.vocabulary.events import DAY_HEADING, SESSION
from dialogues.text.summaries.vocabulary.labels import DATE

#: A date line stands no farther below the heading of its event.
NEAR_HEADING = 3
#: Place and day of writing before a report: “Oslo, 4 May 2023 – The Forum …”.
DATELINE = re.compile(
    r"\s*(?:[A-ZА-ЯЁ][\w.'-]*(?:\s[A-ZА-ЯЁ][\w.'-]*){0,3}"
    r"|[A-Z ]{3,30}),?\s+\(?[^–—()]{4,24}?\)?\s*[–—]\s+(?=\S)"
)
MOSTLY = 0.5
"""Share of its characters that a date makes of a line that gives nothing but a date (and a place)."""


@dataclass(frozen=True)
class Part:
    """The lines about one event; ``heading`` is what stands over them, if they have one of their own."""

    lines: Sequence[Line]
    heading: Line | None = None

    @property
    def span(self) -> Span:
        if not self.lines:
            return Span(0, 0)
        return Span(self.lines[0].span.start, self.lines[-1].span.end)


def divide(text: str, plain: str, lines: Sequence[Line], language: str) -> list[Part]:
    """One part for each event; a text of one event, or of none, is one part."""
    parts = _by_headings(text, plain, lines, language)
    if len(parts) < 2:
        parts = _by_sentences(text, plain, lines, language)
    return parts if len(parts) > 1 else [Part(lines)]


def date_line(plain: str, line: Line) -> Stated | None:
    """The date of a line that gives little else: “15 April 2021”, “Tokyo, 18–20 October 2021”."""
    if line.kind in (LABEL, ROW):
        return None
    found = dates_in(plain, line.span)
    if len(found) != 1:
        return None
    stated = found[0].span
    length = line.span.end - line.span.start
    return found[0] if stated.end - stated.start >= MOSTLY * length else None


def written_at(plain: str, line: Line) -> Stated | None:
    """The day of writing at the head of a paragraph, as news agencies give it."""
    head = DATELINE.match(plain, *line.span)
    found = dates_in(plain, Span(line.span.start, head.end())) if head else []
    return found[0] if len(found) == 1 and found[0].year and found[0].day else None


def is_session(plain: str, line: Line) -> bool:
    return SESSION.match(plain, *line.bare) is not None


def is_day(plain: str, line: Line) -> bool:
    return DAY_HEADING.match(plain, *line.bare) is not None


def _by_headings(text: str, plain: str, lines: Sequence[Line], language: str) -> list[Part]:
    """Sections with dates of their own; what follows without one belongs to the event before it."""
    starts = [place for place, line in enumerate(lines) if _may_open_event(plain, line)]
    parts: list[tuple[int, Stated]] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        stated = _own_date(text, plain, lines[start:end], language)
        if stated and not any(_compatible(stated, known) for _start, known in parts):
            parts.append((start, stated))
    edges = [*(start for start, _stated in parts), len(lines)]
    return [Part(lines[start:end], lines[start]) for start, end in itertools.pairwise(edges)]


def _may_open_event(plain: str, line: Line) -> bool:
    if line.kind != HEADING or is_session(plain, line) or is_day(plain, line):
        return False
    return date_line(plain, line) is None


def _own_date(text: str, plain: str, section: Sequence[Line], language: str) -> Stated | None:
    """The date that a section gives of itself."""
    for line in section:
        if line.kind == LABEL and line.field == DATE:
            found = dates_in(plain, line.value)
            if found:
                return found[0]
    for line in section[: NEAR_HEADING + 1]:
        found = dates_in(plain, line.span) if line is section[0] else []
        stated = found[0] if found else date_line(plain, line)
        if stated and stated.day:
            return stated
    for telling in tellings(text, plain, section, language):
        found = dates_in(plain, telling.span)
        if found and not telling.goes_on:
            return found[0]
    return None


def _compatible(one: Stated, other: Stated) -> bool:
    return one.is_part_of(other) or other.is_part_of(one)


def _by_sentences(text: str, plain: str, lines: Sequence[Line], language: str) -> list[Part]:
    """In running text each new event begins with the paragraph that tells of it."""
    if any(line.kind == LABEL and line.field == DATE for line in lines):
        return []
    begins: list[tuple[int, Stated]] = []
    for telling in tellings(text, plain, lines, language):
        found = dates_in(plain, telling.span)
        if not found or telling.goes_on:
            continue
        place = next(i for i, line in enumerate(lines) if line.span.end >= telling.span.end)
        taken = any(place == known for known, _stated in begins)
        if not taken and not any(_compatible(found[0], stated) for _place, stated in begins):
            begins.append((place, found[0]))
    edges = [*(place for place, _stated in begins), len(lines)]
    return [Part(lines[a:b]) for a, b in itertools.pairwise(edges)]
