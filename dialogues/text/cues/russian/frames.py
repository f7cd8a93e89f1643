"""Russian phrases that ascribe without a verb: «по мнению», «с точки зрения», «по его словам»."""

from collections.abc import Iterator

from dialogues.text.cues.phrase import Cue, Group, Phrase
from dialogues.text.cues.russian import words as lists
from dialogues.text.cues.russian.lexicon import PEOPLES
from dialogues.text.cues.tokens import word_set

VIEWS = word_set(lists.VIEWS)
OWN = {"его": "he", "ее": "he", "их": "they"}
UNACCEPTABLE = ("неприемлем", "недопустим")


def frame_cues(phrase: Phrase) -> Iterator[Cue]:
    """Every such phrase of the sentence, in order."""
    for place, word in enumerate(phrase.words):
        cue = None
        if word == "по":
            cue = by_opinion(phrase, place)
        elif word in {"с", "согласно", "в", "на"}:
            cue = from_view(phrase, place)
        elif word.startswith(UNACCEPTABLE):
            cue = unacceptable(phrase, place)
        elif word == "для" and place == 0:
            cue = perspective(phrase)
        if cue:
            yield cue


def by_opinion(phrase: Phrase, at: int) -> Cue | None:
    """«По мнению российских экспертов», «по их мнению», «по общему мнению»."""
    noun = next((n for n in range(at + 1, at + 4) if phrase.word(n) in VIEWS), None)
    if noun is None:
        return None
    return owner_before(phrase, at, noun) or owner_behind(phrase, at, noun + 1)


def owner_before(phrase: Phrase, at: int, noun: int) -> Cue | None:
    """«по их мнению», «по российским оценкам»."""
    for place in range(at + 1, noun):
        if phrase.words[place] in OWN:
            group = Group(place, place + 1, (), OWN[phrase.words[place]])
            return Cue(at, noun + 1, group, "", "around")
        match = PEOPLES.at(phrase.roots, place)
        if match:
            holders = (phrase.holder(place, place + match[0], "", match[1]),)
            return Cue(at, noun + 1, Group(place, place + match[0], holders), "", "around")
        if phrase.words[place] in {"общему", "единодушному", "некоторым", "распространенному"}:
            return Cue(at, noun + 1, None, "", "around")
    return None


def owner_behind(phrase: Phrase, at: int, end: int) -> Cue | None:
    """The holder in the genitive; unknown words up to the comma will do."""
    group = phrase.by_start.get(end) or anybody(phrase, end)
    return Cue(at, group.end, group, "", "around") if group else None


def anybody(phrase: Phrase, start: int) -> Group | None:
    """«по словам главы комитета»: the words up to the comma."""
    end = start
    while phrase.word(end) and phrase.words[end] not in {",", ".", ";", ":", "—", "–", ")"}:
        end += 1
        if end - start > 10:
            return None
    if end == start:
        return None
    return Group(start, end, (phrase.holder(start, end, ""),), people=True)


def from_view(phrase: Phrase, at: int) -> Cue | None:
    """«с точки зрения Москвы», «в представлении японской стороны», «на взгляд эксперта»."""
    end = view_end(phrase, at)
    if not end:
        return None
    group = phrase.by_start.get(end)
    if group and phrase.words[at] == "согласно" and not group.people:
        return None
    return Cue(at, group.end, group, "", "around") if group else None


def view_end(phrase: Phrase, at: int) -> int:
    """Where the holder's name begins; 0 if this is no such phrase."""
    if phrase.words[at : at + 3] == ["с", "точки", "зрения"]:
        return at + 3
    if phrase.words[at] == "согласно":
        views = phrase.word(at + 1) in VIEWS | {"позиции", "мнению"}
        return at + 1 + views
    nouns = {"глазах", "представлении", "понимании", "восприятии", "взгляд", "трактовке"}
    return at + 2 if phrase.word(at + 1) in nouns else 0


def unacceptable(phrase: Phrase, at: int) -> Cue | None:
    """«неприемлемо для Москвы»."""
    group = phrase.by_start.get(at + 2) if phrase.word(at + 1) == "для" else None
    return Cue(at, group.end, group, "opposes", "clause") if group else None


def perspective(phrase: Phrase) -> Cue | None:
    """«Для Токио …» at the beginning of a sentence."""
    group = phrase.by_start.get(1)
    if not group:
        return None
    return Cue(0, group.end, group, "", "around", weak=True)
