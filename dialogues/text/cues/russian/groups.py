"""Russian noun groups that may hold a view: «российские эксперты», «один из них»."""

from dataclasses import replace

from dialogues.text.cues.phrase import Group, Phrase
from dialogues.text.cues.russian import words as lists
from dialogues.text.cues.russian.lands import bloc, land, public
from dialogues.text.cues.russian.lexicon import (
    ATTENDED,
    COUNTING,
    DETERMINERS,
    KINDS,
    PEOPLES,
    PLACES,
    SINGULAR,
    SUBJECTS,
    VAGUE,
    described,
    is_adjective,
    is_plain,
)
from dialogues.text.cues.russian.names import capitals, known, titled
from dialogues.text.cues.russian.roots import root
from dialogues.text.cues.tokens import Phrases

SIDE = root("сторона")
WIDEST = 3


def groups(phrase: Phrase, names: Phrases[tuple[str, str]]) -> list[Group]:
    """All groups of a sentence, in order, none overlapping; with «и» between they are one."""
    found: list[Group] = []
    place = 0
    while place < len(phrase.words):
        group = group_at(phrase, place, names)
        place = group.end if group else place + 1
        if group and found and joins(phrase, found[-1], group):
            last = found.pop()
            group = last._replace(end=group.end, holders=last.holders + group.holders)
        if group:
            found.append(group)
    return found


def joins(phrase: Phrase, last: Group, group: Group) -> bool:
    """Whether «и» makes two groups one."""
    between = phrase.words[last.end : group.start] == ["и"]
    return between and bool(last.holders and group.holders) and last.oblique == group.oblique


def group_at(phrase: Phrase, at: int, names: Phrases[tuple[str, str]]) -> Group | None:
    """The longest group that begins at a token."""
    if not phrase.words[at][0].isalpha():
        return None
    found = (
        known(phrase, at, names),
        titled(phrase, at),
        noun_group(phrase, at),
        land(phrase, at),
        bloc(phrase, at),
        public(phrase, at),
        capitals(phrase, at),
        pronoun(phrase, at),
    )
    return max((group for group in found if group), key=lambda group: group.end, default=None)


def noun_group(phrase: Phrase, at: int) -> Group | None:
    """«Японские и российские эксперты», «один из участников», «японская сторона», «эксперты»."""
    match = DETERMINERS.at(phrase.words, at)
    single = match[1] if match else None
    place = at + (match[0] if match else 0)
    countries: list[str] = []
    plain = 0
    while place < len(phrase.words) and place - at < 12:
        role = KINDS.at(phrase.roots, place)
        if role:
            return noun(phrase, at, place, single, countries, role)
        after, named = described(phrase, place)
        link = place + (phrase.word(place) in {"и", ",", "-", "или"})
        if named and after - place == 1 and PEOPLES.at(phrase.roots, place):
            countries, place = countries + named, after
        elif countries and link > place and PEOPLES.at(phrase.roots, link):
            place = link
        elif is_plain(phrase.word(place)) and plain < WIDEST and is_adjective(phrase.word(place)):
            place, plain = place + 1, plain + 1
        else:
            return None
    return None


def noun(
    phrase: Phrase,
    at: int,
    place: int,
    single: bool | None,
    countries: list[str],
    role: tuple[int, str],
) -> Group | None:
    """The group, once its noun is found."""
    noun_end = place + role[0]
    if "-" in {phrase.word(noun_end), phrase.word(at - 1)} or is_part(phrase, at, noun_end):
        return None
    end, after = origin(phrase, noun_end)
    countries = countries or after
    kind = "expert_group" if phrase.roots[place] == SIDE else role[1]
    last = phrase.words[noun_end - 1]
    if single or (last in SINGULAR and kind == "expert_group"):
        refers = "" if single or countries else "he"
        return Group(at, end, (phrase.holder(at, end, "anonymous"),), refers, people=True)
    counted = phrase.words[at] in COUNTING and at < place
    oblique = not (counted or last in SUBJECTS)
    holders = phrase.holders(at, end, kind, countries)
    return Group(at, end, holders, people=True, oblique=oblique)


def is_part(phrase: Phrase, at: int, end: int) -> bool:
    """«стран» alone belongs to the word before: «большинства стран», «развитие стран»."""
    return phrase.words[at:end] == ["стран"]


def origin(phrase: Phrase, end: int) -> tuple[int, list[str]]:
    """What follows the noun: «из Японии и России», «США», «дискуссии», «японской стороны»."""
    countries: list[str] = []
    place = end
    while place < len(phrase.words) and place - end < 6:
        start = place + (
            phrase.word(place) in {"из", "от", "с", "и", "со", "в", "на", "по", "обеих"}
        )
        after, named = described(phrase, start)
        if named and (PLACES.at(phrase.roots, start) or phrase.word(after) in ATTENDED):
            countries += named
            place = end = after
        elif phrase.word(start) in ATTENDED:
            place = end = start + 1
        else:
            break
    return end, countries


def pronoun(phrase: Phrase, at: int) -> Group | None:
    """Words that point back to somebody, or to some of those present."""
    word = phrase.word(at)
    if word in lists.PRONOUNS:
        return Group(at, at + 1, (), lists.PRONOUNS[word], people=True)
    if word not in VAGUE:
        return None
    inside = land(phrase, at + 2) if phrase.word(at + 1) in {"в", "во"} else None
    end = inside.end if inside else at + 1
    span = phrase.stretch(at, end)
    named = inside.inside().holders if inside else (phrase.holder(at, end, "expert_group"),)
    holders = tuple(replace(one, words=span.of(phrase.text), span=span) for one in named)
    return Group(at, end, holders, people=True)
