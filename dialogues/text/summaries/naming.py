"""What an event is called: its quoted title, its own name, or the words that describe it."""

import re
from functools import cache

from dialogues.text.cues.countries import places
from dialogues.text.spans import Span, trimmed
from dialogues.text.summaries.findings import Found, found_words
from dialogues.text.summaries.vocabulary.events import (
    ACTIVE,
    ENTITLED,
    HELD,
    NAMED,
    NOUN,
    PHRASE,
    QUOTED,
    RUSSIAN_ADJECTIVE_BASES,
    RUSSIAN_BASES,
)
from dialogues.text.summaries.vocabulary.institutions import HEAD

LONGEST_TITLE = 300
#: Parts of the world that an event can be about.
REGION = re.compile(
    r"Asia|Eurasia|Europe|Africa|America|Pacific|Atlantic|Arctic|Antarctic|East|West|North|South"
    r"|Sea|Ocean|Region|World|Space|Balkans|Caucasus|Gulf|Levant|Caribbean|Siberia|Indo"
)
#: What a text calls itself before or behind the name of its event.
ABOUT_ITSELF = re.compile(
    r"^(?:Transcript|Summary|Event report|Report|Agenda|Programme|Program"
    r"|Стенограмма|Программа|Итоги|Отч[ёе]т)"
    r"(?: of(?: the)?| on(?: the)?)?\s*[:—–-]?\s+|\s*[:—–-]\s*(?:event report"
    r"|report|summary|transcript)$"
    r"|(?:の|の開催|開催|実施)?(?:報告|概要|記録|議事録)(?:書)?$",
    re.IGNORECASE,
)


#: “Discussion Club”: the noun of an event within the name of an institution.
NAME_GOES_ON = re.compile(rf"\s+(?-i:{HEAD.pattern})")


def event_title(text: str, plain: str, sentence: Span, script: str) -> Found | None:
    """The title that a sentence gives to the event it tells of."""
    return (
        _quoted(text, plain, sentence, script)
        or _named(text, plain, sentence, script)
        or _described(text, plain, sentence, script)
    )


def event_kind(text: str, plain: str, part: Span, script: str) -> Found | None:
    """The kind of event in the text's own words: “round table”, «семинар», 「シンポジウム」."""
    held = HELD[script].search(plain, *part)
    found = NOUN[script].finditer(plain, *part)
    nouns = [noun for noun in found if not NAME_GOES_ON.match(plain, noun.end(), part.end)]
    if not nouns:
        return None
    near = min(nouns, key=lambda noun: abs(noun.start() - (held.start() if held else part.start)))
    span = Span(*near.span())
    words = " ".join(span.of(text).lower().split())
    return Found(_base(words) if script == "ru" else words, (span,))


def title_of_document(text: str, plain: str, title: Found | None) -> Found | None:
    """What a document’s title says of the event: its quoted or proper name, else the title itself."""
    if title is None or not title.spans:
        return title
    for script in ("en", "ru", "ja"):
        found = _quoted(text, plain, title.spans[0], script) or _named(
            text, plain, title.spans[0], script
        )
        if found:
            return found
    words = ABOUT_ITSELF.sub("", title.value).strip()
    return Found(words[:LONGEST_TITLE] or title.value[:LONGEST_TITLE], title.spans)


def _base(words: str) -> str:
    """The Russian noun of an event in the nominative."""
    for rule, base in RUSSIAN_BASES:
        if rule.search(words):
            return rule.sub(base, words)
    return words


def _nominative(words: str) -> str:
    """“экспертную дискуссию о мерах …” → “экспертная дискуссия о мерах …”."""
    noun = NOUN["ru"].search(words)
    if not noun:
        return words
    before = [_adjective(word) for word in words[: noun.start()].split(" ")]
    return " ".join(before) + _base(noun[0]) + words[noun.end() :]


def _adjective(word: str) -> str:
    for rule, base in RUSSIAN_ADJECTIVE_BASES:
        word = rule.sub(base, word)
    return word


