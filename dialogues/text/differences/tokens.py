"""Cutting a text into what an editor takes for one thing: a word, a sign, a space, a line end."""

import re

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\u3099\u309a"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"
)
"""What sits on the character before it: accents, skin tones, joiners."""
KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
UNSPACED = "\u3005-\u3007\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Hiragana and Chinese characters: written without spaces, so each stands for itself."""

LETTER = rf"(?:[^\W_{KATAKANA}{UNSPACED}][{MARKS}]*)"
JOINER = r"(?:['’‐‑-]|(?<=\d)[.,](?=\d))"
WORD = rf"{LETTER}+(?:{JOINER}{LETTER}+)*"
ONE_WORD = re.compile(rf"{WORD}|[{KATAKANA}]+|[{UNSPACED}][{MARKS}]*")
TOKEN = re.compile(rf"\r\n|[ \t]+|{ONE_WORD.pattern}|.[{MARKS}]*", re.DOTALL)
UNSPACED_SIGN = re.compile(f"[{KATAKANA}{UNSPACED}]")
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def tokens(text: str) -> list[str]:
    """Words, runs of spaces, line ends and single signs; joined again they are the text.

    A word keeps its accents, hyphens and apostrophes, a number its commas. Of Japanese and
    Chinese, runs of katakana are words, and every other character is one by itself.
    """
    return TOKEN.findall(text)


def lines(text: str) -> list[str]:
    """The lines of a text, each with the line end behind it; joined again they are the text."""
    return LINE.findall(text)


def words(text: str) -> int:
    """How many words, or characters of a script without spaces, a text has."""
    return sum(1 for _word in ONE_WORD.finditer(text))


def has_words(text: str) -> bool:
    return ONE_WORD.search(text) is not None
