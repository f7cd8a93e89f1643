"""A coarse key of how a name sounds, for comparing Russian in Cyrillic and in Latin letters.

Cyrillic letters are written out after the BGN/PCGN table of 1947; then the places in which that
table, ALA-LC, ISO 9, ICAO Doc 9303 and common print differ are levelled, on both sides alike
(Dmitry, Dmitri, Dmitriy, Dmitrii, Дмитрий). Japanese names printed after Hepburn and after
Polivanov (Shinzo, Синдзо) and with long vowels (Ono, Ohno, Oono) are levelled likewise. Two names
of the same key are *near*, never the same. Kanji have no key here: a machine cannot know how a
name is read.
"""

import re
from functools import lru_cache

CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
        "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
        "ґ": "g", "є": "ye", "і": "i", "ї": "yi", "ў": "u",
    }
)  # fmt: skip

#: In this order: a longer spelling before those it contains.
LEVELLED = tuple(
    (re.compile(spelling), sound)
    for spelling, sound in (
        (r"['`]", ""),
        (r"shch|tsch|stch|sch", "sh"),
        (r"tch", "ch"),
        (r"sh(?=i)", "s"),
        (r"ch(?=i)", "t"),
        (r"dzh|dj|zh|dz(?=i)", "j"),
        (r"dz", "z"),
        (r"kh", "h"),
        (r"tz", "ts"),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck|q|c(?!h)", "k"),
        (r"w", "v"),
        (r"(?<=[aeiou])ff\b|(?<=[aeiou])f\b", "v"),
        (r"ou|oo|oh(?![aeiou])", "o"),
        (r"(?<=[^aeiou])[iyj]+a(?=[^iyj]|$)|^[iyj]a|(?<=[aeiou])[iyj]+a", "a"),
        (r"(?<=[^aeiou])[iyj]+u|^[iy]u|(?<=[aeiou])[iy]+u", "u"),
        (r"[iy]+[eo]|^ye|^yo", "e"),
        (r"[iy]+j?$|(?<=[aeiou])j$", "i"),
        (r"[iy]+", "i"),
        (r"(?<=[^aeiou])er$", "r"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """The key of one folded word; empty for a word in a script that has none; numbers stay."""
    latin = word.translate(CYRILLIC)
    if not latin.isascii():
        return ""
    if any(character.isdigit() for character in latin):
        return latin
    for spelling, levelled in LEVELLED:
        latin = spelling.sub(levelled, latin)
    return latin
