"""Japanese predicates that ascribe, as patterns over characters."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from dialogues.text.cues.japanese import words as lists
from dialogues.text.cues.japanese.patterns import either
from dialogues.text.cues.tokens import listed, word_set
from dialogues.text.spans import Span


def by_word(lines: str) -> dict[str, str]:
    """Each word of a list with its stance."""
    return {word: "" if key == "-" else key for key, words in listed(lines) for word in words}


STANCES = by_word(lists.OBJECT_VERBS) | by_word(lists.WISHES) | by_word(lists.NOUNS)
SAYING = (
    r"(?:と(?!の)|とも|などと|ように|ことを|ことも|点を|旨|旨を)(?:は|も|、)?(?P<aside>[^。「」、]{0,24}?)"
    rf"(?P<verb>{either(by_word(lists.VERBS))})"
)
VIEW = (
    r"(?:との|という|といった|とする|などの|ような|趣旨の)(?:[^。、「」]{0,10}?)"
    rf"(?P<noun>{either(by_word(lists.NOUNS))})"
    rf"(?:を|が|も|で|は|に)?[^。「」]{{0,12}}?(?:{either(lists.HOLDING.split())})"
)
OBJECT = (
    r"(?:を|に|へ|への|には|にも|も|は|と|の|な|が|する|との)"
    rf"(?:{either(lists.HOW.split())})?(?:の)?(?P<object>{either(by_word(lists.OBJECT_VERBS))})"
)
SHOWN = (
    rf"(?:を|に|へ|への|に対する|に関する|な|の|い|た|る)(?P<shown>{either(by_word(lists.NOUNS))})"
    rf"を[^。、「」]{{0,8}}?(?:{either(lists.SHOWING.split())})"
)
WISH = rf"(?P<wish>{either(by_word(lists.WISHES))})"
PASSIVE = (
    r"(?:との|という|といった|と|とも|が|は|も|を|に|の|する|で)?"
    rf"(?P<passive>{either(by_word(lists.PASSIVES))})"
)
GROWING = (
    r"(?:への|に対する|をめぐる|との|の)?(?P<growing>懸念|不安|警戒感|期待|批判|不満|危機感|不信感|反発)"
    r"(?:が|も)[^。、「」]{0,14}?(?:高ま|広が|強ま|根強|拡大|増し|あが|上が)"
)
CUE = re.compile(f"{PASSIVE}|{VIEW}|{SAYING}|{OBJECT}|{SHOWN}|{GROWING}|{WISH}")
PLAN = re.compile(r"べき|必要|なければならな|重要だ|重要であ|望ましい|せねばなら|ほしい|求められ")
FUTURE = re.compile(
    r"だろう|であろう|見込|可能性|はずだ|見通|将来|今後|かもしれ|なり得|なりうる|ありそう|難しい|困難"
)
WORRY = re.compile(r"懸念|脅威|危険|不安|憂慮|リスク")
AGAINST = re.compile(r"受け入れられな|容認でき|反対|認められな|無意味|疑問|批判|非難")
BRACKETS = re.compile(r"「[^「」]{0,2000}」|『[^『』]{0,2000}』")
REFUSED = re.compile(r"[^、。]{0,6}(?:ない|なかった|なく|ません|ず)")
NEGATED = {"supports": "opposes", "opposes": "", "concerned": "neutral"}
HUMAN = word_set(lists.HUMAN)
NOBODYS = ("passive", "growing")
ACTIVE = ("verb", "noun", "object", "shown", "wish")
TO_ITS_END = frozenset({"object", "shown", "wish"})


class Cue(NamedTuple):
    """A predicate: how it is used, its stance, where it stands, who stands within it."""

    use: str
    word: str
    start: int
    end: int


def cues(text: str, span: Span) -> Iterator[Cue]:
    """The predicates outside quotation marks, in order."""
    inside = quoted(text, span)
    starts = [quotation.start for quotation in inside]
    for match in CUE.finditer(text, span.start, span.end):
        use = next(name for name in (*NOBODYS, *ACTIVE) if match[name])
        number = bisect_right(starts, match.start(use)) - 1
        if number < 0 or match.start(use) >= inside[number].end:
            yield Cue(use, match[use], match.start(), match.end())


def quoted(text: str, span: Span) -> list[Span]:
    """What stands in corner brackets."""
    return [Span(*match.span()) for match in BRACKETS.finditer(text, span.start, span.end)]


def stance(text: str, cue: Cue, claim: Span | None) -> str:
    """The predicate's stance, or what the end of the claim shows."""
    own = STANCES.get(cue.word, "")
    if cue.use in TO_ITS_END and REFUSED.match(text, cue.end):
        return NEGATED.get(own, own)
    if own not in {"", "asserts"} or not claim:
        return own or "asserts"
    words = claim.of(text)
    for pattern, shown in (
        (AGAINST, "opposes"),
        (PLAN, "proposes"),
        (FUTURE, "expects"),
        (WORRY, "concerned"),
    ):
        if pattern.search(words[-30:]):
            return shown
    return "asserts"
