"""English verbs that ascribe: "X believes that", "said X", "is seen as", "as noted by X"."""

from collections.abc import Iterator

from dialogues.text.cues.english import words as lists
from dialogues.text.cues.english.lexicon import VERBS, is_plain
from dialogues.text.cues.english.subjects import (
    AUXILIARIES,
    PREPOSITIONS,
    before,
    ending_at,
    infinitive,
    is_skipped,
    somebody,
    subject,
)
from dialogues.text.cues.phrase import Cue, Group, Phrase
from dialogues.text.cues.tokens import word_set

ADJECTIVES = lists.adjectives()
PASSIVES = lists.plain(lists.PASSIVE)
HUMAN = lists.verbs(lists.HUMAN_VERBS)
HUMAN_ADJECTIVES = frozenset(
    phrase[3:]
    for _key, phrases in lists.listed(lists.HUMAN_VERBS)
    for phrase in phrases
    if phrase.startswith("be ")
)
REDUCED = word_set(lists.REDUCED)
BE = word_set(lists.BE)
MUST = word_set(lists.MUST)
NEGATIONS = word_set(lists.NEGATIONS)
NEGATED = {"supports": "opposes", "opposes": "", "concerned": "neutral"}
ALSO_NOUNS = word_set(
    "fear fears hope hopes claim claims demand demands regret worry stress state states want wants"
    " call calls doubt doubts wish wishes view views concern concerns note notes plan plans aim aims"
    " estimate estimates forecast forecasts project projects question questions report reports offer"
    " offers request requests value support back hold list present treat find test protest comment"
    " address approach attempt attempts interest warning understanding feeling thinking finding"
    " meaning saying"
)
SAID = word_set("noted stressed emphasised emphasized underlined underscored highlighted said")
WITHIN = frozenset({"in", "among", "within", "across", "at"})
ABOVE = word_set("above earlier before previously below already")
FURTHEST = 30
"""How many words before a verb its place ("in Tokyo") or its subject may stand."""
FAR = 12
"""How many words after a passive its agent is looked for ("is seen by many experts")."""


def verb_cues(phrase: Phrase) -> Iterator[Cue]:
    """Every verb or adjective of the sentence that ascribes something, in order."""
    latest: Group | None = None
    located_at = -1
    place = 0
    while place < len(phrase.words):
        cue = cue_at(phrase, place, latest)
        if cue and cue.claim == "clause" and cue.group and cue.end <= place:
            if (
                cue.start == located_at
            ):  # one "In Tokyo" for two verbs: the second has its own words
                cue = cue._replace(start=place, end=place + 1)
            else:
                located_at = cue.start
        if cue:
            yield cue
            latest = cue.group if cue.group and cue.claim != "clause" else latest
            place = max(place + 1, cue.end if cue.start <= place else place + 1)
        else:
            place += 1


def cue_at(phrase: Phrase, at: int, latest: Group | None) -> Cue | None:
    """The cue whose verb stands at a token."""
    if not phrase.words[at].isalpha() or inside_group(phrase, at):
        return None
    passive = passive_cue(phrase, at)
    if passive:
        return passive
    return adjective_cue(phrase, at, latest) or active_cue(phrase, at, latest)


def inside_group(phrase: Phrase, at: int) -> bool:
    return at in phrase.by_start and phrase.by_start[at].end > at + 1


def helped(phrase: Phrase, at: int) -> set[str]:
    """The helping words and adverbs before a verb."""
    return set(phrase.words[before(phrase, at) + 1 : at])


def negated(stance: str, helping: set[str]) -> str:
    """What a "not" makes of a stance; not to oppose is not yet to support."""
    if helping & NEGATIONS or any(word.endswith("n't") for word in helping):
        return NEGATED.get(stance, stance)
    return stance


