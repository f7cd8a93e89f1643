"""How many positions each further value of a filter would find.

Within one facet its own selection is left out, so that a second value can be picked; all other
parameters count. A value's count is therefore what the list would hold with that value alone.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from dialogues.choices import AttributionRole, Layer, Mode, ParticipantKind, PositionKind, Stance
from dialogues.filters.fields import YearField
from dialogues.filters.positions import PositionListing, holder_conditions
from dialogues.models import Attribution, Country, Position, Topic

CHUNK = 2000


@dataclass(frozen=True)
class FacetValue:
    """One value of a filter, as it is written and as it is read, and how many positions have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Question:
    """The positions that are counted, and what is asked of their holders beside the facet."""

    rows: QuerySet[Position]
    selected: dict[str, Any]


def facets(listing: PositionListing) -> dict[str, list[FacetValue]]:
    """Every facet of the list, the most frequent value first, equal ones by value."""
    return {name: _ordered(count(_question(listing, name))) for name, count in FACETS.items()}


def _question(listing: PositionListing, name: str) -> Question:
    if name not in listing.selected:
        return Question(listing.rows, listing.selected)
    selected = {other: value for other, value in listing.selected.items() if other != name}
    return Question(listing.rows_without(name), selected)


def _ordered(found: Iterable[FacetValue]) -> list[FacetValue]:
    return sorted(found, key=lambda item: (-item.count, item.value))


def _choices(name: str, choices: Any) -> Callable[[Question], Iterator[FacetValue]]:
    def count(question: Question) -> Iterator[FacetValue]:
        for value, number in _counted(question.rows, name):
            yield FacetValue(value, str(choices(value).label), number)

    return count


def _counted(rows: QuerySet[Any], *columns: str) -> QuerySet[Any, tuple[Any, ...]]:
    return rows.order_by().values_list(*columns).annotate(number=Count("pk"))


def _conferences(question: Question) -> Iterator[FacetValue]:
    for slug, title, number in _counted(question.rows, "conference__slug", "conference__title"):
        yield FacetValue(slug, title, number)


def _years(question: Question) -> Iterator[FacetValue]:
    """A conference whose date can lie in two years counts in both, as the filter finds it in both."""
    found: Counter[str] = Counter()
    dates = ("conference__earliest_date", "conference__latest_date")
    for first, last, number in _counted(question.rows, *dates):
        if first is None:
            found[YearField.UNKNOWN] += number
            continue
        for year in range(first.year, last.year + 1):
            found[f"{year:04}"] += number
    for value, number in found.items():
        yield FacetValue(value, _("Unknown") if value == YearField.UNKNOWN else value, number)


def _of_holders(question: Question, column: str) -> Iterator[tuple[str, int]]:
    """Positions by a property of the one holder of whom the other parameters speak too."""
    holders = Attribution.objects.published().filter(
        *holder_conditions(question.selected),
        role=AttributionRole.HOLDER,
        position__in=question.rows.values("pk"),
    )
    by_value = holders.exclude(**{column: None}).order_by().values_list(column)
    yield from by_value.annotate(number=Count("position", distinct=True))


def _holder_kinds(question: Question) -> Iterator[FacetValue]:
    for value, number in _of_holders(question, "participant__kind"):
        yield FacetValue(value, str(ParticipantKind(value).label), number)


def _countries(question: Question) -> Iterator[FacetValue]:
    found = dict(_of_holders(question, "participant__country"))
    countries = Country.objects.in_bulk(list(found), field_name="code")
    for code, number in found.items():
        yield FacetValue(code, str(countries[code]), number)


def _topics(question: Question) -> Iterator[FacetValue]:
    """A position counts once for each of its topics and once for each topic above them."""
    public = Topic.objects.published().in_bulk()
    parents = dict(Topic.objects.values_list("pk", "parent"))

    @cache
    def upwards(topic: int | None) -> frozenset[int]:
        chain: set[int] = set()
        while topic is not None and topic not in chain:
            chain.add(topic)
            topic = parents[topic]
        return frozenset(chain)

    found: Counter[int] = Counter()
    for topics in _topics_by_position(question.rows, public):
        found.update({above for topic in topics for above in upwards(topic)} & public.keys())
    for pk, number in found.items():
        yield FacetValue(public[pk].slug, str(public[pk]), number)


def _topics_by_position(rows: QuerySet[Position], public: Iterable[int]) -> Iterator[list[int]]:
    """The public topics of one position after the other; never all of them in memory."""
    links = Position.topics.through.objects.filter(position__in=rows.values("pk"))
    pairs = links.order_by("position").values_list("position", "topic").iterator(chunk_size=CHUNK)
    for _position, pairs_of_one in groupby(pairs, key=itemgetter(0)):
        yield [topic for _pk, topic in pairs_of_one if topic in public]


FACETS: dict[str, Callable[[Question], Iterator[FacetValue]]] = {
    "topic": _topics,
    "country": _countries,
    "stance": _choices("stance", Stance),
    "holder_kind": _holder_kinds,
    "year": _years,
    "conference": _conferences,
    "layer": _choices("layer", Layer),
    "kind": _choices("kind", PositionKind),
    "mode": _choices("mode", Mode),
}
