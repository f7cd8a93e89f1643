"""Somebody's own words that run over several sentences: each of the sentences is theirs."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dialogues.choices import Basis, Mode, Stance
from dialogues.text.cues.records import LikelyAttribution
from dialogues.text.spans import Span, trimmed

QUOTATION = re.compile(
    r"“[^“”]{20,6000}”|«[^«»]{20,6000}»|「[^「」]{20,6000}」|„[^„“”]{20,6000}[“”]"
)


def continued(
    text: str, sentences: Sequence[Span], likely: list[LikelyAttribution]
) -> Iterator[LikelyAttribution]:
    """What carries over inside the quotation marks, for sentences without an attribution."""
    by_sentence: dict[int, list[LikelyAttribution]] = {}
    for one in likely:
        by_sentence.setdefault(one.sentence, []).append(one)
    starts = [span.start for span in sentences]
    for match in QUOTATION.finditer(text):
        first = bisect_right(starts, match.start()) - 1
        last = bisect_right(starts, match.end() - 1) - 1
        source = source_of(match, first, last, by_sentence) if 0 <= first < last else None
        if source:
            for number in range(first, last + 1):
                if number not in by_sentence:
                    yield carried(text, number, sentences[number], match, source)


def source_of(
    match: re.Match[str], first: int, last: int, by_sentence: dict[int, list[LikelyAttribution]]
) -> LikelyAttribution | None:
    """The attribution right outside the marks that names whose words they are."""
    for number in (first, last, first - 1):
        for one in by_sentence.get(number, ()):
            outside = one.words.end <= match.start() or one.words.start >= match.end()
            if outside and one.holders:
                return one
    return None


def carried(
    text: str, number: int, sentence: Span, match: re.Match[str], source: LikelyAttribution
) -> LikelyAttribution:
    """The part of a sentence that stands inside the marks."""
    start, end = max(sentence.start, match.start()), min(sentence.end, match.end())
    return LikelyAttribution(
        number,
        source.holders,
        source.words,
        trimmed(text, start, end),
        Basis.CARRIED_OVER.value,
        Stance.ASSERTS.value,
        Mode.DIRECT_QUOTATION.value,
    )
