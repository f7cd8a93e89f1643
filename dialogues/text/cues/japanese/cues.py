"""Whose Japanese predicates are: 「～と述べた」「～との見方を示した」「～を懸念」「～と指摘された」."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from dialogues.text.cues.claims import Found
from dialogues.text.cues.japanese import words as lists
from dialogues.text.cues.japanese.groups import Group, Names, groups, heading_names, is_seat
from dialogues.text.cues.japanese.patterns import LANDS, either
from dialogues.text.cues.japanese.predicates import (
    HUMAN,
    NOBODYS,
    TO_ITS_END,
    Cue,
    cues,
    stance,
)
from dialogues.text.cues.records import Holder
from dialogues.text.cues.tokens import word_set
from dialogues.text.spans import Span

LEADING = re.compile(rf"(?:{either(lists.CARRYING.split())})、?")
UNKNOWN = re.compile(r"[^、。「」『』はがもをにで\s]{1,20}(?=は)")
CLAUSE_END = re.compile(r"[、。．！？\n]")
FIRST = 12
"""How many groups of a clause are looked at for its topic."""
TAIL = "。．.！？!?、 　\n"
PLACED = word_set(
    "では でも には 内では においては においても の間では の中では の間で 内で において で"
)
SOURCES = word_set("から からは からも より によって 側からは の側からは の一部からは の一部からも")


def read(text: str, span: Span, names: Names) -> tuple[list[Found], list[tuple[Holder, ...]]]:
    """The cues of a sentence with their claims, and everybody it names."""
    found = groups(text, span, names)
    answers: list[Found] = []
    last: Group | None = None
    begin = opening(text, span)
    for cue in cues(text, span):
        one, last = ascribed(text, span, begin, cue, found, last)
        if one and (not answers or one.claim != answers[-1].claim):
            answers.append(one)
        if one:
            begin = after_cue(text, cue, span)
    answers += framed(text, span, found, answers)
    mentions = [group.holders for group in found if group.holders]
    return answers, mentions or heading_names(text, span)


def opening(text: str, span: Span) -> int:
    """Where the sentence begins behind 「また、」."""
    lead = LEADING.match(text, span.start, span.end)
    return lead.end() if lead else span.start


def after_cue(text: str, cue: Cue, span: Span) -> int:
    """Where the next clause begins: behind the comma that follows the predicate."""
    comma = text.find("、", cue.end, min(span.end, cue.end + 12))
    return comma + 1 if comma >= 0 else cue.end


def ascribed(
    text: str, span: Span, begin: int, cue: Cue, found: list[Group], last: Group | None
) -> tuple[Found | None, Group | None]:
    """One predicate with its holder; the holder is also that of the next clause."""
    group = holder_of(begin, cue, found, last)
    if cue.use in NOBODYS:
        group = source_of(begin, cue, found)
        return passive(text, span, begin, cue, group), last
    if group is None and cue.use in TO_ITS_END:
        return continuing(text, span, begin, cue), last
    if group is None:
        return subjectless(text, span, begin, cue), last
    return build(text, begin, cue, group, span.end), group


def holder_of(begin: int, cue: Cue, found: list[Group], last: Group | None) -> Group | None:
    """The topic of the clause: within the predicate, else the first one marked, else as before."""
    inside = between(found, cue.start + 1, cue.end)
    if inside:
        return inside[0]
    ahead = [group for group in between(found, begin, cue.start) if group.after <= cue.start + 1]
    for particles in ({"は", "も", "としても", "からは"}, {"が"}, PLACED, SOURCES):
        for group in ahead:
            if group.particle in particles and not group.frame:
                if last and group.start > begin + 1:
                    break
                return group
    return last


def between(found: list[Group], start: int, end: int) -> list[Group]:
    """The first groups that begin in a stretch."""
    first = bisect_left(found, start, key=lambda group: group.start)
    last = bisect_left(found, end, key=lambda group: group.start)
    return found[first : min(last, first + FIRST)]


def source_of(begin: int, cue: Cue, found: list[Group]) -> Group | None:
    """Of a passive, those it comes from or among whom it is so."""
    for group in between(found, begin, cue.end):
        if group.particle in SOURCES | PLACED:
            return group
    return None


def clause_end(text: str, cue: Cue, end: int) -> int:
    """Where the predicate's own clause ends."""
    mark = CLAUSE_END.search(text, cue.end, min(end, cue.end + 40))
    return mark.start() if mark else min(end, cue.end + 40)


