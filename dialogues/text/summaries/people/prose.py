"""People whom sentences place at the event: “opened by …”, «модератором выступил …», 「…氏が報告した」.

Only phrases that put somebody in the room count; a politician who is merely spoken of stays out.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dialogues.text.sentences import line_sentences
from dialogues.text.spans import Span, trimmed
from dialogues.text.summaries.findings import FoundPerson
from dialogues.text.summaries.institutions import script_of
from dialogues.text.summaries.layout import HEADING, LABEL, ROW, Line
from dialogues.text.summaries.people.entries import (
    people_in,
    person,
    person_in,
    tail_without_and,
)
from dialogues.text.summaries.people.names import name_at, names_in
from dialogues.text.summaries.vocabulary.institutions import JAPANESE_HEAD
from dialogues.text.summaries.vocabulary.people import (
    JAPANESE_HONORIFIC,
    JAPANESE_NAME,
    JAPANESE_POST,
)
from dialogues.text.summaries.vocabulary.roles import AFTER, BEFORE, JAPANESE

CLAUSE_END = re.compile(
    r"\s*(?:,\s+[a-z]+ed\s+(?:the|that|all|how|his|her|their|everyone)\b|[.:]\s*$"
    r"|;?\s*\b(?:who|which|where|while|at which|discussed|and was"
    r"|and (?:then )?spoke"
    r"|котор\w+|где|рассказал\w*|отметил\w*|после чего|обсудил\w*)\b|\.\s)"
)
LEAD_IN = re.compile(r"\s*(?::|were|was|by|from|as follows|следующие|эксперты|участники)?\s*")
JAPANESE_PERSON = re.compile(
    rf"(?P<name>{JAPANESE_NAME})(?:\s*(?P<title>{JAPANESE_HONORIFIC})(?:\s*\((?P<behind>[^)]{{2,80}})\))?"
    rf"|[・、](?P<joined>[^、。はがをの]{{2,40}}?(?:{JAPANESE_POST.pattern}))(?=[がはをとや、]))"
)
JAPANESE_CLAUSE = re.compile(r"[。;]|(?<=[たりいしえけげせてねべめれ])、")
JAPANESE_FRONT = re.compile(
    r"[、。\s「（(]|(?<=[氏)])[とや]|(?:続いて|次いで|次に|また|さらに|最後に|まず|冒頭)(?=[一-鿿ァ-ヶA-Z])"
    r"|(?<=[はがで])(?=[一-鿿ァ-ヶA-Z])|^"
)


def people_in_prose(
    text: str, plain: str, lines: Sequence[Line], language: str
) -> list[FoundPerson]:
    """Everybody whom the sentences of these lines place at the event."""
    found: list[FoundPerson] = []
    for sentence in _telling_sentences(text, plain, lines, language):
        found += _in_sentence(text, plain, sentence, language)
    return found


def _telling_sentences(
    text: str, plain: str, lines: Sequence[Line], language: str
) -> Iterator[Span]:
    """Sentences that hold a phrase of presence; only their lines are cut, which takes time."""
    for line in lines:
        if line.kind in (LABEL, ROW) or (line.kind == HEADING and not line.clock):
            continue
        script = script_of(line.span.of(plain), language)
        rules = JAPANESE if script == "ja" else [*AFTER[script], *BEFORE[script]]
        if any(rule.search(plain, *line.span) for _role, rule in rules):
            yield from line_sentences(text, line.span, script)


def _in_sentence(text: str, plain: str, sentence: Span, language: str) -> list[FoundPerson]:
    script = script_of(sentence.of(plain), language)
    if script == "ja":
        return _japanese(text, plain, sentence)
    found: list[FoundPerson] = []
    for role, rule in AFTER[script]:
        for match in rule.finditer(plain, *sentence):
            if not any(one.span.start <= match.start() < one.span.end for one in found):
                found += _behind(text, plain, Span(match.end(), sentence.end), role, script)
    for role, rule in BEFORE[script]:
        for match in rule.finditer(plain, *sentence):
            found += _in_front(text, plain, Span(sentence.start, match.start()), role, script)
    return _once(found)


def _behind(text: str, plain: str, part: Span, role: str, script: str) -> Sequence[FoundPerson]:
    """The people named right behind the phrase, up to where another clause begins."""
    lead = LEAD_IN.match(plain, *part)
    start = lead.end() if lead else part.start
    stop = CLAUSE_END.search(plain, start, part.end)
    while stop and _within_initials(plain, stop):
        stop = CLAUSE_END.search(plain, stop.end(), part.end)
    part = Span(
        start,
        min([stop.start() if stop else part.end, *_next_phrases(plain, start, part.end, script)]),
    )
    part = tail_without_and(plain, trimmed(plain, *part))
    return people_in(text, plain, part, role=role, language=script)


def _within_initials(plain: str, stop: re.Match[str]) -> bool:
    before = plain[max(0, stop.start() - 5) : stop.start() + 1]
    return bool(re.search(r"(?:\b[A-ZА-ЯЁ]|Dr|Prof|Amb|Mr|Ms|St|проф|д-р)\.?$", before.strip()))


def _next_phrases(plain: str, start: int, end: int, script: str) -> list[int]:
    """Where in the rest of the sentence another role begins: “opened by A and moderated by B”."""
    places = [
        match.start() for _role, rule in AFTER[script] if (match := rule.search(plain, start, end))
    ]
    return [place for place in places if place > start]


def _in_front(text: str, plain: str, part: Span, role: str, script: str) -> Sequence[FoundPerson]:
    """The last name before the phrase, with the post between them or before the name."""
    names = names_in(plain, part, script)
    if not names:
        return ()
    match = names[-1]
    between = Span(match.end(), part.end)
    words = between.of(plain)
    if words.strip() and not re.fullmatch(r"\s*(?:,.+,|\(.+\)|)\s*", words, re.DOTALL):
        return ()
    if words.strip():
        name = Span(*match.span("name"))
        return (person(text, plain, name, between, role=role, script=script, title=match["title"]),)
    start = max((plain.rfind(mark, part.start, match.start()) for mark in ",;.—"), default=-1) + 1
    piece = Span(max(part.start, start), match.end())
    one = person_in(text, plain, piece, role=role, language=script)
    return (one,) if one else ()


def _japanese(text: str, plain: str, sentence: Span) -> list[FoundPerson]:
    """Clause by clause: the people before what they did, 「A氏とB氏が報告し」, or after it, 「司会はC氏が務めた」."""
    found: list[FoundPerson] = []
    edges = [
        sentence.start,
        *(m.end() for m in JAPANESE_CLAUSE.finditer(plain, *sentence)),
        sentence.end,
    ]
    for start, end in itertools.pairwise(edges):
        clause = Span(start, end)
        role = next((role for role, rule in JAPANESE if rule.search(plain, *clause)), "")
        matches = JAPANESE_PERSON.finditer(plain, *clause) if role else ()
        found += [_japanese_person(text, plain, clause, match, role) for match in matches]
    return _once([one for one in found if one.name])


def _japanese_person(
    text: str, plain: str, clause: Span, match: re.Match[str], role: str
) -> FoundPerson:
    start, name = _japanese_name(plain, Span(*match.span("name")))
    stated = "behind" if match["behind"] else "joined"
    post = (
        Span(*match.span(stated))
        if match[stated]
        else _japanese_post(plain, Span(clause.start, start))
    )
    if not name_at(plain, name.start, name.end, "ja"):
        return FoundPerson("", name)
    return person(text, plain, name, post, role=role, script="ja", title=match["title"] or "")


def _japanese_name(plain: str, name: Span) -> tuple[int, Span]:
    """Without the post that runs into the name: 「研究所長山田太郎」."""
    posts = [post.end() for post in JAPANESE_POST.finditer(plain, *name)]
    start = posts[-1] if posts and posts[-1] < name.end else name.start
    return start, Span(start, name.end)


def _japanese_post(plain: str, before: Span) -> Span:
    """The words before a name up to the mark that parts them from the rest: 「日本財団会長の」."""
    end = before.end
    while end > before.start and plain[end - 1] in "の・、 ":
        end -= 1
    starts = [match.end() for match in JAPANESE_FRONT.finditer(plain, before.start, end)]
    start = max([before.start, *[place for place in starts if place < end]])
    words = plain[start:end]
    told = JAPANESE_POST.search(words) or JAPANESE_HEAD.search(words)
    return Span(start, end) if told else Span(before.end, before.end)


def _once(people: list[FoundPerson]) -> list[FoundPerson]:
    """Each name and role once, with the fuller account of the post."""
    best: dict[tuple[str, str], FoundPerson] = {}
    for one in people:
        known = best.get((one.name, one.role))
        if known is None or len(one.stated_as) > len(known.stated_as):
            best[one.name, one.role] = one if known is None else replace(one, span=known.span)
    return list(best.values())