def event_series(text: str, plain: str, part: Span, script: str) -> Found | None:
    """The run of events of which this is a numbered one: “12th Tokyo Dialogue” → “Tokyo Dialogue”."""
    match = _proper_name(plain, part, script)
    if match is None or not match["ordinal"]:
        return None
    span = trimmed(plain, *match.span("name"))
    words = " ".join(span.of(text).split()).rstrip(" ,")
    return Found((words[:1].upper() + words[1:])[:LONGEST_TITLE], (Span(*match.span()),))


def _quoted(text: str, plain: str, sentence: Span, script: str) -> Found | None:
    """Words in quotation marks right behind the noun, or (Japanese) right before it."""
    for match in QUOTED.finditer(plain, *sentence):
        group = next(name for name in "abcde" if match[name])
        span = Span(*match.span(group))
        nouns = [noun.end() for noun in NOUN[script].finditer(plain, sentence.start, match.start())]
        behind = nouns and ENTITLED[script].fullmatch(plain, nouns[-1], match.start())
        if behind or (script == "ja" and _before_noun(plain, match.end(), sentence.end)):
            return found_words(text, span, longest=LONGEST_TITLE)
    return None


BEFORE_NOUN = re.compile(
    r"\s*(?:と題(?:する|した|して)|をテーマ(?:に|とする|とした)|についての|に関する|をめぐる|を主題とする)?"
    r"[^、。「」]{0,14}?"
)


def _before_noun(plain: str, start: int, end: int) -> bool:
    noun = NOUN["ja"].search(plain, start, end)
    return bool(noun) and BEFORE_NOUN.fullmatch(plain, start, noun.start()) is not None  # type: ignore[union-attr]


def _named(text: str, plain: str, sentence: Span, script: str) -> Found | None:
    """A proper name: “The 12th Tokyo Dialogue on Energy”, 「第5回日露専門家会議」."""
    match = _proper_name(plain, sentence, script)
    if match is None:
        return None
    span = trimmed(plain, *match.span())
    span = Span(span.start, span.start + len(_without_town(span.of(plain).rstrip(" ,"))))
    words = " ".join(span.of(text).split())
    return Found((words[:1].upper() + words[1:])[:LONGEST_TITLE], (span,))


TOWN = re.compile(r",?\s+in\s+(?P<town>[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?)$")


def _without_town(name: str) -> str:
    """A name without the town where the event was; a country or a region may be its subject."""
    match = TOWN.search(name)
    if match is None or match["town"] in _countries() or REGION.search(match["town"]):
        return name
    return name[: match.start()]


@cache
def _countries() -> frozenset[str]:
    return frozenset(name for name, place in places("en") if not place.seat)


def _proper_name(plain: str, sentence: Span, script: str) -> re.Match[str] | None:
    """A numbered name first; “X Forum held …” names a host, so other names stand behind the verb."""
    found = list(NAMED[script].finditer(plain, *sentence))
    if numbered := [match for match in found if match["ordinal"]]:
        return numbered[0]
    active = ACTIVE[script].search(plain, *sentence)
    start = active.end() if active and script == "en" else sentence.start
    proper = [match for match in found if match.start() >= start and _is_proper(match)]
    return proper[0] if proper and script == "en" else None


def _is_proper(match: re.Match[str]) -> bool:
    first = match["name"].split()[0]
    return first not in ("The", "This", "On", "In", "A", "An", "At") or bool(match["ordinal"])


def _described(text: str, plain: str, sentence: Span, script: str) -> Found | None:
    """The words that describe the event: “a joint online conference on security in …”."""
    active = ACTIVE[script].search(plain, *sentence)
    start = sentence.start
    if script == "en":
        start = active.end() if active else sentence.start
    held = HELD[script].search(plain, *sentence)
    found = list(PHRASE[script].finditer(plain, start, sentence.end))
    if not found or not held:
        return None
    match = (
        found[0]
        if script == "en" and active
        else min(
            found,
            key=lambda one: (
                abs(one.end() - held.start()) if script == "ja" else -len(one["phrase"])
            ),
        )
    )
    span = trimmed(plain, *match.span("phrase"))
    words = " ".join(span.of(text).split())
    words = _nominative(words) if script == "ru" else words
    return Found((words[:1].upper() + words[1:])[:LONGEST_TITLE], (span,))