def active_cue(phrase: Phrase, at: int, latest: Group | None) -> Cue | None:
    """ "Russian experts believe that …", "…, said Ivan Petrov", "Japan, emphasising …"."""
    match = VERBS.at(phrase.words, at)
    if not match:
        return None
    end, stance = at + match[0], match[1]
    helping = helped(phrase, at)
    if helping & BE and not phrase.words[at].endswith("ing"):
        return None
    if phrase.words[at].endswith("ing") and not helping & BE:
        return participle_cue(phrase, at, end, stance, latest)
    group = subject(phrase, at, latest)
    if group and not (helping & MUST and not group.people):
        start = at if group is latest else min(group.start, at)
        start -= phrase.word(start - 1) == "as"
        return Cue(start, with_that(phrase, end), group, negated(stance, helping))
    return (
        inverted_cue(phrase, at, end, stance)
        or listed_cue(phrase, at, end, stance, latest)
        or human_cue(phrase, at, end, stance)
    )


def listed_cue(phrase: Phrase, at: int, end: int, stance: str, latest: Group | None) -> Cue | None:
    """ "Tokyo noted the risks, stressed the gains and …": one more verb of the same subject."""
    if not latest or phrase.word(before(phrase, at)) != "," or phrase.words[at] in ALSO_NOUNS:
        return None
    return Cue(at, with_that(phrase, end), latest, stance)


def with_that(phrase: Phrase, end: int) -> int:
    """ "that" belongs to the attributing words."""
    return end + (phrase.word(end) == "that")


def participle_cue(
    phrase: Phrase, at: int, end: int, stance: str, latest: Group | None
) -> Cue | None:
    """ "Japan, emphasising the need …"; "Stressing …, the minister said"."""
    prior = phrase.word(at - 1) if at else ","
    if prior not in {",", "—", "–", "and", "while", "thus", "thereby", "by", "also"}:
        return None
    group = ending_at(phrase, at - 2) or latest or first_group(phrase, at)
    if not group:
        return None
    near = group.end == at - 1
    return Cue(group.start if near else at, with_that(phrase, end), group, stance)


def first_group(phrase: Phrase, at: int) -> Group | None:
    """The first group of the sentence that no preposition leads, else none."""
    for group in phrase.groups_near(0, min(at, FURTHEST)):
        if phrase.word(group.start - 1) not in PREPOSITIONS and group.end <= at:
            return group
    return None


def inverted_cue(phrase: Phrase, at: int, end: int, stance: str) -> Cue | None:
    """ "…, said Ivan Petrov": the verb opens the words, the claim stands before them."""
    group = phrase.by_start.get(end)
    prior = phrase.word(at - 1)
    if not group or prior not in {",", "”", '"', "»", "’", "'", "as", "so"}:
        return None
    leading = prior in {"as", "so"}
    return Cue(at - leading, group.end, group, stance, "around" if leading else "before")


def human_cue(phrase: Phrase, at: int, end: int, stance: str) -> Cue | None:
    """A noun nobody told us of, before a verb that only people do."""
    if not HUMAN.at(phrase.words, at) or infinitive(phrase, at):
        return None
    verb, after = phrase.words[at], phrase.word(end)
    if after == "by" or (verb in ALSO_NOUNS and after != "that"):
        return None
    group = somebody(phrase, at)
    return Cue(group.start, with_that(phrase, end), group, stance) if group else None


def adjective_cue(phrase: Phrase, at: int, latest: Group | None) -> Cue | None:
    """ "Moscow is worried about …", "Russia is not interested in …"."""
    match = ADJECTIVES.at(phrase.words, at)
    helping = helped(phrase, at)
    if not match or not (helping & BE or reduced_adjective(phrase, at)):
        return None
    group = subject(phrase, at, latest)
    if not group and " ".join(phrase.words[at : at + match[0]]) in HUMAN_ADJECTIVES:
        group = somebody(phrase, at)
    if not group or (helping & MUST and not group.people):
        return None
    end = at + match[0]
    end += phrase.word(end) in {"about", "that", "of", "in", "over", "by", "to", "with", "for"}
    start = at if group is latest else min(group.start, at)
    claim = "after" if phrase.word(end)[:1].isalnum() else "clause"
    return Cue(start, end, group, negated(match[1], helping), claim)


