"""Japanese predicates that ascribe: 「～と述べた」「～との見方を示した」「～を懸念」「～と指摘された」."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from dialogues.text.cues.claims import Found
from dialogues.text.cues.japanese import words as lists
from dialogues.text.cues.japanese.groups import (
    LANDS,
    Group,
    Names,
    either,
    groups,
    heading_names,
    is_seat,
)
from dialogues.text.cues.records import Holder
from dialogues.text.cues.tokens import listed, word_set
from dialogues.text.spans import Span


def by_word(lines: str) -> dict[str, str]:
    """Each word of a list with its stance."""
    return {word: "" if key == "-" else key for key, words in listed(lines) for word in words}


STANCES = by_word(lists.OBJECT_VERBS) | by_word(lists.WISHES) | by_word(lists.NOUNS)
STANCES |= by_word(lists.PASSIVES) | by_word(lists.VERBS)
SAYING = rf"(?:と(?!の)|とも|などと|ように|ことを|ことも|点を|旨|旨を)(?:は|も|、)?(?P<aside>[^。「」、]{{0,24}}?)(?P<verb>{either(by_word(lists.VERBS))})"
VIEW = (
    rf"(?:との|という|といった|とする|などの|ような|趣旨の)(?:[^。、「」]{{0,10}}?)(?P<noun>{either(by_word(lists.NOUNS))})"
    rf"(?:を|が|も|で|は|に)?[^。「」]{{0,12}}?(?:{either(lists.HOLDING.split())})"
)
OBJECT = (
    r"(?:を|に|へ|への|には|にも|も|は|と|の|な|が|する|との)(?:対し(?:て)?|対する|ついて|関し(?:て)?|おおむね|概ね|強く|強い|深い|深く|大きな|高く|一定の|厳しく|明確に|より|特に|非常に|極めて|いっそう|一貫して|、)?(?:の)?"
    rf"(?P<object>{either(by_word(lists.OBJECT_VERBS))})"
)
SHOWN = (
    rf"(?:を|に|へ|への|に対する|に関する|な|の|い|た|る)(?P<shown>{either(by_word(lists.NOUNS))})"
    rf"を[^。、「」]{{0,8}}?(?:{either(lists.SHOWING.split())})"
)
WISH = rf"(?P<wish>{either(by_word(lists.WISHES))})"
PASSIVE = rf"(?:との|という|といった|と|とも|が|は|も|を|に|の|する|で)?(?P<passive>{either(by_word(lists.PASSIVES))})"
GROWING = r"(?:への|に対する|をめぐる|との|の)?(?P<growing>懸念|不安|警戒感|期待|批判|不満|危機感|不信感|反発)(?:が|も)[^。、「」]{0,14}?(?:高ま|広が|強ま|根強|拡大|増し|あが|上が)"
CUE = re.compile("|".join((PASSIVE, VIEW, SAYING, OBJECT, SHOWN, GROWING, WISH)))
PLAN = re.compile(r"べき|必要|なければならな|重要だ|重要であ|望ましい|せねばなら|ほしい|求められ")
FUTURE = re.compile(
    r"だろう|であろう|見込|可能性|はずだ|見通|将来|今後|かもしれ|なり得|なりうる|ありそう|難しい|困難"
)
WORRY = re.compile(r"懸念|脅威|危険|不安|憂慮|リスク")
AGAINST = re.compile(r"受け入れられな|容認でき|反対|認められな|無意味|疑問|批判|非難")
BRACKETS = re.compile(r"「[^「」]{0,2000}」|『[^『』]{0,2000}』")
LEADING = re.compile(rf"(?:{either(lists.CARRYING.split())})、?")
UNKNOWN = re.compile(r"[^、。「」『』はがもをにで\s]{1,20}(?=は)")
CLAUSE_END = re.compile(r"[、。．！？\n]")
REFUSED = re.compile(r"[^、。]{0,6}(?:ない|なかった|なく|ません|ず)")
NEGATED = {"supports": "opposes", "opposes": "", "concerned": "neutral"}
FIRST = 12
"""How many groups of a clause are looked at for its topic."""
TAIL = "。．.！？!?、 　\n"
HUMAN = word_set(
    "述べ 語っ 語り 話し 説明し 発言し 言及し 報告し 強調し 主張し 表明し 断言し 指摘し 警告し 提案し 提言し 訴え 呼びかけ"
    " 批判し 非難し 反論し 論じ 付け加え 答え 考え 思っ 解説し 宣言し 明言し 懸念し 予測し 分析し 応じ 補足し 疑問を呈し"
)
NOBODYS = ("passive", "growing")
ACTIVE = ("verb", "noun", "object", "shown", "wish")
TO_ITS_END = frozenset({"object", "shown", "wish"})
PLACED = word_set(
    "では でも には 内では においては においても の間では の中では の間で 内で において で"
)
SOURCES = word_set("から からは からも より によって 側からは の側からは の一部からは の一部からも")


class Cue(NamedTuple):
    """A predicate: how it is used, its stance, where it stands, who stands within it."""

    use: str
    word: str
    start: int
    end: int


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
        return None, last
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
