"""Parameters that can be repeated, each value checked against what exists and may be seen."""

import datetime
import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django_filters import Filter

from dialogues.filters.problems import Problem, near_matches, shown, unknown_value
from dialogues.models import Addressed, find_current

#: More values than this of one parameter are refused rather than sent to the database.
MOST_VALUES = 100
#: Select boxes are not filled beyond this; the parameter still takes every value.
MOST_OPTIONS = 300
DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: Whatever a slug or a country's code can be; nothing else is sent to the database.
KEY = re.compile("[-A-Za-z0-9_]{1,200}")


class ParameterError(ValidationError):
    """A ``ValidationError`` that carries the allowed values along."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class RepeatedField(forms.Field):
    """Several values of one parameter, in the order given, each once."""

    widget = forms.SelectMultiple

    def __init__(self, *, parameter: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.parameter = parameter

    def to_python(self, value: Any) -> list[str]:
        values = list(dict.fromkeys(item for item in value or [] if item != ""))
        if len(values) > MOST_VALUES:
            raise ParameterError(
                Problem(
                    self.parameter,
                    _("“%(field)s” is given %(count)s times; at most %(most)s are allowed.")
                    % {"field": self.parameter, "count": len(values), "most": MOST_VALUES},
                )
            )
        return values

    @property
    def options(self) -> list[tuple[str, str]]:
        """Values and labels for a select box."""
        return []

    def refuse(self, value: str, allowed: list[str], *, all_of_them: bool) -> ParameterError:
        return ParameterError(
            unknown_value(self.parameter, value, allowed, all_of_them=all_of_them)
        )


class ChoiceField(RepeatedField):
    """Values of a closed list."""

    def __init__(self, *, choices: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.choices = choices

    @property
    def options(self) -> list[tuple[str, str]]:
        return list(self.choices.choices)

    def clean(self, value: Any) -> list[str]:
        values = self.to_python(value)
        for item in values:
            if item not in self.choices.values:
                raise self.refuse(item, list(self.choices.values), all_of_them=True)
        return values


class RecordField(RepeatedField):
    """Slugs of records that the public may see; a former slug stands for the record's present one.

    ``rows`` is a function, so that visibility is decided at each request and never skipped.
    ``offered``: of them, those that a select box names, where the rest would find nothing.
    """

    def __init__(
        self,
        *,
        rows: Callable[[], QuerySet[Any]],
        key: str = "slug",
        offered: Callable[[], QuerySet[Any]] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.rows = rows
        self.key = key
        self.offered = offered or rows

    @property
    def model(self) -> Any:
        return self.rows().model

    def named(self, values: list[str]) -> list[tuple[str, str]]:
        """Those of the values that exist for the public, with their labels."""
        return [(getattr(row, self.key), str(row)) for row in self._matching(values)]

    @property
    def options(self) -> list[tuple[str, str]]:
        rows = list(self.offered()[: MOST_OPTIONS + 1])
        if len(rows) > MOST_OPTIONS:
            return []
        return [(getattr(row, self.key), str(row)) for row in rows]

    def clean(self, value: Any) -> list[Any]:
        values = self.to_python(value)
        if not values:
            return []
        found = {getattr(row, self.key): row for row in self._matching(values)}
        return [found.get(item) or self._former(item) for item in values]

    def _matching(self, values: list[str]) -> QuerySet[Any]:
        searchable = [item for item in values if KEY.fullmatch(item)]
        return self.rows().filter(**{f"{self.key}__in": searchable})

    def _former(self, value: str) -> Any:
        rows = self.rows()
        if issubclass(rows.model, Addressed) and KEY.fullmatch(value):
            record = find_current(rows.model, value)
            if record is not None and rows.filter(pk=record.pk).exists():
                return record
        known = rows.values_list(self.key, flat=True)[:5000]
        raise self.refuse(value, near_matches(value, known), all_of_them=False)


class DateField(forms.Field):
    """One calendar date, ISO 8601: ``2021-07-08``."""

    widget = forms.DateInput(attrs={"type": "date"})

    def __init__(self, *, parameter: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.parameter = parameter

    def to_python(self, value: Any) -> datetime.date | None:
        if value in (None, ""):
            return None
        try:
            if not DATE.fullmatch(value):
                raise ValueError
            return datetime.date.fromisoformat(value)
        except ValueError:
            message = _("“%(value)s” is no date; write it as 2021-07-08.") % {"value": shown(value)}
            raise ParameterError(Problem(self.parameter, message)) from None


class YearField(RepeatedField):
    """Years with four digits, or ``unknown`` for what has no known date.

    ``rows``: what has the dates, for the years that a select box names.
    """

    UNKNOWN = "unknown"

    def __init__(self, *, rows: Callable[[], QuerySet[Any]] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rows = rows

    @property
    def options(self) -> list[tuple[str, str]]:
        if self.rows is None:
            return []
        spans = set(self.rows().order_by().values_list("earliest_date__year", "latest_date__year"))
        dated = {year for first, last in spans if first for year in range(first, last + 1)}
        unknown = [(self.UNKNOWN, _("Unknown"))] if (None, None) in spans else []
        return [*((f"{year:04}", str(year)) for year in sorted(dated, reverse=True)), *unknown]

    def clean(self, value: Any) -> list[str]:
        values = self.to_python(value)
        for item in values:
            four_digits = len(item) == 4 and item.isascii() and item.isdigit() and item != "0000"
            if item != self.UNKNOWN and not four_digits:
                message = _("“%(value)s” is no year; write four digits, or “unknown”.")
                raise ParameterError(
                    Problem(
                        self.parameter,
                        message % {"value": shown(item)},
                        ["0001…9999", self.UNKNOWN],
                    )
                )
        return values


class ParameterFilter(Filter):
    """A filter that turns its value into one condition on the listed table's own rows."""

    field_class: type[forms.Field] = RepeatedField

    def __init__(self, condition: Callable[[Any], Q] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.condition = condition

    @property
    def field(self) -> forms.Field:
        self.extra.setdefault("parameter", self.field_name)
        return super().field

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        if not value or self.condition is None:
            return qs
        return qs.filter(self.condition(value))


class ChoiceFilter(ParameterFilter):
    field_class = ChoiceField


class RecordFilter(ParameterFilter):
    field_class = RecordField


class DateFilter(ParameterFilter):
    field_class = DateField


class YearFilter(ParameterFilter):
    field_class = YearField


def column(name: str) -> Callable[[Any], Q]:
    """The value stands in one of the row's own columns."""
    return lambda values: Q(**{f"{name}__in": values})


def years(path: str = "") -> Callable[[list[str]], Q]:
    """The row's date can lie in one of the years; ``path`` leads to the table with the dates."""

    def condition(values: list[str]) -> Q:
        wanted = Q()
        for value in values:
            if value == YearField.UNKNOWN:
                wanted |= Q(**{f"{path}earliest_date": None})
            else:
                first, last = datetime.date(int(value), 1, 1), datetime.date(int(value), 12, 31)
                wanted |= Q(**{f"{path}earliest_date__lte": last, f"{path}latest_date__gte": first})
        return wanted

    return condition


def not_before(path: str = "") -> Callable[[datetime.date], Q]:
    """The row's date can be the given day or later."""
    return lambda day: Q(**{f"{path}latest_date__gte": day})


def not_after(path: str = "") -> Callable[[datetime.date], Q]:
    """The row's date can be the given day or earlier."""
    return lambda day: Q(**{f"{path}earliest_date__lte": day})
