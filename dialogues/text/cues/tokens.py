"""Words and marks of a sentence, folded just enough to be looked up, with their places."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from dialogues.text.spans import Span

LETTERS = r"[^\W_][\w\u0300-\u036f]*"
TOKEN = re.compile(
    rf"['’]s\b|{LETTERS}(?:[.'’](?!s\b){LETTERS})*|[^\w\s]|_"  # 's; U.S, don't, O’Brien; a mark
)
SPELLING = str.maketrans("ё’", "е'")
Value = TypeVar("Value")


def word_set(words: str) -> frozenset[str]:
    """The words of a list between spaces."""
    return frozenset(words.split())


class Token(NamedTuple):
    """A word or a mark: its folded form, where it stands, whether it begins with a capital."""

    word: str
    start: int
    end: int
    capital: bool


def folded(word: str) -> str:
    """Lower case, composed, ё as е, the apostrophe plain."""
    return unicodedata.normalize("NFC", word).lower().translate(SPELLING)


def tokens(text: str, span: Span) -> list[Token]:
    """The words and marks of a stretch of the text."""
    return [
        Token(folded(found[0]), found.start(), found.end(), found[0][0].isupper())
        for found in TOKEN.finditer(text, span.start, span.end)
    ]


def words_of(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, as ``tokens`` would give them."""
    return tuple(token.word for token in tokens(phrase, Span(0, len(phrase))))


class Phrases(Generic[Value]):
    """Phrases of one or more words, found by looking at the words from a given place on."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], Value]]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for words, value in entries:
            if words:
                self.by_first.setdefault(words[0], []).append((words, value))
        for found in self.by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: list[str], place: int) -> tuple[int, Value] | None:
        """The longest phrase that begins here: how many words it has, and its value."""
        if place >= len(words):
            return None
        for phrase, value in self.by_first.get(words[place], ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                return len(phrase), value
        return None


def listed(lines: str) -> Iterator[tuple[str, list[str]]]:
    """Reads word lists: each line a key, a colon, and phrases between commas."""
    for line in lines.strip().splitlines():
        key, _colon, phrases = line.partition(":")
        yield key.strip(), [phrase.strip() for phrase in phrases.split(",") if phrase.strip()]
