"""Claims by the time of their conference: years, months where all is in one year, else decades.

A conference belongs to the period in which it began. One whose date is unknown belongs to none and
is told apart; a period in which nothing is recorded says nothing about what was held then.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dialogues.analysis.claims import Claim
from dialogues.analysis.stances import Distribution
from dialogues.analysis.standing import stances_of_claims
from dialogues.choices import DatePrecision
from dialogues.models import Conference

#: More years than this are shown as decades: narrower columns could not be told apart.
MOST_YEARS = 40
UNKNOWN = "unknown"
#: A year, a decade, a month, or (after EDTF) a year whose month is not stated.
PERIOD = re.compile(r"\d{4}s?|\d{4}-(\d\d|XX)|unknown", re.ASCII)

Moments = Mapping[int, tuple[datetime.date | None, str]]


class Scale(StrEnum):
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True)
class Period:
    """``key`` is its value in an address; without claims it is a gap in what is recorded."""

    key: str
    label: str
    short: str
    claims: list[Claim]

    @property
    def total(self) -> int:
        return len(self.claims)

    @property
    def stances(self) -> Distribution:
        return stances_of_claims(self.claims)


@dataclass(frozen=True)
class Timeline:
    """``undated``: the conference's date is unknown. ``in_no_month``: only its year is known."""

    scale: Scale
    periods: list[Period]
    undated: list[Claim]
    in_no_month: list[Claim]

    @property
    def highest(self) -> int:
        return max((period.total for period in self.periods), default=0)

    @property
    def recorded(self) -> list[Period]:
        return [period for period in self.periods if period.claims]

    @property
    def dated(self) -> int:
        return sum(period.total for period in self.periods)


def moments_of(claims: Iterable[Claim]) -> Moments:
    """For each conference, by its primary key, the day it began and how well that is known."""
    conferences = Conference.objects.filter(pk__in={claim.conference for claim in claims})
    rows = conferences.order_by().values_list("pk", "start_date", "date_precision")
    return {pk: (date, precision) for pk, date, precision in rows}


def timeline(claims: Iterable[Claim], moments: Moments) -> Timeline:
    given = list(claims)
    undated = [claim for claim in given if moments[claim.conference][0] is None]
    dated = [claim for claim in given if moments[claim.conference][0] is not None]
    scale = scale_of(claim_date(claim, moments) for claim in dated)
    if scale == Scale.MONTH and not any(has_month(claim, moments) for claim in dated):
        scale = Scale.YEAR
    lost = [claim for claim in dated if scale == Scale.MONTH and not has_month(claim, moments)]
    placed = [claim for claim in dated if claim not in lost] if lost else dated
    return Timeline(scale, _periods(placed, moments, scale), undated, lost)


def scale_of(dates: Iterable[datetime.date]) -> Scale:
    years = {date.year for date in dates}
    if not years or max(years) - min(years) >= MOST_YEARS:
        return Scale.DECADE if years else Scale.YEAR
    return Scale.MONTH if len(years) == 1 else Scale.YEAR


def in_period(claim: Claim, key: str, moments: Moments) -> bool:
    """Whether the claim's conference began in the period that ``key`` names, of whatever scale."""
    date, precision = moments[claim.conference]
    if date is None:
        return key == UNKNOWN
    unstated = precision == DatePrecision.YEAR
    month = f"{date.year:04}-XX" if unstated else key_of(date, Scale.MONTH)
    return key in (month, key_of(date, Scale.YEAR), key_of(date, Scale.DECADE))


def has_month(claim: Claim, moments: Moments) -> bool:
    return moments[claim.conference][1] in (DatePrecision.DAY, DatePrecision.MONTH)


def claim_date(claim: Claim, moments: Moments) -> datetime.date:
    """When its conference began; only for claims with a date."""
    date = moments[claim.conference][0]
    assert date is not None  # noqa: S101  # the undated are taken out before
    return date


def key_of(date: datetime.date, scale: Scale) -> str:
    if scale == Scale.MONTH:
        return f"{date.year:04}-{date.month:02}"
    return f"{date.year:04}" if scale == Scale.YEAR else f"{date.year // 10 * 10:04}s"


def period_label(key: str) -> str:
    """A period's key in words, also of one in which nothing is recorded."""
    if key == UNKNOWN:
        return _("date unknown")
    year, _dash, month = key.partition("-")
    if month == "XX":
        return _("%(year)s, month unknown") % {"year": year}
    if not month.isdigit() or not 1 <= int(month) <= 12:
        return key
    return date_format(datetime.date(int(year) or 1, int(month), 1), "F Y")


def _periods(claims: list[Claim], moments: Moments, scale: Scale) -> list[Period]:
    """From the first to the last, those between without claims too."""
    found: dict[str, list[Claim]] = {}
    dates = sorted(claim_date(claim, moments) for claim in claims)
    for first in _starts(dates[0], dates[-1], scale) if dates else []:
        found[key_of(first, scale)] = []
    for claim in claims:
        found[key_of(claim_date(claim, moments), scale)].append(claim)
    return [Period(key, period_label(key), _short(key), held) for key, held in found.items()]


def _starts(first: datetime.date, last: datetime.date, scale: Scale) -> list[datetime.date]:
    if scale == Scale.MONTH:
        return [first.replace(month=month, day=1) for month in range(first.month, last.month + 1)]
    step = 1 if scale == Scale.YEAR else 10
    start = first.year if scale == Scale.YEAR else max(1, first.year // 10 * 10)
    return [datetime.date(year, 1, 1) for year in range(start, last.year + 1, step)]


def _short(key: str) -> str:
    """As it stands under a column."""
    year, _dash, month = key.partition("-")
    return date_format(datetime.date(int(year), int(month), 1), "M") if month else key
