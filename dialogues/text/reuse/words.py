"""A text as a row of words and signs, each in the form in which it is compared."""

import re
import unicodedata
from array import array
from functools import cached_property

from dialogues.text.differences.tokens import KATAKANA, MARKS, ONE_WORD, UNSPACED
from dialogues.text.reuse.levelling import Levelled

OPENING, CLOSING = r"\[(<〔（［", r"\])>〕）］"
OMISSION_MARK = rf"[{OPENING}]\s?(?:\.\s?\.\s?\.+|…+|中略)\s?[{CLOSING}]|\.\s?\.\s?\.(?:\s?\.)?|…+"
TOKEN = re.compile(rf"(?P<left_out>{OMISSION_MARK})|{ONE_WORD.pattern}|[^\s][{MARKS}]*")
LEFT_OUT = "…"
"""The form of every mark of omission: “…”, “[…]”, “...”, “(…)”, （中略）."""
SYLLABLE = re.compile(f"[{KATAKANA}{UNSPACED}\uac00-\ud7a3]")
"""What says about as much as two letters of an alphabet."""
QUOTATION_MARKS = frozenset("\"'`「」『』")
CORNERS = "「」『』"
SLIGHT = frozenset(".,;:。、，．；：…\"'-")
"""Signs that do not belong to a claim when they stand at its very end or beginning."""


class Words:
    """``forms`` are the words as they are compared, ``cased`` the same with their capitals.

    ``letters`` is the stream of letters and digits without spaces and signs; a Chinese,
    Japanese or Korean character, which says as much as a syllable, stands in it twice. ``at[i]`` is the word to which
    its i-th letter belongs.
    """

    def __init__(self, text: str) -> None:
        self.level = Levelled(text)
        self.spans: list[tuple[int, int]] = []
        self.cased: list[str] = []
        for match in TOKEN.finditer(self.level.text):
            self.spans.append(match.span())
            self.cased.append(LEFT_OUT if match["left_out"] else form(match[0]))

    def __len__(self) -> int:
        return len(self.spans)

    @cached_property
    def forms(self) -> list[str]:
        return [word.casefold() for word in self.cased]

    @cached_property
    def weights(self) -> list[int]:
        """How much each word counts: its letters; a sign counts as one."""
        return [max(1, len(letters(word))) for word in self.forms]

    @cached_property
    def _stream(self) -> tuple[str, "array[int]"]:
        parts, places = [], array("I")
        for place, word in enumerate(self.forms):
            found = letters(word)
            parts.append(found)
            places.extend([place] * len(found))
        return "".join(parts), places

    @property
    def letters(self) -> str:
        return self._stream[0]

    @property
    def at(self) -> "array[int]":
        return self._stream[1]

    def is_opening_mark(self, word: int) -> bool:
        """A quotation mark that something follows, with a space or nothing before it."""
        start, end = self.spans[word]
        text = self.level.text
        if text[start:end] in CORNERS:
            return text[start:end] in CORNERS[::2]
        before, behind = text[start - 1 : start], text[end : end + 1]
        stands_free = not before.strip() or before in "([-"
        return self.forms[word] == '"' and stands_free and bool(behind.strip())

    def is_closing_mark(self, word: int) -> bool:
        start, end = self.spans[word]
        text = self.level.text
        if text[start:end] in CORNERS:
            return text[start:end] in CORNERS[1::2]
        return self.forms[word] == '"' and bool(text[start - 1 : start].strip())

    def start(self, word: int) -> int:
        """Where a word begins in the original text, in code points."""
        return self.level.start(self.spans[word][0])

    def end(self, word: int) -> int:
        return self.level.end(self.spans[word][1])

    def text(self, first: int, behind: int) -> str:
        """The original text from one word to before another."""
        if first >= behind:
            return ""
        return self.level.original[self.start(first) : self.end(behind - 1)]


def form(token: str) -> str:
    """Without the width of its characters; all quotation marks are one."""
    if token in QUOTATION_MARKS:
        return '"'
    return token if token.isascii() else unicodedata.normalize("NFKC", token)


def letters(word: str) -> str:
    """The letters and digits of a word’s form, with syllables twice."""
    if word.isascii():
        return word if word.isalnum() else "".join(filter(str.isalnum, word))
    return "".join(
        letter * 2 if SYLLABLE.match(letter) else letter for letter in word if letter.isalnum()
    )
