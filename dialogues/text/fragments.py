"""Links to the very words of a page: text fragments, ``#p12:~:text=prefix-,start,end,-suffix``.

After https://wicg.github.io/scroll-to-text-fragment/: a browser looks for ``start`` (or for all from
``start`` to ``end``), whole words only, letter case and kinds of white space set aside; each piece
has to stand within one paragraph. ``prefix`` and ``suffix`` tell the right one among several.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from dialogues.text.spans import Span, lines

#: Up to so many characters the words are named whole, beyond by their beginning and their end.
LONGEST_WHOLE = 100
#: Words named at either end, and words of context: more where fewer would be ambiguous.
EDGE = (4, 8, 16)
CONTEXT = (2, 4, 8)

HIRAGANA, KATAKANA, IDEOGRAPH = "\u3041-\u309f", "\u30a0-\u30ff", "\u3005\u3400-\u9fff\uf900-\ufaff"
WORD = re.compile(
    rf"[{KATAKANA}{IDEOGRAPH}]+[{HIRAGANA}]*|[{HIRAGANA}]+|"
    rf"[^\s{HIRAGANA}{KATAKANA}{IDEOGRAPH}\u3000-\u303f\uff00-\uffef]+"
)
"""Where a text may be cut so that browsers see a word's end: at spaces, and in Japanese where the
inflected end of a word (in hiragana) is followed by the next word."""


@dataclass(frozen=True)
class Directive:
    """Stretches of the text: what to look for. ``end`` is empty where ``start`` is all of it."""

    start: Span
    end: Span | None = None
    prefix: Span | None = None
    suffix: Span | None = None


class Fragments:
    """Text fragments for stretches of one text.

    ``context``: whether words around a stretch may be named too; not where rights hide them.
    """

    def __init__(self, text: str, *, context: bool = True) -> None:
        self.text = text
        self.context = context
        lowered = text.lower()
        self.searched = lowered if len(lowered) == len(text) else text

    def of(self, start: int, end: int) -> str:
        """The directive ``text=…`` for a stretch; unambiguous wherever its words and context are."""
        candidates = list(self._candidates(Span(start, end)))
        found = next((one for one in candidates if self._leads_there(one, start, end)), None)
        return self._written(found or candidates[-1])

    def _candidates(self, span: Span) -> Iterator[Directive]:
        """The shortest first; with context once the words alone do not do."""
        bare = list(_bare(self.text, span))
        yield from bare
        if self.context:
            for count in CONTEXT:
                yield replace(
                    bare[-1],
                    prefix=_before(self.text, span.start, count),
                    suffix=_after(self.text, span.end, count),
                )

    def _leads_there(self, one: Directive, start: int, end: int) -> bool:
        begins = one.prefix.start if one.prefix else start
        first_ends = one.start.end if one.end else _end(one.suffix, one.start)
        if self._first(begins, first_ends) != begins:
            return False
        if one.end is None:
            return one.start == (start, end)
        return self._first(one.end.start, _end(one.suffix, one.end), one.start.end) == one.end.start

    def _first(self, start: int, end: int, after: int = 0) -> int:
        return self.searched.find(self.searched[start:end], after)

    def _written(self, one: Directive) -> str:
        parts = [
            f"{self._encoded(one.prefix)}-" if one.prefix else "",
            self._encoded(one.start),
            self._encoded(one.end) if one.end else "",
            f"-{self._encoded(one.suffix)}" if one.suffix else "",
        ]
        return f"text={','.join(part for part in parts if part)}"

    def _encoded(self, span: Span) -> str:
        return encoded(span.of(self.text))


def encoded(words: str) -> str:
    """Percent-encoded, the dash too, which would else end a prefix; white space as one space."""
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")


def of_words(words: str) -> str:
    """The directive for words of which no text is known around them."""
    return Fragments(words, context=False).of(0, len(words)) if words.strip() else ""


def at(address: str, directive: str) -> str:
    """An address with the directive; one that has a fragment keeps it."""
    if not directive:
        return address
    return f"{address}{'' if '#' in address else '#'}:~:{directive}"


def _end(suffix: Span | None, span: Span) -> int:
    return suffix.end if suffix else span.end


def _bare(text: str, span: Span) -> Iterator[Directive]:
    """The words whole if they are few and in one line, else their two ends, longer and longer."""
    within = lines(span.of(text))
    if not within or (len(within) == 1 and span.end - span.start <= LONGEST_WHOLE):
        yield Directive(span)
        return
    first, last = _moved(within[0], span.start), _moved(within[-1], span.start)
    for count in EDGE:
        start = Span(first.start, _nth_end(text, first, count))
        end = Span(_nth_start_from_end(text, last, count), last.end)
        if start.end > end.start:
            break
        yield Directive(start, end)
    else:
        return
    yield Directive(first, last) if first != last else Directive(span)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _nth_end(text: str, span: Span, count: int) -> int:
    words = [found.end() for found in WORD.finditer(text, *span)]
    return words[count - 1] if len(words) >= count else span.end


def _nth_start_from_end(text: str, span: Span, count: int) -> int:
    words = [found.start() for found in WORD.finditer(text, *span)]
    return words[-count] if len(words) >= count else span.start


def _before(text: str, place: int, count: int) -> Span | None:
    """At most so many words of the same line that stand before a place."""
    line = max(text.rfind("\n", 0, place) + 1, place - 40 * count)
    words = list(WORD.finditer(text, line, place))[-count:]
    return Span(words[0].start(), place) if words else None


def _after(text: str, place: int, count: int) -> Span | None:
    found = text.find("\n", place)
    line = min(found if found >= 0 else len(text), place + 40 * count)
    words = list(WORD.finditer(text, place, line))[:count]
    return Span(place, words[-1].end()) if words else None
