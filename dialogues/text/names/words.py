"""How alike two words of names are: the same, one mistyped, one an initial of the other."""

from functools import lru_cache

import snowballstemmer
from rapidfuzz.distance import DamerauLevenshtein

from dialogues.text.names.vocabulary import CONTRASTS

#: A word shorter than this is too short to be a mistyped other one (Iran, Iraq).
SHORTEST_MISTYPED = 5
STEMMERS = {
    False: snowballstemmer.stemmer("english"),
    True: snowballstemmer.stemmer("russian"),
}

SAME = 0
"""What a pair of words costs: nothing, if they are the same."""
SAME_STEM = 2
SAME_SOUND = 2
MISTYPED = 6
INITIAL = 12
OTHER_ENDING = 18
"""One letter at the end: a wife's surname, another given name, or a grammatical case."""
UNLIKE = 100


@lru_cache(maxsize=100_000)
def cost_in_title(one: str, sound: str, other: str, other_sound: str) -> int:
    """The cost of taking one word of a title for another."""
    if one == other:
        return SAME
    if _tell_apart(one, other):
        return UNLIKE
    if stem(one) == stem(other):
        return SAME_STEM
    if sound and sound == other_sound:
        return SAME_SOUND
    return MISTYPED if _mistyped(one, other) else UNLIKE


@lru_cache(maxsize=100_000)
def cost_in_person(one: str, sound: str, other: str, other_sound: str) -> int:
    """The cost of taking one word of a person's name for another."""
    if one == other:
        return SAME
    if is_initial(one) or is_initial(other):
        return INITIAL if first_letters(one, sound) & first_letters(other, other_sound) else UNLIKE
    if _has_digit(one) or _has_digit(other):
        return UNLIKE
    if sound and sound == other_sound:
        return SAME_SOUND
    if _differ_in_ending(sound or one, other_sound or other):
        return OTHER_ENDING
    if _mistyped(one, other) or _mistyped(sound, other_sound):
        return MISTYPED
    return UNLIKE


def is_initial(word: str) -> bool:
    return len(word) == 1 and word.isalpha()


def first_letters(word: str, sound: str) -> frozenset[str]:
    """As it is written and as it sounds: Y. and E. are both Yevgeny's initial."""
    return frozenset((word[0], (sound or word)[0]))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    stemmer = STEMMERS[not word.isascii()]
    return str(stemmer.stemWord(word))


def _mistyped(one: str, other: str) -> bool:
    """One letter more, less, other or in the wrong place; in a word of nine letters, two."""
    shorter = min(len(one), len(other))
    if shorter < SHORTEST_MISTYPED or _has_digit(one) or _has_digit(other):
        return False
    most = 2 if shorter >= 9 else 1
    return DamerauLevenshtein.distance(one, other, score_cutoff=most) <= most


def _differ_in_ending(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 4:
        return False
    if len(longer) == len(shorter):
        return longer[:-1] == shorter[:-1]
    return len(longer) == len(shorter) + 1 and longer.startswith(shorter)


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _tell_apart(one: str, other: str) -> bool:
    """Known contrasts: Austria and Australia, micro- and macroeconomics."""
    if frozenset((one, other)) in CONTRASTS or _has_digit(one) or _has_digit(other):
        return True
    return any(_begin_apart(one, other, *pair) for pair in CONTRASTS)


def _begin_apart(one: str, other: str, begin: str, contrast: str) -> bool:
    return (one.startswith(begin) and other.startswith(contrast)) or (
        one.startswith(contrast) and other.startswith(begin)
    )
