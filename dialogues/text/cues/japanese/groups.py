"""Japanese noun groups that may hold a view: 「日本側」「ロシアの専門家」「参加者の一人」「モスクワ」."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from dialogues.text.cues.japanese import words as lists
from dialogues.text.cues.japanese.patterns import (
    BARE,
    COUNTRY,
    FRAME,
    GROUP,
    HONORIFIC,
    KINDS,
    LAND,
    LANDS,
    PLACES,
    SHORT,
    TOPIC,
    either,
)
from dialogues.text.cues.records import Holder, KnownName
from dialogues.text.spans import Span

SHORTEST_SENTENCE = 60
"""A line shorter than this may be a heading, whose names have no particle behind."""


class Group(NamedTuple):
    """Who is named, the particle behind, and where both end in the text."""

    start: int
    end: int
    particle: str
    after: int
    holders: tuple[Holder, ...]
    refers: str
    frame: bool


class Names:
    """The names the caller knows, ready to be found with a particle behind them."""

    def __init__(self, names: Iterable[KnownName]) -> None:
        self.known = {one.words: (one.kind, one.country) for one in names if len(one.words) > 1}
        self.pattern = re.compile(
            rf"(?P<who>(?P<name>{either(self.known)})(?:{HONORIFIC})?)"
            rf"(?P<particle>(?P<frame>{FRAME.pattern})|{TOPIC.pattern})"
        )

    def matches(self, text: str, span: Span) -> Iterable[re.Match[str]]:
        """Where they stand in a sentence."""
        return self.pattern.finditer(text, span.start, span.end) if self.known else ()


def groups(text: str, span: Span, names: Names) -> list[Group]:
    """The groups of a sentence that a particle marks as its topic, its source or its place."""
    known = [known_group(match, names) for match in names.matches(text, span)]
    taken = {place for group in known for place in range(group.start, group.end)}
    found = list(known)
    place = span.start
    while match := GROUP.search(text, place, span.end):
        group = marked(text, span, match)
        if taken.isdisjoint(range(group.start, group.end)):
            found.append(group)
        place = group.after
    return sorted(found, key=lambda group: group.start)


def known_group(match: re.Match[str], names: Names) -> Group:
    """A name the caller knows, with the particle behind it."""
    where = Span(match.start(), match.end("who"))
    holder = Holder(match["who"], where, *names.known[match["name"]])
    return Group(*where, match["particle"], match.end(), (holder,), "", match["frame"] is not None)


def marked(text: str, span: Span, match: re.Match[str]) -> Group:
    """The group with the particle behind it."""
    frame = FRAME.match(text, match.end(), span.end)
    particle = frame or TOPIC.match(text, match.end(), span.end)
    after = particle.end() if particle else match.end()
    refers = lists.PRONOUNS.get(match["refers"] or "", "")
    holders = () if refers else tuple(holders_of(match))
    words = particle[0] if particle else ""
    return Group(*match.span(), words, after, holders, refers, frame is not None)


def holders_of(match: re.Match[str]) -> Iterator[Holder]:
    """Kind and country by the pattern that found the group."""
    kind = kind_of(match)
    countries = [] if kind in {"anonymous", "bloc"} else countries_of(match, kind)
    for country in countries or [""]:
        yield Holder(match[0], Span(*match.span()), kind, country)


def heading_names(text: str, span: Span) -> list[tuple[Holder, ...]]:
    """Who a short line names, without any particle: 「日本側の見解」."""
    if span.end - span.start > SHORTEST_SENTENCE:
        return []
    return [
        tuple(holders_of(match))
        for match in BARE.finditer(text, span.start, span.end)
        if not match["refers"]
    ]


def kind_of(match: re.Match[str]) -> str:
    """The kind of participant."""
    role = match["role"] or match["bare"]
    if role:
        return KINDS[role]
    kinds = {
        "one": "anonymous",
        "person": "person",
        "bloc": "bloc",
        "institution": "institution",
        "land": "government",
        "acronym": "institution",
    }
    return kinds.get(match.lastgroup or "", "")


def countries_of(match: re.Match[str], kind: str) -> list[str]:
    """The countries named: of a person the first only."""
    named = match["lands"] or match["land"] or (match["person"] if kind == "person" else "") or ""
    if kind == "person":
        lands = re.match(rf"(?P<first>{LANDS})の", named)
        office = re.search(rf"({LAND}|[{SHORT}])(?:大統領|首相|外相|国防相|国務長官)$", named)
        named = lands["first"] if lands else office[1] if office else ""
    found = [PLACES[name].country for name in COUNTRY.findall(named)]
    return list(dict.fromkeys(found))[: 1 if kind == "person" else None]


@cache
def is_seat(words: str) -> bool:
    """Whether a place is a seat of government: 「モスクワ」, not 「ロシア」."""
    return words in PLACES and PLACES[words].seat
