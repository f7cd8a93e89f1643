"""Format, access, attribution rule, languages and place: only where the text states them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from dialogues.text.spans import Span, trimmed
from dialogues.text.summaries.findings import Found, found_words
from dialogues.text.summaries.layout import LABEL, Line
from dialogues.text.summaries.vocabulary.circumstances import (
    ACCESS_RULES,
    ENGLISH_ELSEWHERE,
    FORMAT_RULES,
    LANGUAGE_RULES,
    NOMINATIVE,
    PLACES,
    RULE_RULES,
    SPOKEN,
)
from dialogues.text.summaries.vocabulary.labels import LANGUAGES, PLACE, VENUE

#: A room or a city, not an address of a web page.
LONGEST_PLACE = 300


def stated_format(plain: str, parts: Sequence[Span]) -> Found | None:
    """The format in the sentences and labels about the event; both kinds make a hybrid one."""
    found = {key: _first(rule, plain, parts) for key, rule in FORMAT_RULES.items()}
    spans = {key: span for key, span in found.items() if span}
    if "hybrid" in spans or {"online", "in_person"} <= set(spans):
        return Found("hybrid", tuple(span for span in spans.values()))
    return next((Found(key, (span,)) for key, span in spans.items()), None)


def stated_access(plain: str, parts: Sequence[Span]) -> Found | None:
    found = _stated(ACCESS_RULES, plain, parts)
    if len(found) > 1:
        both = tuple(span for one in found for span in one.spans)
        return replace(found[0], spans=both, note=_("The text speaks of both; choose."))
    return found[0] if found else None


def stated_rule(plain: str, parts: Sequence[Span]) -> Found | None:
    found = _stated(RULE_RULES, plain, parts)
    return found[0] if found else None


def stated_languages(
    plain: str, lines: Sequence[Line], sentences: Sequence[Span]
) -> tuple[Found, ...]:
    """The languages of the event: under their label, or in a sentence on interpretation."""
    parts = [line.value for line in lines if line.kind == LABEL and line.field == LANGUAGES]
    parts += [part for part in sentences if SPOKEN.search(plain, *part)]
    found = [
        (span, key) for key, rule in LANGUAGE_RULES.items() if (span := _first(rule, plain, parts))
    ]
    return tuple(Found(key, (span,)) for span, key in sorted(found))


def stated_place(
    text: str, plain: str, lines: Sequence[Line], sentences: Sequence[tuple[Span, str]]
) -> Found | None:
    for line in lines:
        if line.field in (PLACE, VENUE) and not line.opens_list and _is_somewhere(plain, line):
            return found_words(text, line.value, longest=LONGEST_PLACE)
    for part, script in sentences:
        match = PLACES[script].search(plain, *part)
        if not match and script == "en":
            match = ENGLISH_ELSEWHERE.search(plain, *part)
        if match:
            span = trimmed(plain, *match.span("place"))
            words = span.of(text)
            return Found(NOMINATIVE.get(words, words), (span,))
    return None


def _is_somewhere(plain: str, line: Line) -> bool:
    """“Place: online (Zoom)” gives the format, no place."""
    return not any(rule.match(line.value.of(plain)) for rule in FORMAT_RULES.values())


def _stated(rules: Mapping[str, re.Pattern[str]], plain: str, parts: Sequence[Span]) -> list[Found]:
    found = {key: _first(rule, plain, parts) for key, rule in rules.items()}
    return [Found(key, (span,)) for key, span in found.items() if span]


def _first(rule: re.Pattern[str], plain: str, parts: Sequence[Span]) -> Span | None:
    for part in parts:
        match = rule.search(plain, *part)
        if match:
            return Span(*match.span())
    return None
