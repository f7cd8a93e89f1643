"""One event put together from the lines that tell of it."""

from collections.abc import Sequence
from dataclasses import replace

from dialogues.text.spans import Span, trimmed
from dialogues.text.summaries.circumstances import (
    stated_access,
    stated_format,
    stated_languages,
    stated_place,
    stated_rule,
)
from dialogues.text.summaries.dates import Stated, dates_in, event_dates, relative_dates
from dialogues.text.summaries.division import DATELINE, Part, date_line, is_day, is_session
from dialogues.text.summaries.findings import (
    Event,
    Found,
    FoundDate,
    FoundHost,
    FoundPerson,
    found_words,
)
from dialogues.text.summaries.hosts import labelled_hosts, told_hosts
from dialogues.text.summaries.layout import COLUMNS, HEADING, LABEL, ROW, Line
from dialogues.text.summaries.naming import (
    event_kind,
    event_series,
    event_title,
    title_of_document,
)
from dialogues.text.summaries.people.lists import listed_people, speakers
from dialogues.text.summaries.people.prose import people_in_prose
from dialogues.text.summaries.telling import Telling, tellings
from dialogues.text.summaries.vocabulary.events import NOUN
from dialogues.text.summaries.vocabulary.labels import (
    DATE,
    FORMAT,
    PARTICIPANT,
    PEOPLE_FIELDS,
    PLACE,
    TITLE,
)

SCRIPTS = ("en", "ru", "ja")


def read_event(
    text: str,
    plain: str,
    part: Part,
    *,
    language: str,
    title: Found | None,
    published: FoundDate | None,
    dateline: Stated | None,
) -> Event:
    """Everything that the lines of one part state of their event.

    ``title`` is the document's; ``dateline`` a date that stands alone on top or at the end: the
    event's, when no other is told, else that of publication.
    """
    told = list(tellings(text, plain, part.lines, language))
    about = [telling.span for telling in told] + _labels(part.lines, (FORMAT, PLACE, DATE))
    named = _title(text, plain, part, told) or title_of_document(text, plain, title)
    hosts = _once([*labelled_hosts(text, plain, part.lines, language), *_told(text, plain, told)])
    stated = _stated_dates(plain, part, told)
    if not stated and title and part.heading is None:
        stated = [date for span in title.spans for date in dates_in(plain, span) if date.month]
    series = next((s for t in told if (s := event_series(text, plain, t.span, t.script))), None)
    if not stated and dateline and part.heading is None:
        stated = [dateline]
    dates = event_dates(stated, text, published=published, title=_span(title))
    if not dates and published:
        dates = relative_dates(text, [telling.span for telling in told], published)
    return Event(
        part.span,
        title=named,
        kind=_kind(text, plain, part, told, title),
        series=series,
        dates=dates,
        format=stated_format(plain, [*about, *_headings(part)]),
        access=stated_access(plain, [*about, *_near_event(plain, part.lines)]),
        attribution_rule=stated_rule(plain, [line.span for line in part.lines]),
        place=stated_place(text, plain, part.lines, [(t.span, t.script) for t in told])
        or _beside_date(text, plain, part),
        languages=stated_languages(plain, part.lines, [line.span for line in part.lines]),
        hosts=tuple(hosts),
        people=tuple(_people(text, plain, part.lines, language)),
        sessions=tuple(_sessions(text, plain, part.lines)),
    )


def _span(found: Found | None) -> Span | None:
    return found.spans[0] if found and found.spans else None


def _labels(lines: Sequence[Line], fields: Sequence[str]) -> list[Span]:
    return [line.value for line in lines if line.kind == LABEL and line.field in fields]


def _headings(part: Part) -> list[Span]:
    return [part.heading.span] if part.heading else []


def _near_event(plain: str, lines: Sequence[Line]) -> list[Span]:
    """Lines that speak of an event at all: access is stated there, whatever the verb."""
    return [line.span for line in lines if any(NOUN[s].search(plain, *line.span) for s in SCRIPTS)]


def _title(text: str, plain: str, part: Part, told: Sequence[Telling]) -> Found | None:
    for line in part.lines:
        if line.kind == LABEL and line.field == TITLE and line.value.end > line.value.start:
            span = _unquoted(plain, line.value)
            return found_words(text, span, longest=300)
    if part.heading:
        return found_words(text, _without_date(plain, part.heading.span), longest=300)
    titles = [event_title(text, plain, telling.span, telling.script) for telling in told[:2]]
    return next((title for title in titles if title), None)


