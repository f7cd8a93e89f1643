"""Finding words in a text: exactly, or with other white space and other quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from dialogues.text.marks import PLAIN_MARKS

WHITE_SPACE = re.compile(r"\s+")
LONG_WHITE_SPACE = re.compile(r"\s{2,}")


class Match(NamedTuple):
    """A place where the wanted words stand; ``exact`` says whether letter by letter."""

    start: int
    end: int
    exact: bool


def find(text: str, wanted: str) -> list[Match]:
    """All places of ``wanted`` in ``text``: the exact ones or, if there are none, tolerant ones.

    Tolerant: white space of any kind and length is equal, so are the variants of quotation marks,
    of apostrophes and of dashes; letters, case and everything else must be the same, and white
    space around ``wanted`` is left out. The time grows with the length of the text, not its square.
    """
    return Searchable(text).find(wanted)


class Searchable:
    """A text made ready for many searches."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tolerant: dict[str, list[Match]] = {}

    def find(self, wanted: str) -> list[Match]:
        """The exact places or, if there are none, the tolerant ones."""
        return self.exact(wanted) or self.tolerant(wanted)

    def exact(self, wanted: str) -> list[Match]:
        """The places where the words stand letter by letter (none for blank words)."""
        if not wanted.strip():
            return []
        length = len(wanted)
        return [Match(place, place + length, True) for place in occurrences(self.text, wanted)]

    def tolerant(self, wanted: str) -> list[Match]:
        """The places where the words stand when white space and marks are levelled."""
        level = levelled(wanted.strip())
        if not level:
            return []
        if level not in self._tolerant:
            places = occurrences(self.level.text, level)
            self._tolerant[level] = [self._match(at, at + len(level)) for at in places]
        return self._tolerant[level]

    @cached_property
    def level(self) -> "Levelled":
        """The text with white space and marks levelled, and the way back to its offsets."""
        return Levelled(self.text)

    def _match(self, start: int, end: int) -> Match:
        return Match(self.level.original(start), self.level.original(end - 1) + 1, False)


class Levelled:
    """A text whose white space runs are one space each and whose marks are plain."""

    def __init__(self, text: str) -> None:
        self.text = levelled(text)
        # For each run that lost characters: where it ends in both texts, and the loss up to there.
        self._ends, self._level_ends, self._lost = [0], [0], [0]
        for run in LONG_WHITE_SPACE.finditer(text):
            self._lost.append(self._lost[-1] + len(run[0]) - 1)
            self._ends.append(run.end())
            self._level_ends.append(run.end() - self._lost[-1])

    def original(self, offset: int) -> int:
        """The offset in the original text of the character at ``offset`` in the levelled one."""
        return offset + self._lost[bisect_right(self._level_ends, offset) - 1]

    def place_of(self, offset: int) -> int:
        """The offset in the levelled text of what stands at ``offset`` in the original one."""
        return offset - self._lost[bisect_right(self._ends, offset) - 1]


def levelled(text: str) -> str:
    """The text with every run of white space as one space and every mark in its plain form."""
    return WHITE_SPACE.sub(" ", text).translate(PLAIN_MARKS)


def occurrences(text: str, wanted: str) -> Iterator[int]:
    """Where ``wanted`` begins in ``text``, occurrences that overlap each other included.

    Linear even where the words repeat themselves (``ha ha ha``): an occurrence that overlaps the
    one before it by more than the words' period can only be one period further on (the
    periodicity lemma of Fine and Wilf), and there only the last period has to be compared.
    """
    place = text.find(wanted)
    if place < 0:
        return
    step, length = period(wanted), len(wanted)
    while place >= 0:
        yield place
        if text.startswith(wanted[length - step :], place + length):
            place += step
        else:
            place = text.find(wanted, place + max(step, length - step))


def period(word: str) -> int:
    """The least distance at which ``word`` agrees with itself (its length, if it never does)."""
    borders = [0] * len(word)
    border = 0
    for place in range(1, len(word)):
        while border and word[place] != word[border]:
            border = borders[border - 1]
        if word[place] == word[border]:
            border += 1
        borders[place] = border
    return len(word) - borders[-1]