def reduced_adjective(phrase: Phrase, at: int) -> bool:
    """ "Tokyo, concerned about …"."""
    return phrase.word(at - 1) == "," and bool(phrase.by_end.get(at - 1))


def passive_cue(phrase: Phrase, at: int) -> Cue | None:
    """ "is seen in Tokyo as", "it was stressed that", "as noted by Russian experts"."""
    match = PASSIVES.at(phrase.words, at)
    if not match:
        return None
    end, helping = at + match[0], helped(phrase, at)
    if helping & MUST or phrase.word(at - 1) == "to" or phrase.word(at + 1) in ABOVE:
        return None
    if phrase.word(at - 1) in {"as", "so"} and at >= 1:
        return as_noted(phrase, at, end, match[1])
    agent = agent_after(phrase, end)
    if not helping & BE:
        return reduced_passive(phrase, at, end, match[1], agent)
    if helping & {"has", "have", "had"} and "been" not in helping:
        return None
    stance = negated(match[1], helping)
    return passive(phrase, at, end, stance, agent)


def passive(phrase: Phrase, at: int, end: int, stance: str, agent: Group | None) -> Cue:
    """The words, its agent ("by", "in", "among" somebody) or nobody, the claim around them."""
    end += phrase.word(end) == "as"
    place = None if phrase.words[at] in SAID else located(phrase, at)
    start = at
    while start and is_skipped(phrase.words[start - 1]):
        start -= 1
    if agent and agent.end > end:
        return Cue(start, agent.end, agent, stance, "clause")
    if place:
        return Cue(place.start - 1, place.end, place.inside(), stance, "clause")
    if phrase.word(end) == "that":
        start -= phrase.word(start - 1) == "it"
        return Cue(start, end + 1, None, stance)
    return Cue(start, end, None, stance, "clause")


def as_noted(phrase: Phrase, at: int, end: int, stance: str) -> Cue | None:
    """ "As noted by Japanese experts, …"."""
    group = phrase.by_start.get(end + 1) if phrase.word(end) == "by" else None
    if not group:
        return None
    return Cue(at - 1, group.end, group, stance, "around")


def reduced_passive(
    phrase: Phrase, at: int, end: int, stance: str, agent: Group | None
) -> Cue | None:
    """ "the Quad, seen as …", "proposed by Tokyo": no helping verb."""
    by = agent is not None and phrase.word(agent.start - 1) == "by"
    reduced = phrase.words[at] in REDUCED and phrase.word(end) in {"as", "in", "by", "to"}
    if phrase.word(at - 1) in AUXILIARIES or not (by or reduced):
        return None
    if phrase.by_end.get(at) and not by and phrase.word(end) != "as":
        return None
    if phrase.by_end.get(at) and phrase.by_end[at].people and not by:
        return None
    return passive(phrase, at, end, stance, agent)


def agent_after(phrase: Phrase, end: int) -> Group | None:
    """Somebody after "by", or after "in" and "among" right behind the verb."""
    for place in range(end, min(end + FAR, len(phrase.words))):
        word = phrase.words[place]
        group = phrase.by_start.get(place + 1)
        if word == "by" and group:
            return group
        if word in {"in", "among", "across", "within"} and group and place - end <= 2:
            return group.inside()
        if word in {";", ":", ".", ","}:
            return None
    return None


def located(phrase: Phrase, at: int) -> Group | None:
    """ "In Tokyo, such steps are welcomed": a place in front of a passive, not too far."""
    for group in reversed(list(phrase.groups_near(at - FURTHEST, at))):
        if group.end > at:
            continue
        if phrase.word(group.start - 1) not in WITHIN:
            continue
        opens = group.start == 1 or phrase.word(group.start - 2) in {
            ",",
            "if",
            "although",
            "though",
            "while",
            "and",
            "but",
            "that",
            ";",
        }
        if opens or not is_plain(phrase.word(group.start - 2)):
            return group
    return None
