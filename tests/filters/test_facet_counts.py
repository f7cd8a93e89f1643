"""Each value's count is what the list would hold with that value alone, whatever else is asked."""

from typing import Any

import pytest
from django.http import QueryDict

from dialogues.filters.facets import FACETS, facets
from dialogues.filters.fields import ChoiceField, RecordField
from dialogues.filters.listing import Listing
from tests.filters.some_corpus import Dice

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("listing", FACETS, ids=lambda listing: listing.__name__)
def test_each_count_is_the_length_of_the_list(listing):
    dice = Dice(2)
    dice.throw()
    counted = 0
    for asked in some_questions(dice, listing):
        for name, values in facets(listing(asked)).items():
            counts = {one.value: one.count for one in values}
            assert counts == lengths(listing, asked, name, counts), (asked, name)
            counted += len(counts)
    assert counted > 5


def some_questions(dice: Dice, listing: type[Listing]) -> list[QueryDict]:
    """The whole list, and lists narrowed by values that occur, some by two of one parameter."""
    found = {name: values for name, values in facets(listing(QueryDict())).items() if values}
    asked = [QueryDict()]
    for _number in range(2):
        query = QueryDict(mutable=True)
        for name in dice.roll.sample(list(found), min(len(found), dice.roll.randint(1, 3))):
            picked = dice.roll.choices(found[name], k=dice.roll.randint(1, 2))
            query.setlist(name, [one.value for one in picked])
        asked.append(query)
    return asked


def lengths(
    listing: type[Listing], asked: QueryDict, name: str, counts: dict[str, int]
) -> dict[str, int]:
    """How long the list is with each value that could be asked for; those that find nothing not."""
    field = listing.filterset_class(QueryDict(), queryset=listing.model.objects.none()).form.fields
    found = {}
    for value in {*counts, *possible(field[name])}:
        query = asked.copy()
        query.setlist(name, [value])
        found[value] = listing(query).rows.count()
    return {value: length for value, length in found.items() if length}


def possible(field: Any) -> list[str]:
    if isinstance(field, ChoiceField):
        return list(field.choices.values)
    if isinstance(field, RecordField):
        return [value for value, _label in field.options]
    return ["2020", "2021", "2022", "unknown", "0987"] if "year" in type(field).__name__ else []