def build(text: str, begin: int, cue: Cue, group: Group, sentence_end: int) -> Found:
    """The claim stands between the topic and the predicate."""
    start = group.after if begin <= group.start < cue.start else begin
    end = clause_end(text, cue, sentence_end) if cue.use in TO_ITS_END else cue.start
    claim = trimmed(text, start, end) or trimmed(text, begin, cue.start)
    placed = placed_holders(group)
    return Found(
        Span(group.start, group.after),
        claim or Span(cue.start, cue.end),
        placed,
        group.refers,
        stance(text, cue, claim),
        False,
    )


def placed_holders(group: Group) -> tuple[Holder, ...]:
    """「日本では」: the public; 「東京では」: the government."""
    if group.particle not in PLACED:
        return group.holders
    return tuple(
        replace(one, kind="public")
        if one.kind == "government" and not is_seat(one.words) and is_land(one)
        else one
        for one in group.holders
    )


def is_land(one: Holder) -> bool:
    """Whether a government is meant by the country's bare name."""
    return re.fullmatch(LANDS, one.words) is not None


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without commas and blanks at its ends; None if nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(TAIL))
    end -= len(piece) - len(piece.rstrip(TAIL))
    return Span(start, end) if end - start > 1 else None


def continuing(text: str, span: Span, begin: int, cue: Cue) -> Found | None:
    """「さらに、～を警戒している」: the subject of the sentence before, where a word says so."""
    claim = trimmed(text, begin, clause_end(text, cue, span.end))
    topic = "は" in text[begin : cue.start]
    if topic or not claim or not LEADING.match(text, span.start, span.end):
        return None
    return Found(Span(cue.start, cue.end), claim, (), "same", stance(text, cue, claim), False)


def subjectless(text: str, span: Span, begin: int, cue: Cue) -> Found | None:
    """A predicate without a known topic: an unknown one, or the one of the sentence before."""
    claim = trimmed(text, begin, cue.start)
    if not claim:
        return None
    unknown = UNKNOWN.match(text, begin, cue.start)
    if unknown and cue.word in HUMAN:
        words = Span(*unknown.span())
        holder = Holder(words.of(text), words, "", "")
        claim = trimmed(text, words.end + 1, cue.start) or claim
        return Found(
            Span(words.start, words.end + 1), claim, (holder,), "", stance(text, cue, claim), False
        )
    if cue.word not in HUMAN and cue.use != "noun":
        return None
    return Found(Span(cue.start, cue.end), claim, (), "same", stance(text, cue, claim), False)


def passive(text: str, span: Span, begin: int, cue: Cue, group: Group | None) -> Found | None:
    """Nobody named, or those it comes from."""
    start = group.after if group and group.after <= cue.start else begin
    end = cue.start if cue.use == "passive" else clause_end(text, cue, span.end)
    claim = trimmed(text, start, end) or trimmed(text, begin, cue.start)
    if not claim:
        return None
    words = Span(group.start, group.after) if group else Span(cue.start, cue.end)
    holders = placed_holders(group) if group else ()
    refers = group.refers if group else ""
    return Found(words, claim, holders, refers, stance(text, cue, claim), False)


def framed(text: str, span: Span, found: list[Group], answers: list[Found]) -> Iterator[Found]:
    """「～によれば、…」: the rest of the sentence, unless a predicate has taken it."""
    for group in found:
        claim = trimmed(text, group.after, span.end)
        last = bisect_right(answers, group.start, key=lambda one: one.words.start) - 1
        covered = last >= 0 and group.start < answers[last].claim.end
        if group.frame and claim and not covered:
            cue = Cue("frame", "", claim.end, claim.end)
            yield Found(
                Span(group.start, group.after),
                claim,
                group.holders,
                group.refers,
                stance(text, cue, claim),
                False,
            )
