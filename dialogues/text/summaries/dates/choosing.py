"""Which of the dates in a text is that of the event; what follows for a year left out."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dialogues.choices import DatePrecision
from dialogues.text.spans import Span
from dialogues.text.summaries.dates.stated import Stated, found_date
from dialogues.text.summaries.findings import FoundDate

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
RELATIVE = (
    (1, re.compile(r"\byesterday\b|\bвчера\b|昨日", re.IGNORECASE)),
    (0, re.compile(r"\b(?:earlier )?today\b|\bсегодня\b|本日", re.IGNORECASE)),
)
LONGEST_WAIT = datetime.timedelta(days=366)


def event_dates(
    stated: Sequence[Stated], text: str, *, published: FoundDate | None, title: Span | None
) -> tuple[FoundDate, ...]:
    """The different dates among those stated for one event; several contradict each other."""
    kept: list[Stated] = []
    for date in stated:
        if any(date.is_part_of(other) for other in kept):
            continue
        kept = [other for other in kept if not other.is_part_of(date)]
        kept.append(date)
    return tuple(_with_year(date, text, published, title) for date in _joined(kept))


def relative_dates(
    text: str, sentences: Sequence[Span], published: FoundDate
) -> tuple[FoundDate, ...]:
    """“Yesterday”, seen from the day of publication: a date that follows from two statements."""
    if published.start is None or published.precision != DatePrecision.DAY:
        return ()
    for sentence in sentences:
        for days, rule in RELATIVE:
            match = rule.search(text, *sentence)
            if match:
                note = _(
                    "The text says “%(words)s”; the day follows from the date of publication, %(date)s."
                ) % {
                    "words": match[0],
                    "date": date_format(published.start, "j F Y"),
                }
                day = published.start - datetime.timedelta(days)
                spans = (Span(*match.span()), *published.spans)
                return (FoundDate(day, None, DatePrecision.DAY, spans, True, note),)
    return ()


def _joined(dates: list[Stated]) -> list[Stated]:
    """Days that follow upon one another (“Day 1: 18 October”, “Day 2: 19 October”) are one span."""
    found: list[Stated] = []
    for date in dates:
        before = found[-1] if found else None
        if before and before.day and date.day and _follows(before, date):
            found[-1] = replace(
                before,
                end_year=date.end_year or date.year,
                end_month=date.end_month or date.month,
                end_day=date.end_day or date.day,
                more=(*before.more, date.span),
            )
        else:
            found.append(date)
    return found


def _follows(before: Stated, date: Stated) -> bool:
    if before.year != date.year:
        return False
    one, other = (stated if stated.year else stated.in_year(2024) for stated in (before, date))
    last = one.end or one.start
    return bool(last and other.start and other.start - last == datetime.timedelta(days=1))


def _with_year(
    date: Stated, text: str, published: FoundDate | None, title: Span | None
) -> FoundDate:
    if date.year is not None:
        return found_date(date)
    note = _("The text says “%(words)s” without a year.") % {"words": date.span.of(text)}
    for year, why, spans in _evidence(date, text, published, title):
        found = found_date(date.in_year(year), inferred=True, note=f"{note} {why}")
        return replace(found, spans=(*found.spans, *spans))
    return FoundDate(None, None, DatePrecision.UNKNOWN, (date.span,), False, note)


def _evidence(
    date: Stated, text: str, published: FoundDate | None, title: Span | None
) -> list[tuple[int, str, tuple[Span, ...]]]:
    """Years that something else in the text states, the stronger evidence first."""
    found: list[tuple[int, str, tuple[Span, ...]]] = []
    years = list(YEAR.finditer(text, *title)) if title else []
    if len(years) == 1:
        why = _("The year is that in the title, “%(words)s”.") % {"words": title.of(text)}  # type: ignore[union-attr]
        found.append((int(years[0][0]), why, (Span(*years[0].span()),)))
    if published and published.start and published.precision == DatePrecision.DAY:
        for year in (published.start.year, published.start.year - 1):
            day = date.in_year(year).start
            if day and datetime.timedelta() <= published.start - day < LONGEST_WAIT:
                why = _("The year follows from the date of publication, %(date)s.") % {
                    "date": date_format(published.start, "j F Y")
                }
                found.append((year, why, published.spans))
                break
    return found
