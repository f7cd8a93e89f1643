"""English phrases that ascribe without a verb: "according to X", "in the view of X", "for Tokyo"."""

from collections.abc import Iterator

from dialogues.text.cues.english.lexicon import PEOPLES
from dialogues.text.cues.phrase import Cue, Group, Phrase
from dialogues.text.cues.tokens import word_set

VIEWS = word_set(
    "view views opinion opinions words assessment assessments judgement judgment eyes perspective"
    " estimation estimate estimates interpretation viewpoint standpoint mind understanding reading"
    " perception belief conviction thinking vantage"
)
NOT_SOMEBODY = word_set(
    "plan plans law laws data statistics tradition constitution treaty agreement article schedule"
    " rules this that which these those what custom figures protocol circumstances principle need"
    " charter resolution"
)
PERSPECTIVE_END = frozenset({",", ".", ";", ")"})


def frame_cues(phrase: Phrase) -> Iterator[Cue]:
    """Every such phrase of the sentence, in order."""
    for place, word in enumerate(phrase.words):
        cue = None
        if word == "according" and phrase.word(place + 1) == "to":
            cue = according(phrase, place)
        elif word in {"in", "from", "to", "by", "with"}:
            cue = in_view(phrase, place)
        elif word == "for" and place == 0:
            cue = perspective(phrase)
        elif word in {"unacceptable", "acceptable", "unthinkable", "inadmissible", "desirable"}:
            cue = acceptable(phrase, place)
        if word in {"on", "from", "among"} and not cue:
            cue = side(phrase, place)
        if cue:
            yield cue


def according(phrase: Phrase, at: int) -> Cue | None:
    """ "according to Russian experts", "according to one participant", "according to polls"."""
    group = phrase.by_start.get(at + 2) or anybody(phrase, at + 2)
    return Cue(at, group.end, group, "", "around") if group else None


def anybody(phrase: Phrase, start: int) -> Group | None:
    """The words up to the comma: "according to some estimates"."""
    end = start
    while phrase.word(end) and phrase.words[end] not in {",", ".", ";", ":", ")", "("}:
        end += 1
        if end - start > 12:
            return None
    if end == start or set(phrase.words[start:end]) & NOT_SOMEBODY:
        return None
    return Group(start, end, (phrase.holder(start, end, ""),), people=True)


def in_view(phrase: Phrase, at: int) -> Cue | None:
    """ "in the opinion of X", "from Tokyo’s point of view", "in their view"."""
    noun = next((n for n in range(at + 1, at + 9) if phrase.word(n) in VIEWS), None)
    if noun is None or set(phrase.words[at:noun]) & PERSPECTIVE_END:
        return None
    end = noun + 1
    while phrase.word(end) == "of" and phrase.word(end + 1) in {"view", "sight"}:
        end += 2
    return of_somebody(phrase, at, end) or somebodys(phrase, at, noun, end)


def of_somebody(phrase: Phrase, at: int, end: int) -> Cue | None:
    """The holder behind: "in the view of many experts"."""
    group = phrase.by_start.get(end + 1) if phrase.word(end) == "of" else None
    return Cue(at, group.end, group, "", "around") if group else None


def somebodys(phrase: Phrase, at: int, noun: int, end: int) -> Cue | None:
    """The holder in front: "in Moscow’s view", "in the experts’ opinion", "from a Russian …"."""
    for place in range(at + 1, noun):
        group = phrase.by_start.get(place)
        if group and phrase.word(group.end) in {"'s", "'"}:
            return Cue(at, end, group, "", "around")
        if phrase.words[place] in {"their", "his", "her", "its"}:
            refers = {"their": "they", "its": "it"}.get(phrase.words[place], "he")
            return Cue(at, end, Group(place, place + 1, (), refers), "", "around")
        match = PEOPLES.at(phrase.words, place)
        if match and phrase.tokens[place].capital:
            holders = (phrase.holder(place, place + match[0], "", match[1]),)
            return Cue(at, end, Group(place, place + match[0], holders), "", "around")
    return None


def perspective(phrase: Phrase) -> Cue | None:
    """ "For Tokyo, the alliance is …"."""
    group = phrase.by_start.get(1)
    if not group or phrase.word(group.end) != ",":
        return None
    return Cue(0, group.end, group, "", "around", weak=True)


def acceptable(phrase: Phrase, at: int) -> Cue | None:
    """ "is unacceptable to Moscow": to whom it is so."""
    group = phrase.by_start.get(at + 2) if phrase.word(at + 1) in {"to", "for"} else None
    if not group:
        return None
    stance = "supports" if phrase.words[at] in {"acceptable", "desirable"} else "opposes"
    return Cue(at, group.end, group, stance, "clause")


def side(phrase: Phrase, at: int) -> Cue | None:
    """ "On the Russian side, …", "Among Japanese experts, …" where that opens the sentence."""
    group = phrase.by_start.get(at + 1)
    if not group or at > 2 or not group.people:
        return None
    on_side = phrase.words[group.end - 1] == "side" or phrase.words[at] == "among"
    return Cue(at, group.end, group, "", "around", weak=True) if on_side else None
