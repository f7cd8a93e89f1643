"""Folding for search: the way back to the original text, and what only search overlooks.

The letters are folded as `dialogues.text.folding` folds names: case, width and accents go. Besides,
a space or a middle dot inside Japanese goes: 笹川 陽平 and 笹川陽平 are one spelling, and so are
マイケル・グリーン and マイケルグリーン.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dialogues.text.folding import fold as fold_name
from dialogues.text.folding import is_variation_selector
from dialogues.text.marks import PLAIN_MARKS

# Han with its marks of repetition, hiragana, katakana, bopomofo; as numbers, since editors change
# some of these characters into their twins.
HAN_AND_KANA = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)

#: A letter carries at most so many marks (Unicode's Stream-Safe Text Format); normalising a longer
#: run takes quadratic time.
MOST_MARKS = 30

#: Compatibility folding would glue these signs to the word before them, as letters.
SIGNS = "™℠"

HALF_WIDTH_VOICING = "\uff9e\uff9f"
BORDER_INSIDE_JAPANESE = re.compile(f"(?<=[{HAN_AND_KANA}])[ ・](?=[{HAN_AND_KANA}])")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and for each of its characters where it stood in the original."""

    text: str
    starts: list[int]
    ends: list[int]


def fold(text: str) -> str:
    """The text without the differences of case, width and accent. Never fails, on any string."""
    if text.isascii():
        return text.lower().translate(PLAIN_MARKS)
    folded = "".join(map(_fold_letter, _letters(text)))
    return BORDER_INSIDE_JAPANESE.sub("", folded)


def fold_in_place(text: str) -> Folded:
    """`fold`, remembering positions (code points) in the original text."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    start = 0
    for letter in _letters(text):
        folded, end = _fold_letter(letter), start + len(letter)
        pieces.append(folded)
        starts.extend([start] * len(folded))
        ends.extend([end] * len(folded))
        start = end
    return _without_borders(Folded("".join(pieces), starts, ends))


def _without_borders(folded: Folded) -> Folded:
    borders = {match.start() for match in BORDER_INSIDE_JAPANESE.finditer(folded.text)}
    if not borders:
        return folded
    kept = [position for position in range(len(folded.text)) if position not in borders]
    return Folded(
        "".join(folded.text[position] for position in kept),
        [folded.starts[position] for position in kept],
        [folded.ends[position] for position in kept],
    )


def _letters(text: str) -> Iterator[str]:
    """The text cut into letters, each with the marks that belong to it. A space takes no marks."""
    start = 0
    for position in range(1, len(text)):
        goes_on = is_mark(text[position]) and not text[start].isspace()
        if not goes_on or position - start > MOST_MARKS:
            yield text[start:position]
            start = position
    if text:
        yield text[start:]


@lru_cache(maxsize=8192)
def is_mark(character: str) -> bool:
    """Whether the character belongs to the letter before it."""
    return (
        unicodedata.combining(character) > 0
        or character in HALF_WIDTH_VOICING
        or "\u1160" <= character <= "\u11ff"  # the later parts of a Korean syllable
        or is_variation_selector(character)
    )


@lru_cache(maxsize=8192)
def _fold_letter(letter: str) -> str:
    if letter.isspace() or letter in SIGNS:
        return " "
    return fold_name(letter)
