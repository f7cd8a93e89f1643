"""All passages of an index that stand in a text, exactly, altered or in part."""

from collections.abc import Iterator
from typing import NamedTuple

from dialogues.text.anchoring.finding import occurrences
from dialogues.text.reuse.aligning import Alphabet, Step, place_of, steps
from dialogues.text.reuse.finding import Compared, Finding, judged
from dialogues.text.reuse.fingerprints import RUN
from dialogues.text.reuse.index import PassageIndex
from dialogues.text.reuse.words import LEFT_OUT, Words

MOST_PLACES = 4_000
"""Most places looked at word by word in one text, those that agree most first."""
MOST_FOUND = 500
NEAR = 2
"""Words by which a quotation mark may be further away than the words missing there."""


class Found(NamedTuple):
    """``complete`` is false where a bound ended the search or the list."""

    findings: list[Finding]
    complete: bool


class Window(NamedTuple):
    """Words of the text among which a passage may stand, and how often it agrees there."""

    passage: int
    first: int
    behind: int
    seeds: int


def search(index: PassageIndex, text: str) -> Found:
    """In the order of their places. The time grows with the length of the text, not its square."""
    given = Words(text)
    seeds = index.seeds(given.letters)
    known: dict[int, Words] = {}
    windows: list[Window] = []
    for number, places in seeds.places.items():
        known[number] = Words(index.texts[number])
        windows += windows_of(number, known[number], given, places)
    windows.sort(key=lambda window: -window.seeds)
    spelling = Alphabet(given)
    findings = {
        (one.passage, one.start, one.end): one
        for window in windows[:MOST_PLACES]
        for one in findings_in(window, Compared(known[window.passage], given), spelling)
    }
    kept = without_lesser(list(findings.values()))
    kept.sort(key=lambda one: (one.start, one.end, one.passage))
    bounded = len(windows) > MOST_PLACES or len(kept) > MOST_FOUND
    return Found(kept[:MOST_FOUND], seeds.complete and not bounded)


def windows_of(number: int, passage: Words, given: Words, places: list[int]) -> Iterator[Window]:
    """Seeds that put the beginning of the passage near the same place belong together."""
    length, margin = len(passage), len(passage) // 4 + 3
    group: list[int] = []
    for begins in [*sorted(beginnings(passage, given, places)), None]:
        apart = begins is None or (
            group and (begins - group[-1] >= length or begins - group[0] > 2 * length)
        )
        if apart and group:
            first, behind = max(0, group[0] - margin), group[-1] + length + margin
            yield Window(number, first, min(behind, len(given)), len(group))
            group = []
        if begins is not None:
            group.append(begins)


def beginnings(passage: Words, given: Words, places: list[int]) -> Iterator[int]:
    """The word at which the passage would begin, were all of it there, for each run in common."""
    letters = given.letters
    for place in places:
        run = letters[place : place + RUN]
        for own in occurrences(passage.letters, run):
            yield given.at[place] - passage.at[own]


def findings_in(window: Window, pair: Compared, spelling: Alphabet) -> Iterator[Finding]:
    wanted = pair.core
    spelt = spelling.spelt([pair.recorded.forms[place] for place in wanted])
    stretch = spelling.text[window.first : window.behind]
    whole = [window.first + place for place in occurrences(stretch, spelt)]
    if whole:
        runs = [[Step(True, wanted, range(place, place + len(wanted)))] for place in whole]
    else:
        runs = [changed(window, pair, spelt, spelling.text)]
    found = (judged(window.passage, pair, run) for run in runs if run)
    yield from (one for one in found if one)


def changed(window: Window, pair: Compared, spelt: str, text: str) -> list[Step]:
    """The steps that turn the passage into what stands in its place; none where nothing does."""
    weights = pair.given.weights[window.first : window.behind]
    place = place_of(spelt, text[window.first : window.behind], weights)
    if place is None:
        return []
    first, behind = place[0] + window.first, place[1] + window.first
    first, behind = to_marks(pair.given, steps(spelt, text[first:behind], first), first, behind)
    return moved(steps(spelt, text[first:behind], first), pair.core.start)


def moved(taken: list[Step], offset: int) -> list[Step]:
    """Counted on the whole passage, with the signs that were left off at its beginning."""
    return [
        step._replace(recorded=range(step.recorded.start + offset, step.recorded.stop + offset))
        for step in taken
    ]


def to_marks(given: Words, taken: list[Step], first: int, behind: int) -> tuple[int, int]:
    """Where words of the passage are missing at an end: up to the quotation mark or the mark of
    omission that stands there, for what stands before it belongs to the quotation too.
    """
    head, tail = taken[0], taken[-1]
    if not head.equal:
        lowest = max(0, first - len(head.recorded) - NEAR)
        mark = first_mark(given, range(first - 1, lowest - 1, -1))
        if mark is not None and opens(given, mark):
            first = mark + (given.forms[mark] != LEFT_OUT)
    if not tail.equal:
        highest = min(len(given), behind + len(tail.recorded) + NEAR)
        mark = first_mark(given, range(behind, highest))
        if mark is not None and closes(given, mark):
            behind = mark + (given.forms[mark] == LEFT_OUT)
    return first, behind


def first_mark(given: Words, places: range) -> int | None:
    return next((place for place in places if is_mark(given, place)), None)


def is_mark(given: Words, place: int) -> bool:
    return given.forms[place] in (LEFT_OUT, '"')


def opens(given: Words, place: int) -> bool:
    """Whether a quotation can begin with the mark in this place."""
    return given.forms[place] == LEFT_OUT or given.is_opening_mark(place)


def closes(given: Words, place: int) -> bool:
    return given.forms[place] == LEFT_OUT or given.is_closing_mark(place)


def without_lesser(findings: list[Finding]) -> list[Finding]:
    """Without those in whose place another passage stands better: one that agrees in no fewer
    letters, with no less of it changed.
    """
    findings.sort(key=lambda one: (one.match != "exact", -one.similarity, -one.agreeing))
    kept: list[Finding] = []
    for one in findings:
        if one.match == "exact" or not any(is_better(other, one) for other in kept):
            kept.append(one)
    return kept


def is_better(other: Finding, one: Finding) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common * 2 > one.end - one.start and other.agreeing >= one.agreeing
