"""The Russian word lists, ready to be looked up."""

from collections.abc import Iterator

from dialogues.text.cues.countries import Place, places, values
from dialogues.text.cues.phrase import Phrase
from dialogues.text.cues.russian import words as lists
from dialogues.text.cues.russian.roots import root, root_phrase
from dialogues.text.cues.tokens import Phrases, listed, word_set, words_of

ADJECTIVE_ENDS = tuple(lists.ADJECTIVE_ENDS.split())
ADJECTIVES = ("ский", "цкий", "ской", "ный")


def phrases(text: str, value: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for name in text.split(","):
        yield root_phrase(name.strip()), value


PLACES = Phrases[Place]((root_phrase(name), place) for name, place in places("ru"))
PEOPLES = Phrases[str](
    (root_phrase(name), code) for name, code in values("ru_peoples") if name.endswith(ADJECTIVES)
)
PUBLICS = Phrases[str](
    (root_phrase(name), code)
    for name, code in values("ru_peoples")
    if not name.endswith(ADJECTIVES)
)
NOMINATIVE = frozenset(
    word for name, _place in places("ru") for word in words_of(name.replace("=", ""))
) | frozenset(word for name, _code in values("ru_peoples") for word in words_of(name))
KINDS = Phrases[str](
    (root_phrase(noun), "" if key == '""' else key)
    for key, nouns in listed(lists.KINDS)
    for noun in nouns
)
BLOCS = Phrases[str](entry for entry in phrases(lists.BLOCS, "bloc"))
DETERMINERS = Phrases[bool](
    (words_of(name), single)
    for text, single in ((lists.DETERMINERS, False), (lists.SINGLE, True))
    for name in text.split(",")
)
SINGULAR = word_set(lists.SINGULAR)
TITLES = frozenset(root(word) for word in lists.TITLES.split() if "-" not in word)
INSTITUTIONS = frozenset(root(word) for word in lists.INSTITUTION_NOUNS.split())
FUNCTION_WORDS = word_set(lists.FUNCTION_WORDS)
PREPOSITIONS = word_set(lists.PREPOSITIONS)
VAGUE = word_set(lists.VAGUE)
COUNTING = word_set(lists.COUNTING)


def nominatives() -> Iterator[str]:
    """Singular and plural of the nouns of the lists, as a subject has them."""
    for _key, nouns in listed(lists.KINDS):
        for noun in nouns:
            last = words_of(noun)[-1]
            yield last
            yield lists.PLURALS.get(last, plural(last))


def plural(word: str) -> str:
    """The regular nominative plural: эксперты, представители, власти, круги, компании."""
    if word.endswith(("ь", "й", "ия")):
        return word[:-1] + "и"
    if word.endswith(("к", "г", "х")):
        return word + "и"
    if word.endswith(("ка", "га")):
        return word[:-1] + "и"
    return (word.removesuffix("а")) + "ы"


SUBJECTS = frozenset(nominatives()) | {"партнеры", "правительства", "государства", "мид", "сми"}


def is_plain(word: str) -> bool:
    """Whether a word may describe a noun."""
    return word.isalpha() and word not in FUNCTION_WORDS


def described(phrase: Phrase, at: int) -> tuple[int, list[str]]:
    """Skips a people's adjective or a country; the countries it names. Both sides of a hyphen count."""
    match = PEOPLES.at(phrase.roots, at)
    if match:
        return at + match[0], [match[1]]
    place = PLACES.at(phrase.roots, at)
    if place and phrase.tokens[at].capital:
        return at + place[0], [place[1].country]
    return at, []


def is_adjective(word: str) -> bool:
    """By its ending: «ведущие», «независимых», «внешнеполитическое»."""
    return len(word) > 4 and word.endswith(ADJECTIVE_ENDS)


ATTENDED = word_set(lists.ATTENDED)
