"""What a text's lines tell: headings that name a side, lines that begin with their speaker."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dialogues.text.cues.records import Holder
from dialogues.text.cues.tokens import word_set
from dialogues.text.spans import Span

LONGEST = 90
"""A heading is no longer than this, in characters."""
ARTICLE = 4
"""So many characters may stand before a name in a speaker's line: "The "."""
SHORT_ITEM = 40
"""A list's item longer than this is a sentence, not a heading."""
BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
BULLET = re.compile(r"[-–—•·・*▪●○◦]\s*\S")
ENDED = re.compile(r"[.!?…。！？;；,、][”»\"')）」』]*$")
SPEAKER = re.compile(
    r"(?P<who>[^\s:：.!?。！？«“「\"][^:：.!?。！？«“「\"\n]{0,60}?(?:\.\s[^:：\n]{1,40})?)\s?[:：](?!//|\d)"
)
"""What stands before a colon at the beginning of a line."""
NAMED = re.compile(
    r"(?:[A-ZА-ЯЁ][\w.’'-]*|von|van|de)(?:\s+(?:[A-ZА-ЯЁ][\w.’'-]*|von|van|de)){1,4}"
    r"(?:\s*[(（,–—-].{1,50})?"
)
JAPANESE_NAMED = re.compile(
    r"[一-龥々]{2,4}[\s　]?[一-龥々]{0,3}(?:[（(].{1,30}[)）])?|[ァ-ヴー・]{3,20}"
)
TITLED = re.compile(
    r"(?:Mr|Ms|Mrs|Dr|Prof|Professor|Amb|Ambassador|Minister|Chair|Chairman|Moderator|President"
    r"|Г-н|Г-жа|Проф|Профессор|Посол|Министр|Академик|Модератор|Ведущий|Председатель|Докт?ор)\b\.?\s+\S.*",
    re.IGNORECASE,
)
JAPANESE_TITLED = re.compile(
    r".{1,20}(?:氏|教授|大使|大臣|会長|所長|理事長|研究員|博士|議員|司会|議長)(?:[（(].{1,30}[)）])?"
)
CHAIRS = word_set("moderator chair chairman модератор ведущий председатель 司会 司会者 議長")
NOT_SPEAKERS = re.compile(
    r"(?:Note|Source|Summary|Topic|Session|Date|Place|Venue|Time|Photo|Keywords?|Agenda|Panel|Part|Day"
    r"|Примечание|Источник|Тема|Дата|Место|Фото|Сессия|Ключевые|Повестка|Часть|注|出典|日時|場所|主題|議題|テーマ"
    r"|第.{1,3}(?:部|回|セッション))\b.*"
)
VIEWS = word_set(
    "view views viewpoint viewpoints position positions perspective perspectives remarks statement"
    " statements opinion opinions presentation presentations assessment assessments comment comments report"
    " speech address intervention arguments concerns expectations proposals side response"
    " стороны сторона позиция позиции взгляд взгляды мнение мнения выступление выступления доклад доклады"
    " заявление комментарий оценки оценка подход подходы предложения зрения слово сообщение"
)
"""Beside a side's name one of these makes a heading of a topic one of a holder."""
LINKS = word_set(
    "the of by from on and opening keynote closing official s и со точка приветственное вступительное"
)
JAPANESE_VIEWS = re.compile(
    r"(?:見解|立場|視点|発言|報告|意見|主張|講演|発表|コメント|見方|考え方|認識|挨拶|側)"
)
JAPANESE_LINKS = re.compile(r"の|による|から|基調|冒頭|と|および|・|[0-9０-９一二三四五六七八九十]")
WORD = re.compile(r"[^\W_]+")
ROMAN = frozenset(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"))


class Ascription(NamedTuple):
    """Words of the layout that name whose a passage is."""

    words: Span
    holders: tuple[Holder, ...]
    refers: str = ""


def is_heading(text: str, span: Span, alone: bool) -> bool:
    """A short line of its own that no sentence mark ends."""
    words = span.of(text)
    return alone and len(words) <= LONGEST and not ENDED.search(words) and bool(WORD.search(words))


def stands_alone(text: str, sentences: Sequence[Span], number: int) -> bool:
    """Whether a sentence has its line for itself."""
    span = sentences[number]
    before = sentences[number - 1].end if number else 0
    after = sentences[number + 1].start if number + 1 < len(sentences) else len(text)
    first = number == 0 or "\n" in text[before : span.start] or "\r" in text[before : span.start]
    last = number + 1 >= len(sentences) or bool(BREAK.search(text, span.end, after))
    return first and last


def is_broken_line(text: str, sentences: Sequence[Span], number: int, after_heading: bool) -> bool:
    """Whether a line is a piece of a paragraph whose lines were broken, or an item of a list."""
    span = sentences[number]
    if BULLET.match(text, span.start, span.end):
        return len(span.of(text)) > SHORT_ITEM
    if number + 1 < len(sentences):
        after = sentences[number + 1]
        if text[after.start].islower() and "\n\n" not in text[span.end : after.start]:
            return True
    if number == 0 or after_heading:
        return False
    before = sentences[number - 1]
    gap = text[before.end : span.start]
    return gap.count("\n") < 2 and not ENDED.search(before.of(text))


def begins_line(text: str, sentences: Sequence[Span], number: int) -> bool:
    """Whether a sentence is the first of its line."""
    if number == 0:
        return True
    return bool(BREAK.search(text, sentences[number - 1].end, sentences[number].start))


def heading_of(text: str, span: Span, named: list[tuple[Holder, ...]]) -> Ascription | None:
    """The side or speaker a heading names, when it says nothing else."""
    words = span.of(text)
    if SPEAKER.fullmatch(words):
        return speaker_of(text, span, named)
    people = list({holder.span: holder for holders in named for holder in holders}.values())
    rest = words.split("(")[0].split("（")[0]
    for holder in people:
        rest = rest.replace(holder.words, " ", 1)
    sides = {(holder.kind, holder.country) for holder in people}
    if len(sides) != 1 or not (speaks(people[0]) or has_view(rest)) or not says_nothing_else(rest):
        return titled(text, span)
    return Ascription(span, (people[0],))


def speaks(holder: Holder) -> bool:
    """Whether the name alone makes a heading a holder's: "Japanese experts", not "Japan"."""
    return holder.kind in {"expert_group", "public", "anonymous"}


def has_view(rest: str) -> bool:
    """Whether a word of viewing stands beside the name: "Tokyo’s view", 「日本の立場」."""
    words = {word.lower() for word in WORD.findall(rest)}
    return bool(words & VIEWS or JAPANESE_VIEWS.search(rest))


def says_nothing_else(rest: str) -> bool:
    """Whether words of viewing and little words are all that stands beside the name."""
    bare = JAPANESE_LINKS.sub("", JAPANESE_VIEWS.sub("", rest))
    return all(
        word.lower() in VIEWS | LINKS or word.isdigit() or word in ROMAN
        for word in WORD.findall(bare)
    )


def titled(text: str, span: Span) -> Ascription | None:
    """ "Prof. Taro Yamada, University of …": a person by the title."""
    words = span.of(text)
    if not (TITLED.fullmatch(words) or JAPANESE_TITLED.fullmatch(words)):
        return None
    name = re.split(r"[,(（–—]", words)[0].rstrip()
    where = Span(span.start, span.start + len(name))
    return Ascription(span, (Holder(name, where, "person", ""),))


def speaker_of(text: str, span: Span, named: list[tuple[Holder, ...]]) -> Ascription | None:
    """ "Ivan Petrov: …": the speaker before the colon at the beginning of a line."""
    found = SPEAKER.match(text, span.start, span.end)
    if not found or NOT_SPEAKERS.fullmatch(found["who"]):
        return None
    words = Span(span.start, found.end())
    who = Span(*found.span("who"))
    whole = next((holders for holders in named if holders and is_all(text, who, holders[0])), None)
    return Ascription(words, whole) if whole else named_speaker(text, words, who)


def named_speaker(text: str, words: Span, who: Span) -> Ascription | None:
    """A speaker nobody told us, if what stands before the colon looks like a name."""
    name = who.of(text)
    pattern = (NAMED, JAPANESE_NAMED, TITLED, JAPANESE_TITLED)
    if not any(one.fullmatch(name) for one in pattern):
        return None
    bare = re.split(r"\s*[(（,–—]", name)[0]
    where = Span(who.start, who.start + len(bare))
    kind = "anonymous" if bare.lower() in CHAIRS else "person"
    return Ascription(words, (Holder(bare, where, kind, ""),))


def is_all(text: str, who: Span, holder: Holder) -> bool:
    """Whether the holder is the whole of what stands before the colon, an affiliation apart."""
    rest = text[holder.span.end : who.end].strip()
    inside = holder.span.start - who.start <= ARTICLE and holder.span.end <= who.end
    if not inside or holder.kind in {"government", "bloc"}:
        return False
    return not rest or rest[0] in "(（,、"
