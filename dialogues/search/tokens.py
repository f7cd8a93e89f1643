"""Tokens: what a folded text is cut into, for the index and for a query alike.

Words in Latin script are stemmed as English, in Cyrillic as Russian (Snowball). A run of Chinese,
Japanese or Korean characters becomes its overlapping pairs, then its last character alone:
日本語 is 日本, 本語, 語; so any part of a run is found, and one character is the start of a pair.

Every token is letters and digits only, so both engines can hold and quote it without rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.russian_stemmer import RussianStemmer

from dialogues.search.folding import HAN_AND_KANA, fold

#: A longer "word" is cut, in the index and in the query alike: PostgreSQL refuses lexemes of 2 kB.
LONGEST_TOKEN = 80

#: Marks in an indexed text. Letters, yet such as folding turns into "w", "l" and "c": no text holds them.
WORD_MARK = "ʷ"  # before a word as it is written, and between the other spellings
LINE_MARK = "ˡ"  # around each line of running tokens; in every entry
CONTEXT_MARK = "ᶜ"  # after a body's own words, before what they are about and who holds them

_HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7a3\ud7b0-\ud7ff"
_CJK = f"{HAN_AND_KANA}{_HANGUL}"
_LETTERS = r"[^\W_]+"
# Hyphens, apostrophes and dots hold a group together, and the comma of 1,000.
_GROUP = re.compile(rf"{_LETTERS}(?:(?:[-'.]|(?<=\d),(?=\d{{3}}(?!\d))){_LETTERS})*")
_PART = re.compile(rf"([-'.,]?)({_LETTERS})")
_CJK_CHARACTER = re.compile(f"[{_CJK}]")
_SCRIPT_RUN = re.compile(f"([{_CJK}]+)|[^{_CJK}]+")
_LATIN = re.compile("[a-z]+")
_CYRILLIC = re.compile("[\u0400-\u052f]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a run of Chinese, Japanese or Korean. Positions count in the folded text."""

    text: str
    start: int
    end: int
    is_cjk: bool = False
    # What it was put together from: "o" and "brien" of O'Brien, "u" and "s" of U.S.
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Words written together (anti-piracy, US-China, 第3回), and their spelling as one word."""

    words: tuple[Word, ...]
    joined: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """One token and the stretch of the folded text it stands for."""

    text: str
    start: int
    end: int
    is_cjk: bool = False


def tokenise(text: str) -> list[str]:
    """The tokens of a text in their order: stems, and pairs of characters."""
    return [token.text for group in groups(fold(text)) for token in running_tokens(group)]


def running_tokens(group: Group) -> Iterator[Token]:
    """The tokens in their order, as phrases need them."""
    for word in group.words:
        if word.is_cjk:
            yield from _pairs(word)
        else:
            yield Token(stem(word.text), word.start, word.end)


def other_tokens(group: Group) -> Iterator[Token]:
    """Other spellings that find the same words, out of order.

    The word as written where its stem differs (so that the start of a word finds it), the parts of
    a word put together, and the group as one word (antipiracy for anti-piracy).
    """
    for word in group.words:
        if not word.is_cjk:
            yield from _as_written(word.text, word.start, word.end)
        for part in word.parts:
            yield from _stem_and_word(part, word.start, word.end)
    if group.joined:
        yield from _stem_and_word(group.joined, group.words[0].start, group.words[-1].end)


def _pairs(run: Word) -> Iterator[Token]:
    for at in range(len(run.text)):
        pair = run.text[at : at + 2]
        yield Token(pair, run.start + at, run.start + at + len(pair), is_cjk=True)


def _stem_and_word(text: str, start: int, end: int) -> Iterator[Token]:
    yield Token(stem(text), start, end)
    yield from _as_written(text, start, end)


def _as_written(text: str, start: int, end: int) -> Iterator[Token]:
    if stem(text) != cut(text):
        yield Token(WORD_MARK + cut(text), start, end)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball stem of a folded word. Mixed scripts and words with digits are left alone."""
    word = cut(word)
    # A stemmer keeps its state between calls, so threads must not share one.
    if _LATIN.fullmatch(word):
        return str(EnglishStemmer().stemWord(word))
    if _CYRILLIC.fullmatch(word):
        return str(RussianStemmer().stemWord(word))
    return word


def cut(word: str) -> str:
    return word[:LONGEST_TOKEN]


def groups(folded: str) -> Iterator[Group]:
    """The groups of words in a folded text."""
    for match in _GROUP.finditer(folded):
        text = match[0]
        if text.isalnum():
            yield Group(tuple(_script_runs(text, match.start())))
        else:
            yield _linked(folded, match.start(), match.end())


def _linked(folded: str, start: int, end: int) -> Group:
    """The group of parts linked by hyphens, apostrophes, dots or commas. A possessive 's goes."""
    words: list[Word] = []
    links: list[str] = []
    for part in _PART.finditer(folded, start, end):
        link, text = part.groups()
        if link == "'" and text == "s":
            continue
        if words and _belongs_to(words[-1], link, text):
            words[-1] = _put_together(words[-1], text, part.end())
        else:
            links.append(link)
            words.extend(_script_runs(text, part.start(2)))
    return Group(tuple(words), _joined(words, links[1:]))


def _belongs_to(word: Word, link: str, text: str) -> bool:
    """Whether a part continues the word before it: O'Brien, don't, U.S."""
    if word.is_cjk or _CJK_CHARACTER.search(text):
        return False
    return link == "'" or (link == "." and _is_initial(text) and _are_initials(word))


def _is_initial(text: str) -> bool:
    return len(text) == 1 and text.isalpha()


def _are_initials(word: Word) -> bool:
    return all(_is_initial(part) for part in word.parts or (word.text,))


def _put_together(word: Word, text: str, end: int) -> Word:
    parts = (*(word.parts or (word.text,)), text)
    return replace(word, text=word.text + text, end=end, parts=parts)


def _script_runs(text: str, start: int) -> Iterator[Word]:
    if text.isascii():
        yield Word(text, start, start + len(text))
        return
    for run in _SCRIPT_RUN.finditer(text):
        yield Word(run[0], start + run.start(), start + run.end(), is_cjk=run[1] is not None)


def _joined(words: list[Word], links: list[str]) -> str:
    """The group as one word: letters over hyphens (COVID-19), digits over commas (1,000)."""
    text = "".join(word.text for word in words)
    over_hyphens = set(links) == {"-"} and any(letter.isalpha() for letter in text)
    if any(word.is_cjk for word in words) or not (over_hyphens or set(links) == {","}):
        return ""
    return text
