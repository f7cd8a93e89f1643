"""How the values of a facet are written and read, from what the database counts them by."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from dialogues.filters.among import Among
from dialogues.filters.facets.value import FacetValue
from dialogues.models import (
    Conference,
    Country,
    Document,
    Institution,
    Participant,
    Series,
    Topic,
)
from dialogues.text.languages import language_name

Naming = Callable[[Mapping[Any, int]], Iterator[FacetValue]]


def choices(closed_list: Any) -> Naming:
    def name(counts: Mapping[Any, int]) -> Iterator[FacetValue]:
        for value, number in counts.items():
            yield FacetValue(value, str(closed_list(value).label), number)

    return name


def records(rows: Callable[[], QuerySet[Any]], label: str) -> Naming:
    """Counted by primary key, written as a slug; rows that are not among ``rows`` are passed over."""

    def name(counts: Mapping[Any, int]) -> Iterator[FacetValue]:
        found = rows().filter(Among("pk", counts)).order_by()
        for pk, slug, text in found.values_list("pk", "slug", label):
            yield FacetValue(slug, text, counts[pk])

    return name


def countries(counts: Mapping[Any, int]) -> Iterator[FacetValue]:
    """Counted by their codes."""
    found = Country.objects.filter(Q(code__in=list(counts))).order_by()
    for code, text in found.values_list("code", "name"):
        yield FacetValue(code, text, counts[code])


def languages(counts: Mapping[Any, int]) -> Iterator[FacetValue]:
    for tag, number in counts.items():
        yield FacetValue(tag, language_name(tag), number)


conferences = records(Conference.objects.published, "title")
documents = records(Document.objects.published, "title")
institutions = records(Institution.objects.published, "name")
#: Those counted are public by what ties them to public rows; to ask each again would be slow.
participants = records(Participant.objects.all, "name")
series = records(Series.objects.published, "title")
topics = records(Topic.objects.published, "name")
