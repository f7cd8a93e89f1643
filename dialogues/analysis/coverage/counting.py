"""Counting rows by a column, and the public positions by several at once."""

from collections import Counter
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from dialogues.choices import AttributionRole, Layer
from dialogues.models import Attribution, Participant, Position, Quotation


class Facts:
    """Bare tuples of what is public, each table read once and counted here in different ways.

    To ask the database anew for each way of counting takes seconds with ten thousand positions:
    what is public of the one hangs on what is public of the other.
    """

    COLUMNS = (
        "years",
        "conference__series",
        "document__language",
        "kind",
        "confidence",
        "unattributed",
        "no_wording",
    )

    def __init__(self) -> None:
        rows = Position.objects.published().order_by()
        begun = rows.annotate(first=ExtractYear("conference__earliest_date"))
        dated = begun.annotate(last=ExtractYear("conference__latest_date"))
        found = dated.values_list("pk", "layer", "first", "last", *self.COLUMNS[1:])
        self._counted: dict[tuple[str, str], Counter[Any]] = {}
        self._layers: dict[int, str] = {}
        self.rows = []
        for pk, layer, first, last, *rest in found:
            self._layers[pk] = layer
            self.rows.append((layer, (first, last), *rest))
        people = Participant.objects.published().order_by()
        self.people = list(people.values_list("country", "kind"))

    def positions_by_country(self) -> Counter[str | None]:
        """Attributed positions by the countries of their holders, each once a country."""
        held = Attribution.objects.published().filter(role=AttributionRole.HOLDER).order_by()
        pairs = set(held.values_list("position", "participant__country"))
        return Counter(country for pk, country in pairs if self._layers.get(pk) == Layer.ATTRIBUTED)

    def quotations_by_state(self) -> Counter[str]:
        rows = Quotation.objects.published().order_by().values_list("position", "state")
        return Counter(state for position, state in rows if position in self._layers)

    def __len__(self) -> int:
        return len(self.rows)

    def by(self, column: str, layer: str) -> Counter[Any]:
        """How many positions of the layer have each value; counted once."""
        if (column, layer) not in self._counted:
            place = 1 + self.COLUMNS.index(column)
            self._counted[column, layer] = Counter(
                row[place] for row in self.rows if row[0] == layer
            )
        return self._counted[column, layer]

    def on_layer(self, layer: str) -> int:
        return sum(row[0] == layer for row in self.rows)

    def total(self, column: str, value: Any) -> int:
        return sum(self.by(column, layer)[value] for layer in Layer)


def years_of(counted: Counter[tuple[int | None, int | None]]) -> Counter[int | None]:
    """From first and last years, how many fall into each year: what lasts into a next one, into both."""
    found: Counter[int | None] = Counter()
    for (first, last), n in counted.items():
        for year in [None] if first is None else range(first, (last or first) + 1):
            found[year] += n
    return found


def counted(rows: QuerySet[Any], column: Any) -> Counter[Any]:
    """How many rows have each value of a column; what is unknown under ``None``."""
    counted = rows.order_by().values_list(column).annotate(n=Count("pk"))
    return Counter(dict(counted))
