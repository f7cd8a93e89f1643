"""Where pysbd ends a sentence too early or too late, and the rule that puts it right.

Each rule answers a fault seen in English, Russian or Japanese dialogue texts. They look at a
*seam*: the words just before a proposed sentence end and those just after it, in one line.
"""

import re

SEEN = 24
"""How many characters before a seam the rules look at."""

AFTER_END = re.compile(r"[.!?…。．！？」』）)\]”’»\"']*")
"""Marks that belong to the sentence they close: ``えっ！|？``, ``“好。|”``."""

END_MARKED = re.compile(
    r"[.!?…。．！？։।॥؟۔።]"  # the mark itself, of any script pysbd serves
    r"[」』）)\]”’»\"'“]*"  # whatever closes with it
    r"(?:\[[\d,\s–-]{1,20}\]|\d{1,3})*$"  # and a note's number: “…lack.[1]”, “…lack.2”
)
DECIMAL = re.compile(r"[\d.][.．,]$")
DOTTED_CAPITALS = re.compile(r"(?:\b[A-Z]\.\s?){2,}$")

ENGLISH_NEVER_LAST = re.compile(
    r"\b(?:[Aa]mb|[Hh]on|[Cc]f|[Dd]ep|[Pp]res|[Aa]pprox|[Ii]ncl|[Ff]ig|[Ss]ec|Vol)\.$"
)
COMPANY = re.compile(r"\b(?:Co|Corp)\.$")
COMPANY_REST = re.compile(r"\s*,?\s*(?:Ltd|Inc|LLC)\b")

RUSSIAN_NEVER_LAST = re.compile(
    r"(?:\b(?:им|см|ср|рис|табл|илл|напр|акад|проф|доц|ген|ред|сост|гл|ст|стр|разд|просп|т\.\s?е)\.$)",
    re.IGNORECASE,
)
RUSSIAN_INITIAL = re.compile(r"(?:^|[\s(«„“.])[А-ЯЁ]\.$")
RUSSIAN_AND_SO_ON = re.compile(r"\bи\s(?:т\.\s?[дп]|др|пр)\.(?=\s+[«“„(]?[А-ЯЁ])")
RUSSIAN_UNIT_THEN_STARTER = re.compile(
    r"(?:\d|[IVXLC]|\b(?:млн|млрд|тыс))\s?-?х?\s?(?:гг?|вв?|руб|долл|млн|млрд|тыс|км|чел)\."
    r"(?=\s+(?:Однако|Но|Это|Эт[аи]|Этот|Он|Она|Оно|Они|Мы|Его|Её|Их|Затем|Потом|Тогда|Так|Также"
    r"|Кроме|После|Если|Когда|Как|Хотя|Поэтому|Таким|Все|Всё|Для|Из|От|Не|На|По|При|В|С|К|О|У"
    r"|Там|Теперь|Сегодня|Сейчас|Среди|Впрочем|Наконец|Между)\s)"
)
ELLIPSIS_THEN_CAPITAL = re.compile(r"…[”»\"')]*(?=\s+[“«„\"'(]?[A-ZА-ЯЁ])")
ENGLISH_ABBREVIATION_THEN_QUOTE = re.compile(r"\b(?:[ap]\.m|etc)\.(?=\s+[“\"(][A-Z])")
QUOTE_THEN_QUOTE = re.compile(r"[.!?…][”»](?=\s+[“«])")
RUSSIAN_QUOTE_THEN_CAPITAL = re.compile(r"[.!?…][”»](?=\s+[«“]?[А-ЯЁ])")
JAPANESE_OPENING = "「『（"
JAPANESE_CLOSING = "」』）"
JAPANESE_QUOTE = re.compile(r"[。！？][」』]$")
JAPANESE_QUOTE_CLOSED = re.compile(r"[。！？][」』]")
JAPANESE_REPORTED = re.compile(
    # The particle or mark by which the sentence around a quotation goes on: 「…。」と述べた。
    r"[、。，．！？・」』）…—]|と|は(?!い)|が|を|に(?!ほん)|で(?!も)|も(?!し|っと)|の|や|へ|か"
    r"|よ(?!り)|ね|っ|など|なの|なら|なん"
)