def _unquoted(plain: str, span: Span) -> Span:
    words = span.of(plain)
    pairs = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"))
    if any(words.startswith(a) and words.endswith(b) and words.count(a) == 1 for a, b in pairs):
        return Span(span.start + 1, span.end - 1)
    return span


def _without_date(plain: str, span: Span) -> Span:
    """A heading without the date that stands before or behind its words."""
    for date in dates_in(plain, span):
        if date.span.start <= span.start + 1:
            span = trimmed(plain, date.span.end, span.end)
        elif date.span.end >= span.end - 1:
            span = trimmed(plain, span.start, date.span.start)
    start, end = span
    while start < end and plain[start] in ":,.–—-() ":
        start += 1
    while end > start and plain[end - 1] in ":,–—-( ":
        end -= 1
    return Span(start, end)


def _kind(
    text: str, plain: str, part: Part, told: Sequence[Telling], title: Found | None
) -> Found | None:
    places = [(telling.span, telling.script) for telling in told]
    heads = [*_headings(part), *_labels(part.lines, (TITLE,)), *(title.spans if title else ())]
    places += [(span, script) for span in heads for script in SCRIPTS]
    return next((kind for span, s in places if (kind := event_kind(text, plain, span, s))), None)


def _stated_dates(plain: str, part: Part, told: Sequence[Telling]) -> list[Stated]:
    """Every date that a label, a heading or a telling sentence gives to the event."""
    spans = _labels(part.lines, (DATE,))
    spans += _headings(part)
    spans += [line.span for line in part.lines if is_day(plain, line)]
    found = [date for span in spans for date in dates_in(plain, span)]
    if part.heading:
        near = part.lines[1:4]
        found += [date for line in near if (date := date_line(plain, line))]
    for telling in told:
        dates = dates_in(plain, telling.span)
        written = DATELINE.match(plain, *telling.span)
        dates = [date for date in dates if not written or date.span.start >= written.end()]
        found += dates if telling is told[0] or telling.goes_on else []
    return [date for date in found if date.month is not None]


def _beside_date(text: str, plain: str, part: Part) -> Found | None:
    """“12 March 2019, Sapporo” under a heading: what the line gives besides the date."""
    for line in part.lines[1:4] if part.heading else ():
        if date_line(plain, line):
            span = _without_date(plain, line.span)
            if span.start < span.end and any(character.isalpha() for character in span.of(plain)):
                return found_words(text, span, longest=300)
    return None


def _told(text: str, plain: str, told: Sequence[Telling]) -> list[FoundHost]:
    return [host for telling in told for host in told_hosts(text, plain, telling)]


def _once(hosts: Sequence[FoundHost]) -> list[FoundHost]:
    first: dict[str, FoundHost] = {}
    for host in hosts:
        institution = host.institution
        known = first.get(institution.name) or first.get(institution.acronym or "–")
        if known is None and institution.name not in {
            h.institution.acronym for h in first.values()
        }:
            first[institution.name] = host
    return list(first.values())


def _people(text: str, plain: str, lines: Sequence[Line], language: str) -> list[FoundPerson]:
    """Everybody once a role; “participant” adds nothing to somebody who has another role."""
    found = [
        *listed_people(text, plain, lines, language),
        *people_in_prose(text, plain, lines, language),
        *speakers(text, plain, lines, language),
    ]
    fullest: dict[str, FoundPerson] = {}
    for one in found:
        known = fullest.get(one.name)
        if known is None or len(one.stated_as) > len(known.stated_as):
            fullest[one.name] = one
    roles: dict[tuple[str, str], FoundPerson] = {}
    for one in found:
        roles.setdefault((one.name, one.role), _with_post(one, fullest[one.name]))
    several = {name for name, role in roles if role != PARTICIPANT}
    return [
        one for (name, role), one in roles.items() if role != PARTICIPANT or name not in several
    ]


def _with_post(one: FoundPerson, fullest: FoundPerson) -> FoundPerson:
    if one.stated_as:
        return one
    return replace(one, stated_as=fullest.stated_as, institutions=fullest.institutions)


def _sessions(text: str, plain: str, lines: Sequence[Line]) -> list[Found]:
    """Headings of sessions and days, in order."""
    found = []
    for line in lines:
        if line.kind in (ROW, COLUMNS) or (line.kind == LABEL and line.field in PEOPLE_FIELDS):
            continue
        short = line.span.end - line.span.start <= 200
        if short and (is_session(plain, line) or (is_day(plain, line) and line.kind == HEADING)):
            found.append(found_words(text, line.bare, longest=200))
    return found
