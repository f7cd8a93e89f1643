"""The lines of a text by what they are for: headings, labels, list items, table rows, speech."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dialogues.text.spans import Span, lines, trimmed
from dialogues.text.summaries.vocabulary.labels import column_of, field_of

HEADING, LABEL, ROW, COLUMNS, PROSE = "heading", "label", "row", "columns", "prose"

#: Lines are read so far only; no fact of the kinds looked for stands deeper in one.
LONGEST_LINE = 4_000
LONGEST_HEADING = 160
LONGEST_JAPANESE_HEADING = 60
BULLET = re.compile(r"(?:[•●◦▪■◆◇○▼▶・*–—-]|\(?\d{1,2}[.)](?!\d))\s*")
TIME = r"\d{1,2}(?:[:.h]\d{2}|時(?:\d{1,2}分)?)(?![\d.])"
CLOCK = re.compile(rf"{TIME}\s*(?:[-–—~]\s*{TIME})?\s*[-–—:|]?\s*")
LABELLED = re.compile(r"(?P<label>[^:\t]{1,70}?)\s*(?::|\t)\s*(?P<value>.*)", re.DOTALL)
BRACKETED = re.compile(
    r"[【\[〔<](?P<label>[^】\]〕>]{1,40})[】\]〕>]\s*:?\s*(?P<value>.*)", re.DOTALL
)
SPACED = re.compile(r"(?P<label>[一-鿿ぁ-ヿー]{2,10})\s+(?P<value>\S.*)", re.DOTALL)
DASHED = re.compile(r"(?P<label>[^—–]{2,50}?)\s+[—–]\s+(?P<value>.+)", re.DOTALL)
BY = re.compile(r"(?P<label>[Bb][Yy])\s+(?P<value>[A-ZÀ-Þ].{3,80})")
JAPANESE = re.compile(r"[぀-ヿ一-鿿]")
SENTENCE_END = re.compile(r"[.。!！;；,、:]['”»\"」]*$")
ABBREVIATED_END = re.compile(r"\b(?:г|гг|[A-ZА-Я]|Jr|Inc|Ltd|etc)\.$")


NOWHERE = Span(0, 0)


@dataclass(frozen=True)
class Line:
    """One line: its words, what it is, and for a label what it is about and what follows it."""

    span: Span
    kind: str
    field: str = ""
    label: Span = NOWHERE
    value: Span = NOWHERE
    clock: bool = False
    #: The words without bullet, number and time of day.
    bare: Span = NOWHERE

    @property
    def opens_list(self) -> bool:
        return self.kind == LABEL and self.value.start == self.value.end


def read_lines(text: str, plain: str, headings: Iterable[Span] = ()) -> list[Line]:
    """Every line that is not blank. ``headings``: lines that the source's own mark-up names so."""
    marked = {span.start for span in headings}
    found = []
    for piece in lines(text):
        span = trimmed(text, *piece)
        if span.start < span.end:
            found.append(_line(plain, span, marked=span.start in marked))
    return found


def _line(plain: str, whole: Span, *, marked: bool) -> Line:
    whole = Span(whole.start, min(whole.end, whole.start + LONGEST_LINE))
    start, timed = _after_marks(plain, whole)
    span = Span(start, whole.end)
    if _names_columns(span.of(plain)):
        return Line(span, COLUMNS, bare=span)
    labelled = _labelled(plain, span)
    if labelled:
        field, label, value = labelled
        return Line(span, LABEL, field, label, value, clock=timed, bare=span)
    if "\t" in span.of(plain):
        return Line(span, ROW, clock=timed, bare=span)
    item = span.start > whole.start and not plain[whole.start].isalnum()
    is_heading = marked or (not (timed or item) and _looks_like_heading(span.of(plain)))
    return Line(whole, HEADING if is_heading else PROSE, clock=timed, bare=span)


def _after_marks(plain: str, whole: Span) -> tuple[int, bool]:
    """Where the words of a line begin after its bullet and its time of day."""
    clock = CLOCK.match(plain, whole.start, whole.end)
    start = clock.end() if clock and clock.end() < whole.end else whole.start
    bullet = BULLET.match(plain, start, whole.end)
    if bullet and bullet.end() < whole.end:
        start = bullet.end()
    return start, clock is not None


def _labelled(plain: str, span: Span) -> tuple[str, Span, Span] | None:
    for rule in (BRACKETED, LABELLED, BY, SPACED, DASHED):
        match = rule.fullmatch(plain, span.start, span.end)
        if match and (field := field_of(match["label"])):
            return field, Span(*match.span("label")), trimmed(plain, *match.span("value"))
    words = span.of(plain)
    if (field := field_of(words.rstrip(":"))) and (words.endswith(":") or len(words) < 40):
        return field, span, Span(span.end, span.end)
    return None


def _names_columns(words: str) -> bool:
    """Whether this is the first row of a table of people."""
    cells = words.split("\t")
    return (
        len(cells) > 1 and "name" in (kinds := [column_of(cell) for cell in cells]) and all(kinds)
    )


def _looks_like_heading(words: str) -> bool:
    """Short and without a full stop at its end; Japanese headings are shorter still."""
    japanese = JAPANESE.search(words) is not None
    if len(words) > (LONGEST_JAPANESE_HEADING if japanese else LONGEST_HEADING):
        return False
    return not SENTENCE_END.search(words) or bool(ABBREVIATED_END.search(words))
