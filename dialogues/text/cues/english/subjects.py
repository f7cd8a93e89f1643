"""Whose verb it is: the group that a verb or an adjective belongs to."""

from dialogues.text.cues.english import words as lists
from dialogues.text.cues.english.lexicon import (
    AUXILIARIES,
    FUNCTION_WORDS,
    VERBS,
    is_plain,
)
from dialogues.text.cues.phrase import Group, Phrase
from dialogues.text.cues.tokens import word_set

ADVERBS = word_set(lists.ADVERBS)
SKIPPED = ADVERBS | AUXILIARIES | {"to", "have", "been", "level"}
PREPOSITIONS = word_set(
    "of in to with for by on at from against between toward towards about over into within under"
    " among across through than upon per anti pro"
)
CLAUSE_OPENERS = word_set(', that ; : while whereas and but as ” » " —')
CLOSING = frozenset({",", ")", "—", "–"})
REACH = 8
"""How many helping words and adverbs may part a subject and its verb."""
ASIDE = 30
"""How many words may stand between commas, or brackets, between a subject and its verb."""
NOT_HUMAN = word_set(
    "data fact facts figures figure situation development developments trend trends article report"
    " reports evidence result results experience history war crisis time years year there something"
    " nothing everything trade prices policy measures question problem issue issues reason it this"
    " that which what number table chart section chapter"
)


def before(phrase: Phrase, at: int) -> int:
    """The last token before a verb, its helping words and adverbs left out."""
    place = at - 1
    while place >= 0 and at - place <= REACH and is_skipped(phrase.words[place]):
        place -= 1
    return place


def is_skipped(word: str) -> bool:
    return word in SKIPPED or (word.endswith("ly") and word not in {"italy", "ally", "family"})


def subject(phrase: Phrase, at: int, latest: Group | None) -> Group | None:
    """The group before a verb; ``latest`` is the subject of the verb before it in the sentence."""
    place = before(phrase, at)
    if place < 0:
        return None
    if infinitive(phrase, at):
        return None
    group = ending_at(phrase, place)
    if group:
        return group
    word = phrase.words[place]
    if word in CLOSING:
        return over_aside(phrase, place) or (latest if word == ")" else None)
    if word in {"and", "but", "or", "yet"} and latest:
        return latest
    if word in {"who", "which"}:
        return ending_at(phrase, place - 1 - (phrase.word(place - 1) == ","))
    return over_attribute(phrase, place)


def infinitive(phrase: Phrase, at: int) -> bool:
    """Whether "to" makes the verb hang on something that is no helping verb: "useful to note"."""
    return phrase.word(at - 1) == "to" and phrase.word(at - 2) not in AUXILIARIES - {"is", "are"}


def ending_at(phrase: Phrase, place: int) -> Group | None:
    """The group whose last word this is, unless a preposition makes it part of something else."""
    group = phrase.by_end.get(place + 1)
    if group and phrase.word(group.start - 1) not in PREPOSITIONS:
        return group
    return None


def over_aside(phrase: Phrase, place: int) -> Group | None:
    """ "Ivan Petrov, director of the institute, noted": the group before the aside."""
    opening = {",": {","}, ")": {"("}}.get(phrase.words[place], {"—", "–"})
    for start in range(place - 1, max(-1, place - ASIDE), -1):
        if phrase.words[start] in opening:
            group = ending_at(phrase, start - 1)
            if group:
                return group
            if phrase.words[place] != ",":
                return None
    return None


def over_attribute(phrase: Phrase, place: int) -> Group | None:
    """ "Experts present at the seminar noted": the group before a stretch without a verb."""
    for start in range(place, max(-1, place - REACH), -1):
        group = phrase.by_end.get(start + 1)
        if group:
            prior = phrase.word(group.start - 1)
            if prior not in PREPOSITIONS and phrase.word(start + 1) in PREPOSITIONS:
                return group
        if not (
            phrase.words[start].isdigit()
            or is_plain(phrase.words[start])
            or phrase.words[start] in PREPOSITIONS | {"the"}
        ):
            return None
    return None


def somebody(phrase: Phrase, at: int) -> Group | None:
    """Any noun as the subject of a verb that only people do: "small island states fear"."""
    end = before(phrase, at) + 1
    start = end
    while start > 0 and end - start < 6 and is_noun_part(phrase, start - 1):
        start -= 1
    if start == end or phrase.words[end - 1] in NOT_HUMAN or not is_plain(phrase.words[end - 1]):
        return None
    if start and phrase.word(start - 1) not in CLAUSE_OPENERS:
        return None
    return Group(start, end, (phrase.holder(start, end, ""),), people=True)


def is_noun_part(phrase: Phrase, place: int) -> bool:
    word = phrase.words[place]
    if word in {"the", "some", "many", "most", "several", "of", "a", "all", "certain", "other"}:
        return True
    return word not in FUNCTION_WORDS | ADVERBS and word not in VERBS.by_first and word.isalpha()
