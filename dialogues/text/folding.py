"""One form for all spellings of a name: for comparing and finding, never for showing or storing."""

import unicodedata
from collections.abc import Iterator

from dialogues.text.marks import PLAIN_MARKS

# Letters with a stroke, and ligatures, which Unicode does not take apart into letter and accent.
STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"}
)
BREVE = "\u0306"
HANGUL_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
GRAPHEME_JOINER = "\u034f"


def fold(text: str) -> str:
    """The form in which two spellings of the same words are equal.

    Compatibility forms and case are levelled (NFKC, case folding), accents taken off, white space
    of any kind made one space, dashes, apostrophes and quotation marks made plain, invisible
    characters dropped. й stays apart from и, which is another letter; ё becomes е, as Russian
    print has it. The voiced marks of kana stay: が is not か. Folding twice changes nothing.
    """
    levelled = unicodedata.normalize("NFKC", text.translate(PLAIN_MARKS)).casefold()
    apart = unicodedata.normalize("NFKD", levelled).casefold().translate(STROKES)
    together = unicodedata.normalize("NFC", "".join(without_accents(apart)))
    return " ".join(together.translate(PLAIN_MARKS).split())


def without_accents(decomposed: str) -> Iterator[str]:
    """The characters of a decomposed text, without accents and what cannot be seen."""
    base = ""
    for character in decomposed:
        if is_invisible(character):
            continue
        if not unicodedata.combining(character):
            base = character
        elif is_accent(character) and not (character == BREVE and base == "и"):
            continue
        yield character


def is_accent(mark: str) -> bool:
    """Whether a combining mark may be taken off without making another word.

    By canonical combining class: 1 (overlays), 10–35 (Hebrew and Arabic vowel points), 200 and
    up (marks around a letter). The rest belongs to the spelling: nukta (7), kana voicing (8),
    virama (9), the vowels and tones of Thai, Lao and Tibetan (103–132).
    """
    kind = unicodedata.combining(mark)
    return kind == 1 or 10 <= kind <= 36 or kind >= 200


def is_invisible(character: str) -> bool:
    """Zero-width, bidi and other format characters, and variation selectors (辻󠄀 is 辻)."""
    if character.isascii():
        return False
    if character in HANGUL_FILLERS or character == GRAPHEME_JOINER:
        return True
    return unicodedata.category(character) == "Cf" or is_variation_selector(character)


def is_variation_selector(character: str) -> bool:
    """Whether the character only picks the glyph of the one before it."""
    return (
        "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
        or "\u180b" <= character <= "\u180f"
    )
