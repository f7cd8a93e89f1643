"""Russian words without their endings, so that all cases of a name are found as one.

The endings are those of nouns and adjectives, taken off once, the longest first; nothing is claimed
of the rest but that the cases of a word share it. Verbs are read by stem and ending.
"""

import re
from functools import lru_cache
from itertools import product

from dialogues.text.cues.countries import places
from dialogues.text.cues.russian.words import BLOCS
from dialogues.text.cues.tokens import words_of

CONSONANTS = tuple("бвгджзклмнпрстфхцчшщ")
NAMES = [name for name, _place in places("ru")] + BLOCS.split(",")
UNDECLINED = frozenset(
    word
    for name in NAMES
    for part in name.replace("-=", " =").split()
    for word in words_of(part.lstrip("="))
    if part.startswith("=") or word.endswith(CONSONANTS)
)
"""Names that stand as they are, and those whose nominative has no ending: «Вьетнам», «Киев»."""

ENDING = re.compile(
    r"(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|иям|иях|ией|ием|ая|яя|ую|юю|ой|ей|ою|ею|ий|ый|ое|ее|ые|ие"
    r"|ых|их|ым|им|ом|ем|ам|ям|ах|ях|ов|ев|ия|ии|ию|а|я|о|е|и|ы|у|ю|ь|й)$"
)
LEAST = 2
LONGEST_NAME = 6
"""Words of a name that are looked at."""

FINITE = re.compile(
    r"(?:[аеиыяу]|ыва|ива|ова|ева|ну|нул)?(?:л[аои]?|т|ет|ют|ит|ят|ут|ат|ует|уют|юет|нет|нут|ает|яет)"
    r"(?P<self>ся|сь)?"
)
PLURAL = re.compile(r".*(?:[юяуа]т|ли)(?:ся|сь)?$")
GERUND = re.compile(r"(?:[аеиыяу]|ыва|ива)?(?:я|а|в|вши|яя)(?:сь)?")
PARTICIPLE = re.compile(
    r"(?:[аеиыяую]|ыва|ива|ева|ова)?(?:ющ|ащ|ящ|ущ|вш)(?:ий|ие|ая|ее|его|их|им|ую|ей)(?:ся)?"
)
SHORT = re.compile(r"(?:[аеияу]|ова|ева|ыва)?(?:н|нн|ен|т)[аоы]?|(?:а|е)(?:тся)")


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """A folded word without its ending: "москвой" and "москвы" give "москв"."""
    if len(word) <= 3 or word in UNDECLINED or not "а" <= word[0] <= "я":
        return word
    found = ENDING.search(word)
    return word[: found.start()] if found and found.start() >= LEAST else word


def roots_of(words: list[str]) -> list[str]:
    """The roots of the words of a sentence."""
    return [root(word) for word in words]


def root_phrase(name: str) -> tuple[str, ...]:
    """A name from the lists, ready to be looked up; "=" marks a word that is not declined."""
    return tuple(root(word) for word in words_of(name.replace("=", "")))


def name_phrases(name: str) -> set[tuple[str, ...]]:
    """A person's name as its cases leave it: «Петров» ends like a genitive, «Петрова» shows more."""
    return set(product(*(stems(word) for word in words_of(name)[:LONGEST_NAME])))


def stems(word: str) -> set[str]:
    """What may be left of a name's word: «Петров», «Андре» of «Андрей», «Быстрицк» of «Быстрицкий»."""
    whole = {word} if word.endswith(CONSONANTS) else set()
    return {root(word), word[:-1] if word.endswith("й") else root(word)} | whole
