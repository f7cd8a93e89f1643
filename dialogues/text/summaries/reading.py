"""From a text to everything that it states: the whole of the reading in order."""

from collections.abc import Iterable, Sequence

from dialogues.text.spans import Span
from dialogues.text.summaries.dates import Stated, found_date
from dialogues.text.summaries.division import divide
from dialogues.text.summaries.document import (
    dateline,
    document_authors,
    document_kind,
    document_title,
    published_date,
)
from dialogues.text.summaries.events import read_event
from dialogues.text.summaries.findings import Event, Found, FoundDate, Summary
from dialogues.text.summaries.languages import language_of
from dialogues.text.summaries.layout import Line, read_lines
from dialogues.text.summaries.levelled import levelled

READ = 200_000
"""How many code points are read for facts; who was there is not told on the hundredth page."""


def read_summary(
    text: str,
    *,
    language: str = "",
    headings: Iterable[Span] = (),
    title: Found | None = None,
    published: FoundDate | None = None,
) -> Summary:
    """What a text states, each fact with the words that state it; nothing is added to them.

    ``language``, ``headings``, ``title`` and ``published`` are what the source's own mark-up says.
    Never raises, whatever the text.
    """
    text = text[:READ]
    plain = levelled(text)
    tongue = Found(language) if language else language_of(text)
    lines = read_lines(text, plain, headings)
    title = title or document_title(text, plain, lines, tongue.value)
    published = published or published_date(plain, lines)
    alone = dateline(plain, lines)
    events = _events(text, plain, lines, tongue.value, title, published, alone)
    if published is None and alone and not _is_event_date(alone, events):
        published = found_date(alone) if alone.year else None
        events = _events(text, plain, lines, tongue.value, title, published, alone)
    return Summary(
        tongue,
        title,
        document_kind(text, plain, lines, title, tongue.value),
        published,
        document_authors(text, plain, lines, tongue.value),
        tuple(events),
    )


def _events(
    text: str,
    plain: str,
    lines: Sequence[Line],
    language: str,
    title: Found | None,
    published: FoundDate | None,
    alone: Stated | None,
) -> list[Event]:
    return [
        read_event(
            text, plain, part, language=language, title=title, published=published, dateline=alone
        )
        for part in divide(text, plain, lines, language)
        if part.lines
    ]


def _is_event_date(alone: Stated, events: Sequence[Event]) -> bool:
    """Whether the date that stands alone is the one that an event was given."""
    return any(alone.span in date.spans for event in events for date in event.dates)
