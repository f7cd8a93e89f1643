"""The ways in which rows have a value: in a column, by a date, through rows of another table."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from dialogues.filters.among import Among
from dialogues.filters.facets import naming
from dialogues.filters.facets.naming import Naming
from dialogues.filters.facets.question import Question
from dialogues.filters.facets.value import FacetValue
from dialogues.filters.fields import YearField
from dialogues.models import Topic

#: How one facet is counted.
Counting = Callable[[Question], Iterable[FacetValue]]


@dataclass(frozen=True)
class Link:
    """Rows that tie a counted one to a value: ``owner`` and ``value`` lead to the two keys.

    ``rows`` and ``also``, a condition on the rows met on the way, see the question: some links must
    answer other parameters too.
    """

    rows: Callable[[Question], QuerySet[Any]]
    owner: str
    value: str
    also: Callable[[Question], Q] = lambda _question: Q()

    def tied(self, question: Question, values: QuerySet[Any] | None = None) -> QuerySet[Any]:
        """In one call of ``filter``, so that all conditions speak of the same row on the way."""
        wanted: dict[str, Any] = (
            {f"{self.value}__isnull": False} if values is None else {f"{self.value}__in": values}
        )
        conditions = (Among(self.owner, question.keys), self.also(question))
        return self.rows(question).filter(*conditions, **wanted).order_by()

    def pairs(self, question: Question, values: QuerySet[Any] | None = None) -> QuerySet[Any]:
        return self.tied(question, values).values_list(self.value, self.owner).distinct()


def column(name: str, named: Naming) -> Counting:
    """The value stands in a column of the row itself; an empty one is none."""

    def count(question: Question) -> Iterator[FacetValue]:
        rows = question.rows.filter(**{f"{name}__isnull": False})
        return named(tally(rows, name))

    return count


def links(named: Naming, *ways: Link) -> Counting:
    """A row counts once for each value to which it is tied, in however many ways."""

    def count(question: Question) -> Iterator[FacetValue]:
        if len(ways) > 1:
            return named(Counter(value for value, _owner in all_pairs(question, *ways)))
        (way,) = ways
        counted = way.tied(question).values_list(way.value)
        return named(dict(counted.annotate(number=Count(way.owner, distinct=True))))

    return count


def topics(*ways: Link) -> Counting:
    """A row counts once for each of its public topics, and once for each topic above them."""

    def count(question: Question) -> Iterator[FacetValue]:
        public = Topic.objects.published().values("pk")
        tied = {pair for way in ways for pair in way.pairs(question, public)}
        return naming.topics(rolled_up(tied))

    return count


def years(path: str = "") -> Counting:
    """A date that can lie in two years counts in both, as the filter finds it in both."""

    def count(question: Question) -> Iterator[FacetValue]:
        found: Counter[str] = Counter()
        dates = (f"{path}earliest_date", f"{path}latest_date")
        for first, last, number in question.rows.values_list(*dates).annotate(n=Count("pk")):
            found.update(dict.fromkeys(_years_between(first, last), number))
        for value, number in found.items():
            yield FacetValue(value, _("Unknown") if value == YearField.UNKNOWN else value, number)

    return count


def tally(rows: QuerySet[Any], name: str) -> dict[Any, int]:
    """How many rows have each value of a column."""
    return dict(rows.order_by().values_list(name).annotate(number=Count("pk")))


def all_pairs(question: Question, *ways: Link) -> set[tuple[Any, Any]]:
    """Value and row, each pair once, whichever way they are tied."""
    return {pair for way in ways for pair in way.pairs(question)}


def rolled_up(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """From topic and row: how many different rows stand on each topic or on one below it."""
    parents = dict(Topic.objects.values_list("pk", "parent"))
    own: dict[int, set[int]] = defaultdict(set)
    for topic, row in pairs:
        own[topic].add(row)
    found: dict[int, set[int]] = defaultdict(set)
    for topic, rows in own.items():
        for above in _upwards(topic, parents):
            found[above] |= rows
    return {topic: len(rows) for topic, rows in found.items()}


def _upwards(topic: int | None, parents: dict[int, int | None]) -> Iterator[int]:
    seen: set[int] = set()
    while topic is not None and topic not in seen:
        seen.add(topic)
        yield topic
        topic = parents[topic]


def _years_between(first: Any, last: Any) -> list[str]:
    if first is None:
        return [YearField.UNKNOWN]
    return [f"{year:04}" for year in range(first.year, last.year + 1)]
