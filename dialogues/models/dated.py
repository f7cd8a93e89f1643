"""Dates known to a day, a month, a year or not at all."""

import calendar
import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dialogues.choices import DatePrecision

#: Stands for an unknown date in sort keys, which may hold no null: unknown dates come last.
UNKNOWN_DATE = datetime.date(1, 1, 1)


def first_day(date: datetime.date | None, precision: str) -> datetime.date | None:
    """The first day that a date of this precision can mean."""
    if date is None or precision == DatePrecision.UNKNOWN:
        return None
    if precision == DatePrecision.YEAR:
        return date.replace(month=1, day=1)
    return date.replace(day=1) if precision == DatePrecision.MONTH else date


def last_day(date: datetime.date | None, precision: str) -> datetime.date | None:
    """The last day that a date of this precision can mean."""
    if date is None or precision == DatePrecision.UNKNOWN:
        return None
    if precision == DatePrecision.YEAR:
        return date.replace(month=12, day=31)
    if precision == DatePrecision.MONTH:
        return date.replace(day=calendar.monthrange(date.year, date.month)[1])
    return date


def date_label(start: datetime.date | None, end: datetime.date | None, precision: str) -> str:
    """A date as a reader writes it: “8 July 2021”, “8–9 July 2021”, “July 2021”, “2021”."""
    if start is None or precision == DatePrecision.UNKNOWN:
        return _("date unknown")
    if precision == DatePrecision.YEAR:
        return _span(date_format(start, "Y"), date_format(end, "Y") if end else "")
    if precision == DatePrecision.MONTH:
        return _span(date_format(start, "F Y"), date_format(end, "F Y") if end else "")
    if end is None or end == start:
        return date_format(start, "j F Y")
    shared = "j" if (start.year, start.month) == (end.year, end.month) else "j F"
    shared = shared if start.year == end.year else "j F Y"
    dash = "–" if shared == "j" else " – "
    return f"{date_format(start, shared)}{dash}{date_format(end, 'j F Y')}"


def _span(first: str, last: str) -> str:
    return first if last in ("", first) else f"{first} – {last}"
