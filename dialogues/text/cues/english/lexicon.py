"""The English word lists, ready to be looked up."""

from functools import cache

from dialogues.text.cues.countries import Place, places, values
from dialogues.text.cues.english import words as lists
from dialogues.text.cues.phrase import Phrase
from dialogues.text.cues.tokens import Phrases, word_set, words_of

PLACES = Phrases[Place]((words_of(name), place) for name, place in places("en"))
PEOPLES = Phrases[str]((words_of(name), code) for name, code in values("en_peoples"))
KINDS = lists.plain(lists.KINDS)
VERBS = lists.verbs(lists.VERBS)
BLOCS = Phrases[str]((words_of(name), "bloc") for name in lists.BLOCS.split(","))
SINGULAR = word_set(lists.SINGULAR)
TITLES = word_set(lists.TITLES)
INSTITUTIONS = word_set(lists.INSTITUTION_NOUNS)
MINISTRIES = word_set(lists.MINISTRIES)
AUXILIARIES = word_set(lists.AUXILIARIES)
FUNCTION_WORDS = word_set(lists.FUNCTION_WORDS)
DETERMINERS = Phrases[bool](
    (words_of(words), single)
    for text, single in ((lists.SINGLE, True), (lists.SEVERAL, False))
    for words in text.split(",")
)
VAGUE = word_set(
    "some many most several others few both all none another those nobody everyone everybody"
)
LONGEST_TITLE = 8


@cache
def is_plain(word: str) -> bool:
    """Whether a word may describe a noun: letters, no function word, no verb of ascribing."""
    return word.isalpha() and word not in FUNCTION_WORDS and word not in VERBS.by_first


def described(phrase: Phrase, at: int) -> tuple[int, list[str]]:
    """Skips a people's adjective or a country before a noun; the countries it names."""
    match = PEOPLES.at(phrase.words, at)
    if match and phrase.tokens[at].capital:
        return at + match[0], [match[1]]
    land_match = PLACES.at(phrase.words, at)
    if land_match and phrase.tokens[at].capital:
        return at + land_match[0], [land_match[1].country]
    return at, []
