"""A text in the form in which it is compared, and the way back to its own code points.

Levelled is what says nothing about the words: composed and decomposed letters (Unicode NFC), soft
hyphens and other invisible characters, kinds of quotation marks, apostrophes and dashes, and the
brackets of “[t]he”. White space stays; whoever cuts the text into words passes over it.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator

from dialogues.text.folding import is_invisible
from dialogues.text.marks import PLAIN_MARKS

LONGEST_CLUSTER = 32
"""Code points composed together: Unicode’s stream-safe format has no more than 30 marks in a row.
Sorting the marks of an endless run would take the square of its length."""

BRACKETED_LETTER = re.compile(r"\[(\w)\](?=\w)")
JAMO = ("\u1160", "\u11ff")
"""Vowels and finals of Hangul, which join the letter before them without being marks."""


class Levelled:
    """``text`` is the levelled form; ``start`` and ``end`` lead from it to the original."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._starts: array[int] | None = None
        self._ends: array[int] | None = None
        if is_level(original):
            self.text = original.translate(PLAIN_MARKS)
        else:
            self._level()

    def start(self, offset: int) -> int:
        """Where the character at ``offset`` of the levelled text begins in the original."""
        return offset if self._starts is None else self._starts[offset]

    def end(self, offset: int) -> int:
        """Where the character before ``offset`` of the levelled text ends in the original."""
        return offset if self._ends is None else self._ends[offset - 1]

    def _level(self) -> None:
        parts: list[str] = []
        self._starts, self._ends = array("I"), array("I")
        around = brackets(self.original)
        for start, end in clusters(self.original):
            if start in around:
                continue
            composed = unicodedata.normalize("NFC", self.original[start:end])
            parts.append(composed)
            self._starts.extend([start - (start - 1 in around)] * len(composed))
            self._ends.extend([end + (end in around)] * len(composed))
        self.text = "".join(parts).translate(PLAIN_MARKS)


def brackets(text: str) -> set[int]:
    """The places of brackets around single letters at the beginning of words."""
    found = BRACKETED_LETTER.finditer(text)
    return {place for match in found for place in (match.start(), match.end() - 1)}


def is_level(text: str) -> bool:
    """Whether every character stays where it is."""
    if BRACKETED_LETTER.search(text):
        return False
    if text.isascii():
        return True
    others = {*text} - {chr(code) for code in range(128)}
    return not any(map(is_invisible, others)) and unicodedata.is_normalized("NFC", text)


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Letters with the marks on them, as spans; what cannot be seen is left out."""
    start = None
    for place, character in enumerate(text):
        if start is not None and joins(character) and place - start < LONGEST_CLUSTER:
            continue
        if start is not None:
            yield start, place
        start = None if is_invisible(character) else place
    if start is not None:
        yield start, len(text)


def joins(character: str) -> bool:
    if character.isascii():
        return False
    return bool(unicodedata.combining(character)) or JAMO[0] <= character <= JAMO[1]
