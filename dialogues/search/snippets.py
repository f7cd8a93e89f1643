"""The passage of a text to show with a search result, and which of its words were found.

Computed in Python from the text as it is displayed, so that it is the same on both databases. The
answer is plain text in runs, never HTML: whoever prints it escapes it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from dialogues.search.finding import Hit, find, most_terms
from dialogues.search.folding import MOST_MARKS, is_mark
from dialogues.search.query import SearchQuery

WIDTH = 240  # characters
#: Bounds on the work for one passage: how far a text is looked through, and how often closely.
SEARCHED_CHARACTERS = 400_000
CLOSE_LOOKS = 40
#: A text is looked through in parts of so many passages, which overlap by one.
PART = 5
#: A passage begins and ends between words where such a border is this near.
LONGEST_WORD = 40
ELLIPSIS = "…"

SPACE = re.compile(r"\s")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the passage: asked for, or not."""

    text: str
    hit: bool = False


def snippet(body: str, query: SearchQuery, width: int = WIDTH) -> list[Run]:
    """The first passage of about `width` characters that has the most of the wanted terms.

    An ellipsis stands where the text goes on. Where nothing is found, as when the words stand in
    the title, it is the beginning of the text. An empty list for an empty text.
    """
    start, end = _passage(body, _best_place(body, query, width), width)
    runs = [Run(ELLIPSIS)] if start > 0 else []
    runs += _runs(body, start, end, _hits_around(body, start, end, query))
    runs += [Run(ELLIPSIS)] if end < len(body.rstrip()) else []
    return list(_together(runs))


def _best_place(body: str, query: SearchQuery, width: int) -> Span:
    """Where the hits of the best passage stand; looking ends when one has every term."""
    place, terms, looks = (0, 0), 0, 0
    for start, part in _parts(body, width):
        if terms == len(query.wanted) or looks == CLOSE_LOOKS:
            break
        if most_terms(part, query) > terms:
            looks += 1
            hits = _densest(find(part, query), width)
            if _terms(hits) > terms:
                terms = _terms(hits)
                place = start + hits[0].start, start + max(hit.end for hit in hits)
    return place


def _terms(hits: Iterable[Hit]) -> int:
    return len({hit.term for hit in hits})


def _parts(body: str, width: int) -> Iterator[tuple[int, str]]:
    """Overlapping parts of the text, cut between words, each with its place."""
    start, limit = 0, min(len(body), SEARCHED_CHARACTERS)
    while start < limit:
        end = _border_after(body, start + PART * width)
        yield start, body[start:end]
        start = _border_after(body, end - width) if end < limit else limit


def _densest(hits: list[Hit], width: int) -> list[Hit]:
    """The hits that fit into one passage with the most terms; the first such."""
    best, most = slice(0), 0
    terms: Counter[int] = Counter()
    first = 0
    for last, hit in enumerate(hits):
        terms[hit.term] += 1
        while first < last and hit.end - hits[first].start > width:
            terms[hits[first].term] -= 1
            first += 1
        if (present := len(+terms)) > most:
            best, most = slice(first, last + 1), present
    return hits[best]


def _passage(body: str, place: Span, width: int) -> Span:
    """What is shown: the place in the middle, with whole words at both ends."""
    if len(body) <= width:
        return 0, len(body)
    first, last = place[0], min(place[1], place[0] + width)
    start = min(max(0, first - (width - (last - first)) // 2), len(body) - width)
    start = min(_border_after(body, start), first) if start > 0 else 0
    return start, max(_border_before(body, start + width), last)


def _border_after(body: str, position: int) -> int:
    """The end of the first white space from here on, if it is near; else the next letter."""
    if position >= len(body):
        return len(body)
    space = SPACE.search(body, position - 1, position + LONGEST_WORD)
    return space.end() if space else _letter_from(body, position)


def _border_before(body: str, position: int) -> int:
    """The start of the last white space up to here, if it is near; else the next letter."""
    if position >= len(body):
        return len(body)
    near = max(0, position - LONGEST_WORD)
    spaces = [space.start() for space in SPACE.finditer(body, near, position + 1)]
    return spaces[-1] if spaces else _letter_from(body, position)


def _letter_from(body: str, position: int) -> int:
    """The first place from here on where a letter does not lose its marks."""
    for place in range(position, min(position + MOST_MARKS, len(body))):
        if not is_mark(body[place]):
            return place
    return position


def _hits_around(body: str, start: int, end: int, query: SearchQuery) -> Iterator[Hit]:
    """The hits in the passage, also of phrases that only begin or end in it."""
    before = _border_after(body, start - (end - start)) if start > end - start else 0
    around = body[before : _border_after(body, end + (end - start))]
    for hit in find(around, query):
        if hit.end + before > start and hit.start + before < end:
            yield Hit(hit.start + before, hit.end + before, hit.term)


def _runs(body: str, start: int, end: int, hits: Iterable[Hit]) -> Iterator[Run]:
    """The passage in runs; hits that overlap become one."""
    done = start
    for hit in hits:
        if hit.start > done:
            yield Run(body[done : hit.start])
        if hit.end > done:
            yield Run(body[max(hit.start, done) : min(hit.end, end)], hit=True)
            done = hit.end
    if done < end:
        yield Run(body[done:end])


def _together(runs: Iterable[Run]) -> Iterator[Run]:
    for is_hit, same in groupby((run for run in runs if run.text), key=lambda run: run.hit):
        yield Run("".join(run.text for run in same), hit=is_hit)