NEVER_LAST = {
    "en": (ENGLISH_NEVER_LAST,),
    "ru": (RUSSIAN_NEVER_LAST, RUSSIAN_INITIAL, DOTTED_CAPITALS),
    "ja": (DOTTED_CAPITALS,),
}
ALSO_LAST = {
    "en": (ELLIPSIS_THEN_CAPITAL, QUOTE_THEN_QUOTE, ENGLISH_ABBREVIATION_THEN_QUOTE),
    "ru": (
        ELLIPSIS_THEN_CAPITAL,
        RUSSIAN_QUOTE_THEN_CAPITAL,
        RUSSIAN_AND_SO_ON,
        RUSSIAN_UNIT_THEN_STARTER,
    ),
    "ja": (JAPANESE_QUOTE_CLOSED,),
}


def corrected(line: str, edges: list[int], code: str) -> list[int]:
    """The sentence ends of a line after the rules; the line's end stays the last one."""
    proposed = {end_of_marks(line, edge) for edge in edges}
    for missed in ALSO_LAST.get(code, ()):
        proposed |= {match.end() for match in missed.finditer(line)}
    last = last_word(line)
    quoted = bracketed(line) if code == "ja" else frozenset()
    inner = sorted(edge for edge in proposed if edge <= last and edge not in quoted)
    return [*(edge for edge in inner if ends_sentence(line, edge, code)), len(line)]


def end_of_marks(line: str, edge: int) -> int:
    """The place after all the marks that close the sentence ending at ``edge``."""
    match = AFTER_END.match(line, edge)
    return match.end() if match else edge


def last_word(line: str) -> int:
    """Where the last letter or digit stands (−1: nowhere); only marks follow it."""
    return next((place for place in range(len(line) - 1, -1, -1) if line[place].isalnum()), -1)


def bracketed(line: str) -> frozenset[int]:
    """Places inside a closed pair of 「」 『』 （）, nested or not; an unclosed one holds nothing.

    A quotation of several sentences stays whole, with the words that report it.
    """
    inside: set[int] = set()
    opened: list[int] = []
    for place, mark in enumerate(line):
        if mark in JAPANESE_OPENING:
            opened.append(place)
        elif mark in JAPANESE_CLOSING and opened:
            start = opened.pop()
            if not opened:
                inside.update(range(start + 1, place + 1))
    return frozenset(inside)


def ends_sentence(line: str, edge: int, code: str) -> bool:
    """Whether a sentence really ends at ``edge``."""
    before = line[max(0, edge - SEEN) : edge].rstrip()
    if not END_MARKED.search(before):
        return False
    if splits_number(before, line, edge) or continues_in_lower_case(before, line, edge):
        return False
    if COMPANY.search(before) and COMPANY_REST.match(line, edge):
        return False
    if code == "ja" and JAPANESE_QUOTE.search(before) and JAPANESE_REPORTED.match(line, edge):
        return False
    return not any(rule.search(before) for rule in NEVER_LAST.get(code, ()))


def splits_number(before: str, line: str, edge: int) -> bool:
    """``３．|５``: a decimal mark, not an end."""
    return bool(DECIMAL.search(before)) and line[edge : edge + 1].isdecimal()


def continues_in_lower_case(before: str, line: str, edge: int) -> bool:
    """A small letter begins no sentence: ``bn. in 2020``, ``«Зачем?» — спросил он``, ``(b) …``.

    After an ideographic full stop it may (``…。iPhoneは…``).
    """
    if before[-1:] in "。！？」』）":
        return False
    first = next((letter for letter in line[edge : edge + 6] if letter.isalnum()), "")
    return first.islower()
