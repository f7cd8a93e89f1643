"""Whose verb it is: the Russian group, or the place, that a verb belongs to."""

from dialogues.text.cues.phrase import Group, Phrase
from dialogues.text.cues.russian import words as lists
from dialogues.text.cues.russian.lexicon import PREPOSITIONS
from dialogues.text.cues.tokens import word_set

SKIPPED = word_set(lists.SKIPPED)
NEGATED = {"supports": "opposes", "opposes": "", "concerned": "neutral"}
REACH = 7
ASIDE = 30
WITHIN = frozenset({"в", "во", "на", "среди", "у"})


def negated(phrase: Phrase, at: int, stance: str) -> str:
    """What «не» right before the verb makes of a stance."""
    return NEGATED.get(stance, stance) if phrase.word(at - 1) in {"не", "ни"} else stance


def before(phrase: Phrase, at: int) -> int:
    """The last token before a verb, particles and adverbs left out."""
    place = at - 1
    while place >= 0 and at - place <= REACH:
        if phrase.word(place - 1) == "с" and place + 1 not in phrase.by_end:
            place -= 2  # «с тревогой воспринимают»
        elif is_skipped(phrase, place):
            place -= 1
        else:
            break
    return place


def is_skipped(phrase: Phrase, place: int) -> bool:
    word = phrase.words[place]
    if place + 1 in phrase.by_end or word in {"в", "и"}:
        return False
    return word in SKIPPED or (word.endswith(("но", "ски", "ко")) and len(word) > 4)


def after(phrase: Phrase, end: int) -> int:
    """The first token after a verb, particles and adverbs left out."""
    while phrase.word(end) and is_skipped(phrase, end) and phrase.word(end) != "не":
        end += 1
    return end


def subject(phrase: Phrase, place: int) -> Group | None:
    """The group that ends before the verb, over an aside between commas if need be."""
    group = phrase.by_end.get(place + 1)
    if group:
        return None if unfit(phrase, group) else group
    if place >= 0 and phrase.words[place] in {",", ")", "—", "–"}:
        return over_aside(phrase, place)
    if phrase.word(place) in {"который", "которая", "которые", "которое"}:
        return phrase.by_end.get(place - (phrase.word(place - 1) == ","))
    return None


def unfit(phrase: Phrase, group: Group) -> bool:
    """Whether case or preposition make it no subject."""
    return group.oblique or phrase.word(group.start - 1) in PREPOSITIONS


def over_aside(phrase: Phrase, place: int) -> Group | None:
    """«Иван Петров, директор института, отметил»: the group before the aside."""
    opening = {",": {","}, ")": {"("}}.get(phrase.words[place], {"—", "–"})
    for start in range(place - 1, max(-1, place - ASIDE), -1):
        if phrase.words[start] in opening:
            group = phrase.by_end.get(start)
            if group and not unfit(phrase, group):
                return group
    return None


def located(phrase: Phrase, left: int, right: int) -> Group | None:
    """«В Токио считают», «считают в Москве»: those who are there."""
    group = phrase.by_end.get(left + 1)
    if group and phrase.word(group.start - 1) in WITHIN:
        return group
    if phrase.word(right) in WITHIN:
        return phrase.by_start.get(right + 1)
    return None


def in_front(phrase: Phrase, at: int) -> Group | None:
    """«В Токио такие шаги воспринимаются …»: a place that opens the sentence or clause."""
    for group in phrase.groups_near(at - ASIDE, at):
        if group.end > at:
            return None
        opens = phrase.word(group.start - 2) in {"", ",", "если", "а", "и", "но", "что", "однако"}
        if phrase.word(group.start - 1) in WITHIN and opens:
            return group
    return None
