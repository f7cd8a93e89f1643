"""The dates that a passage states, as far as it states them."""

import calendar
import datetime
import re
from dataclasses import dataclass, replace

from dialogues.choices import DatePrecision
from dialogues.text.spans import Span
from dialogues.text.summaries.dates.patterns import ERA_BEGINS, MONTHS, RULES
from dialogues.text.summaries.findings import FoundDate

NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Stated:
    """A date in the words of the text; what they leave out is ``None``."""

    span: Span
    year: int | None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    #: Words elsewhere that state further days of the same span.
    more: tuple[Span, ...] = ()

    @property
    def start(self) -> datetime.date | None:
        return _date(self.year, self.month, self.day)

    @property
    def end(self) -> datetime.date | None:
        return _date(self.end_year, self.end_month, self.end_day) if self.end_day else None

    @property
    def precision(self) -> str:
        if self.year is None:
            return DatePrecision.UNKNOWN
        if self.month is None:
            return DatePrecision.YEAR
        return DatePrecision.MONTH if self.day is None else DatePrecision.DAY

    def in_year(self, year: int) -> "Stated":
        """The same day in a year that the words themselves leave out."""
        wraps = (
            self.end_month is not None and self.month is not None and self.end_month < self.month
        )
        end_year = (year + 1 if wraps else year) if self.end_day else None
        return replace(self, year=year, end_year=end_year)

    def is_part_of(self, other: "Stated") -> bool:
        """Whether the other says the same and perhaps more: its year, or the days around this one."""
        if other.year is not None and self.year not in (None, other.year):
            return False
        if self.month is None:
            return other.year is not None
        if other.month is None or (self.year is not None and other.year is None):
            return False
        own, others = self._days(), other._days()
        return others[0] <= own[0] and (own[1] <= others[1] or self.day is None)

    def _days(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """First and last day as month and day, whatever the year."""
        first, last = self.month or 1, self.end_month or self.month or 12
        return (first, self.day or 1), (last, self.end_day or self.day or 31)


def dates_in(plain: str, part: Span) -> list[Stated]:
    """Every date within a part of the (levelled) text, in order, none within another."""
    found: list[Stated] = []
    taken: list[Span] = []
    for rule in RULES:
        for match in rule.finditer(plain, part.start, part.end):
            span = Span(*match.span())
            if any(span.start < other.end and other.start < span.end for other in taken):
                continue
            taken.append(span)  # of “30 February 2021” nothing is taken, not the month either
            if stated := _read(match.groupdict(), span):
                found.append(stated)
    return sorted(found, key=lambda stated: stated.span)


def found_date(stated: Stated, *, inferred: bool = False, note: str = "") -> FoundDate:
    end = stated.end if stated.end != stated.start else None
    return FoundDate(
        stated.start, end, stated.precision, (stated.span, *stated.more), inferred, note
    )


def iso_date(words: str) -> FoundDate | None:
    """The day that a page's own mark-up gives: ``2021-04-16T09:00:00+09:00``."""
    match = re.match(r"\d{4}-\d{2}-\d{2}", words.strip())
    try:
        day = datetime.date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None
    return FoundDate(day, None, DatePrecision.DAY) if day else None


def _read(groups: dict[str, str | None], span: Span) -> Stated | None:
    year = _year(groups)
    month, end_month = _month(groups, ""), _month(groups, "2")
    day, end_day = _number(groups.get("d")), _number(groups.get("d2"))
    end_year = _number(groups.get("y2")) or year
    if year is None and end_year is not None:
        year = end_year
    if end_day is None:
        stated = Stated(span, year, month, day)
    else:
        stated = Stated(span, year, month, day, end_year, end_month or month, end_day)
    return stated if _exists(stated) else None


def _exists(stated: Stated) -> bool:
    """Whether there is such a day (30 February is none), and the end does not lie before it."""
    trial = stated if stated.year is not None else stated.in_year(2024)  # a leap year
    if trial.start is None or (trial.end_day and (trial.end is None or trial.end < trial.start)):
        return False
    return stated.year is not None or stated.day is not None


def _year(groups: dict[str, str | None]) -> int | None:
    words, era = groups.get("y") or groups.get("w"), groups.get("e")
    if not words:
        return None
    number = 1 if words == "元" else int(words)
    return ERA_BEGINS[era] + number if era else number


def _month(groups: dict[str, str | None], which: str) -> int | None:
    number, words = groups.get(f"n{which}"), groups.get(f"m{which}")
    if number:
        return int(number)
    if not words:
        return None
    return next(place for place, rule in enumerate(MONTHS, 1) if rule.fullmatch(words))


def _number(words: str | None) -> int | None:
    match = NUMBER.search(words or "")
    return int(match[0]) if match else None


def _date(year: int | None, month: int | None, day: int | None) -> datetime.date | None:
    if year is None:
        return None
    last = calendar.monthrange(year, month or 1)[1]
    return None if (day or 1) > last else datetime.date(year, month or 1, day or 1)
