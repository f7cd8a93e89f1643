"""What a text says of itself: its title, its kind, who wrote it, when it was published."""

import re
from collections.abc import Sequence

from dialogues.choices import DocumentKind
from dialogues.text.spans import Span
from dialogues.text.summaries.dates import Stated, dates_in, found_date
from dialogues.text.summaries.division import date_line, is_session, written_at
from dialogues.text.summaries.findings import Found, FoundDate, FoundPerson, found_words
from dialogues.text.summaries.institutions import script_of
from dialogues.text.summaries.layout import COLUMNS, HEADING, LABEL, PROSE, ROW, Line
from dialogues.text.summaries.people.entries import people_in
from dialogues.text.summaries.people.lists import speakers
from dialogues.text.summaries.people.names import name_at
from dialogues.text.summaries.vocabulary.labels import AUTHOR, PUBLISHED, TITLE

#: How many lines from the top, and from the end, title, author and date of a text can stand.
TOP, END = 8, 3
LONGEST_TITLE = 500
LONGEST_RUBRIC = 30
FEWEST_AGENDA_LINES = 4
STATEMENT = re.compile(
    (
        r"\b(?:joint )?(?:statement|communiqué|declaration)\b|заявлени|коммюнике|декларац"
        r"|声明|宣言|コミュニケ"
    ),
    re.IGNORECASE,
)
TRANSCRIPT = re.compile(
    r"\btranscript\b|стенограмм|расшифровк|議事録|発言録|書き起こし", re.IGNORECASE
)
AGENDA = re.compile(
    r"\b(?:agenda|programme|program)\b|программа|повестка|プログラム|次第|アジェンダ", re.IGNORECASE
)


def document_title(text: str, plain: str, lines: Sequence[Line], language: str) -> Found | None:
    """The heading over the first paragraph; a rubric above it is passed over."""
    heads: list[Line] = []
    for line in lines[:TOP]:
        if line.kind == LABEL and line.field not in (AUTHOR, PUBLISHED):
            break
        if line.kind == PROSE and not _could_head(plain, line, heads):
            break
        if line.kind in (HEADING, PROSE) and _can_be_title(plain, line, language):
            heads.append(line)
    if not heads:
        return _first_words(text, plain, lines)
    title = _past_rubric(heads)
    return found_words(text, title.span, longest=LONGEST_TITLE)


def _past_rubric(heads: Sequence[Line]) -> Line:
    """The first heading, unless it is a short one over a much longer: “Think Tank”, «Новости»."""
    title = heads[0]
    for line in heads[1:3]:
        length = title.span.end - title.span.start
        if length <= LONGEST_RUBRIC and line.span.end - line.span.start >= 2 * length:
            title = line
    return title


def _could_head(plain: str, line: Line, heads: Sequence[Line]) -> bool:
    """A title that ends in a mark: “Trade, and Then What?”."""
    return (
        not heads and line.span.end - line.span.start < 160 and plain[line.span.end - 1] in "?!？！"
    )


def _can_be_title(plain: str, line: Line, language: str) -> bool:
    if date_line(plain, line) or is_session(plain, line):
        return False
    script = script_of(line.span.of(plain), language)
    match = name_at(plain, *line.span, script)
    return not (match and match.end() >= line.span.end - 1)


def _first_words(text: str, plain: str, lines: Sequence[Line]) -> Found | None:
    """A text without a heading: what its “Event:” label gives."""
    for line in lines:
        if line.kind == LABEL and line.field == TITLE and line.value.end > line.value.start:
            return found_words(text, line.value, longest=LONGEST_TITLE)
    return None


def document_kind(
    text: str, plain: str, lines: Sequence[Line], title: Found | None, language: str
) -> Found:
    """A transcript, an agenda or a statement where its form or title says so; else a summary."""
    head = title.spans[0] if title and title.spans else None
    named = (
        (DocumentKind.TRANSCRIPT, TRANSCRIPT),
        (DocumentKind.STATEMENT, STATEMENT),
        (DocumentKind.AGENDA, AGENDA),
    )
    for kind, rule in named:
        match = rule.search(plain, *head) if head else None
        if match:
            return Found(kind, (Span(*match.span()),))
    for line in lines[:END]:
        for kind, rule in named:
            if line.kind == HEADING and rule.fullmatch(plain, *line.bare):
                return Found(kind, (line.span,))
    turns = speakers(text, plain, lines, language)
    if turns and not any(line.kind == PROSE and _is_long(line) for line in lines[:2]):
        return Found(DocumentKind.TRANSCRIPT, (turns[0].span,))
    timed = [line for line in lines if line.clock]
    if len(timed) >= FEWEST_AGENDA_LINES and len(timed) * 2 >= len(lines):
        return Found(DocumentKind.AGENDA, (timed[0].span,))
    return Found(DocumentKind.SUMMARY)


def _is_long(line: Line) -> bool:
    return line.span.end - line.span.start > 400


def document_authors(
    text: str, plain: str, lines: Sequence[Line], language: str
) -> tuple[FoundPerson, ...]:
    """Who wrote the text: by its label, or by a name alone under the title."""
    for line in [*lines[:TOP], *lines[-END:]]:
        if line.kind == LABEL and line.field == AUTHOR:
            return people_in(text, plain, line.value, role="", language=language)
    for line in lines[1:4]:
        if line.kind == PROSE and _is_long(line):
            break
        script = script_of(line.span.of(plain), language)
        match = name_at(plain, *line.span, script) if line.kind == HEADING else None
        if match and match.end() == line.span.end and line is not lines[-1]:
            return people_in(text, plain, line.span, role="", language=language)
    return ()


def published_date(plain: str, lines: Sequence[Line]) -> FoundDate | None:
    """The date of publication where a label gives it."""
    for line in lines:
        if line.kind == LABEL and line.field == PUBLISHED:
            found = [date for date in dates_in(plain, line.value) if date.year]
            if found:
                return found_date(found[0])
    for line in lines[:TOP]:
        if date := written_at(plain, line):
            return found_date(date)
    return None


def dateline(plain: str, lines: Sequence[Line]) -> Stated | None:
    """A date alone on a line near the top or at the end: of the event, or of publication."""
    for line in [*lines[:TOP], *lines[-END:]]:
        if line.kind in (ROW, COLUMNS):
            continue
        date = date_line(plain, line)
        if date and date.day:
            return date
    return None
