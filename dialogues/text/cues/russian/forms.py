"""Russian verbs that ascribe, read by their stems and endings."""

from typing import NamedTuple

from dialogues.text.cues.phrase import Phrase
from dialogues.text.cues.russian import words as lists
from dialogues.text.cues.russian.roots import FINITE, GERUND, PARTICIPLE, PLURAL, SHORT
from dialogues.text.cues.tokens import listed, word_set, words_of

STEMS = {
    words_of(stem)[0]: "" if key == "-" else key
    for key, stems in listed(lists.STEMS)
    for stem in stems
    if " " not in stem
}
PHRASAL = {stem: frozenset(words) for stem, words in listed(lists.PHRASAL)}
REFLEXIVE = word_set(lists.REFLEXIVE)


class Verb(NamedTuple):
    """A verb as found: how it is used ("active", "passive", "gerund"), its stance, its number."""

    use: str
    stance: str
    plural: bool


def verb(word: str) -> Verb | None:
    """Reads a word as a verb of the lists by its stem and ending."""
    for length in range(len(word), 2, -1):
        stance = STEMS.get(word[:length])
        if stance is not None:
            use = used(word[:length], word[length:])
            if use:
                return Verb(use, stance, bool(PLURAL.match(word)))
    return None


def phrasal(phrase: Phrase, at: int) -> Verb | None:
    """«Обратили внимание», «выступает за»: a verb with the word that makes it ascribe."""
    word, behind = phrase.words[at], set(phrase.words[at + 1 : at + 4])
    for length in range(len(word), 1, -1):
        needed = PHRASAL.get(word[:length], frozenset())
        if needed & behind and FINITE.fullmatch(word[length:]):
            return Verb("active", "asserts", bool(PLURAL.match(word)))
    return None


def used(stem: str, ending: str) -> str:
    """How a stem with this ending is used; empty when the ending is no verb's."""
    finite = FINITE.fullmatch(ending)
    if finite and len(ending) >= 1 and not GERUND.fullmatch(ending):
        return "passive" if finite["self"] and stem not in REFLEXIVE else "active"
    if SHORT.fullmatch(ending):
        return "passive"
    if GERUND.fullmatch(ending):
        return "gerund"
    return "participle" if PARTICIPLE.fullmatch(ending) else ""
