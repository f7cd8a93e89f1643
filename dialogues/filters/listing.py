"""One filtered, ordered, paged list: the same for a page, an API answer, a feed and a file."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from dialogues.filters import wanted
from dialogues.filters.among import Among
from dialogues.filters.fields import ParameterError
from dialogues.filters.filterset import ParameterFilterSet
from dialogues.filters.paging import (
    DEFAULT_PAGE_SIZE,
    LARGEST_EXPANDED_PAGE_SIZE,
    LARGEST_PAGE_SIZE,
    Ordering,
    Page,
    page_of,
)
from dialogues.filters.problems import InvalidParameters, Problem, unknown_parameter, unknown_value
from dialogues.search.query import SearchError

COMMON_PARAMETERS = (
    "q",
    "ordering",
    "page_size",
    "cursor",
    "fields",
    "omit",
    "expand",
    "format",
    "updated_after",
)
FORMATS = ("json", "csv", "xlsx", "jsonl", "jsonld")
ONCE_ONLY = (
    "q",
    "ordering",
    "page_size",
    "cursor",
    "format",
    "updated_after",
    "date_after",
    "date_before",
)


class Listing:
    """Reads the parameters of one request strictly; raises ``InvalidParameters`` with all faults.

    ``rows`` is what matches, unordered and without its parts; ``page()`` is one page with them.
    ``field_names`` and ``links``: the properties of a record that can be asked for, and those of them
    that can be expanded; what is no record, such as a page to read, has none and checks none.
    """

    model: ClassVar[Any]
    filterset_class: ClassVar[type[ParameterFilterSet]]
    orderings: ClassVar[dict[str, Ordering]]
    default_ordering: ClassVar[str]

    def __init__(
        self,
        parameters: QueryDict,
        *,
        field_names: Iterable[str] | None = None,
        links: Collection[str] = (),
        formats: Sequence[str] = FORMATS,
    ) -> None:
        self.parameters = parameters
        self.field_names = list(field_names) if field_names is not None else None
        self.links = links
        self.formats = formats
        problems = [
            *self._unknown(),
            *self._repeated(),
            *self._filter_problems(),
            *self._common_problems(),
        ]
        if problems:
            raise InvalidParameters(problems)

    @classmethod
    def filter_names(cls) -> list[str]:
        return list(cls.filterset_class.base_filters)

    @cached_property
    def filterset(self) -> ParameterFilterSet:
        return self.filterset_class(self.parameters, queryset=self.model.objects.published())

    @cached_property
    def rows(self) -> QuerySet[Any]:
        """Everything public that matches; the search is part of the filter."""
        return self._searched(self._updated(self.filterset.qs))

    @cached_property
    def keys(self) -> list[int]:
        """Of all rows that match."""
        return list(self.rows.order_by().values_list("pk", flat=True))

    def settle(self) -> None:
        """Finds what matches once, for a page that asks for it many times over."""
        self.rows = self.model.objects.filter(Among("pk", self.keys))

    def rows_without(self, *names: str) -> QuerySet[Any]:
        """What would match without these parameters."""
        cleaned = self.filterset.form.cleaned_data
        values = {name: value for name, value in cleaned.items() if name not in names}
        rows = self.filterset.matching(self.model.objects.published(), values)
        rows = rows if "updated_after" in names else self._updated(rows)
        return rows if "q" in names else self._searched(rows)

    @property
    def selected(self) -> dict[str, Any]:
        """The cleaned values of the filters that are in use."""
        values = self.filterset.form.cleaned_data
        return {name: value for name, value in values.items() if value not in (None, "", [])}

    @property
    def undated(self) -> int:
        """How many rows a date filter leaves out only because their date is unknown."""
        dated = [name for name in ("date_after", "date_before", "year") if name in self.selected]
        if (
            not dated
            or self.undated_condition is None
            or "unknown" in self.selected.get("year", [])
        ):
            return 0
        return self.rows_without(*dated).filter(self.undated_condition).count()

    undated_condition: ClassVar[Q | None] = None

    @property
    def ordering(self) -> str:
        return self.parameters.get("ordering") or self.default_ordering

    @property
    def page_size(self) -> int:
        return int(self.parameters.get("page_size") or DEFAULT_PAGE_SIZE)

    @cached_property
    def _wanted(self) -> wanted.Wanted:
        return wanted.read(self.parameters, self.field_names or [])

    @property
    def fields(self) -> list[str] | None:
        """The properties asked for, ``None`` for all."""
        return self._wanted.fields

    @property
    def expand(self) -> list[str]:
        """The links to be given as whole records."""
        return self._wanted.expand

    def ordered(self) -> QuerySet[Any]:
        """All matching rows in their order, with their parts; for feeds and files."""
        keys = self.orderings[self.ordering].keys
        return self._with_parts(self.rows).order_by(*keys)

    def page(self) -> Page:
        return page_of(
            self._with_parts(self.rows),
            self.orderings,
            self.ordering,
            size=self.page_size,
            cursor=self.parameters.get("cursor"),
            count=self.rows.count(),
        )

    def _with_parts(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.for_list()  # type: ignore[attr-defined]

    def _searched(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        text = self.parameters.get("q", "").strip()
        return rows.search(text) if text else rows  # type: ignore[attr-defined]

    def _updated(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        moment = self._updated_after
        return rows.filter(updated_at__gt=moment) if moment else rows

    @cached_property
    def _updated_after(self) -> datetime.datetime | None:
        value = self.parameters.get("updated_after")
        return parse_moment(value) if value else None

    def _unknown(self) -> list[Problem]:
        known = {*self.filter_names(), *COMMON_PARAMETERS}
        return [unknown_parameter(name, known) for name in self.parameters if name not in known]

    def _repeated(self) -> list[Problem]:
        message = _("“%(name)s” can be given only once.")
        return [
            Problem(name, message % {"name": name})
            for name in ONCE_ONLY
            if len(self.parameters.getlist(name)) > 1
        ]

    def _filter_problems(self) -> list[Problem]:
        problems = []
        for name, errors in self.filterset.form.errors.as_data().items():
            for error in errors:
                known = isinstance(error, ParameterError)
                problems.append(error.problem if known else Problem(name, " ".join(error.messages)))
        return problems

    def _common_problems(self) -> list[Problem]:
        checks = (
            self._check_ordering,
            self._check_page_size,
            self._check_fields,
            self._check_format,
            self._check_moment,
            self._check_search,
        )
        return [problem for check in checks for problem in check()]

    def _check_ordering(self) -> list[Problem]:
        if self.ordering in self.orderings:
            return []
        return [unknown_value("ordering", self.ordering, self.orderings, all_of_them=True)]

    def _check_page_size(self) -> list[Problem]:
        value = self.parameters.get("page_size") or str(DEFAULT_PAGE_SIZE)
        small_number = value.isascii() and value.isdigit() and len(value) <= 3
        expanded = self.field_names is not None and self.expand
        largest = LARGEST_EXPANDED_PAGE_SIZE if expanded else LARGEST_PAGE_SIZE
        if small_number and 1 <= int(value) <= largest:
            return []
        message = _("“page_size” is a whole number from 1 to %(largest)s.") % {"largest": largest}
        message += _(" With “expand” pages are shorter.") if expanded else ""
        return [Problem("page_size", message)]

    def _check_fields(self) -> list[Problem]:
        if self.field_names is None:
            return []
        return wanted.problems(self.parameters, self.field_names, self.links)

    def _check_format(self) -> list[Problem]:
        value = self.parameters.get("format")
        if not value or value in self.formats:
            return []
        return [unknown_value("format", value, self.formats, all_of_them=True)]

    def _check_moment(self) -> list[Problem]:
        try:
            _moment = self._updated_after
        except ValueError:
            message = _("“updated_after” is a time as in 2021-07-08T12:00:00Z.")
            return [Problem("updated_after", message)]
        return []

    def _check_search(self) -> list[Problem]:
        try:
            self._searched(self.model.objects.none())
        except SearchError as error:
            return [Problem("q", str(error))]
        return []


def parse_moment(value: str) -> datetime.datetime:
    """An ISO 8601 time in UTC; without an offset it is taken as UTC. Raises ``ValueError``."""
    if len(value) > 40 or not value.isprintable():
        raise ValueError(value)
    # A plus sign left unescaped in an address arrives as a space.
    moment = datetime.datetime.fromisoformat(value.strip().replace(" ", "+"))
    if moment.tzinfo is None:
        return moment.replace(tzinfo=datetime.UTC)
    try:
        return moment.astimezone(datetime.UTC)
    except OverflowError:
        raise ValueError(value) from None
