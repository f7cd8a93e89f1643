"""The parameters of a network: its own, and every filter of positions; read as strictly as lists."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.db.models import QuerySet, TextChoices
from django.http import QueryDict
from django.utils.translation import gettext as _

from dialogues.analysis.groupings import Grouping
from dialogues.analysis.network import Network, Settings, build
from dialogues.analysis.network.choices import (
    AGGREGATIONS,
    Aggregation,
    Duplicates,
    Joint,
    Level,
    Nodes,
    Normalisation,
    normalisations,
)
from dialogues.filters.among import Among
from dialogues.filters.listing import Listing
from dialogues.filters.positions import PositionListing
from dialogues.filters.problems import (
    InvalidParameters,
    Problem,
    shown,
    unknown_parameter,
    unknown_value,
)
from dialogues.models import Position, Topic

CHOICES: dict[str, type[TextChoices]] = {
    "nodes": Nodes,
    "by": Grouping,
    "level": Level,
    "aggregation": Aggregation,
    "normalisation": Normalisation,
    "duplicates": Duplicates,
    "joint": Joint,
}
OWN = (*CHOICES, "min_weight")
#: What of a list's parameters chooses positions; the rest says how a list is shown.
CHOOSING = (*PositionListing.filter_names(), "q", "updated_after")
NUMBER = re.compile("[0-9]{1,6}(?:[.][0-9]{1,6})?")


class NetworkQuestion:
    """Reads the parameters of one request; raises ``InvalidParameters`` with all faults.

    ``extra``: further names that a door takes, such as what its tables are sorted by; given once.
    """

    def __init__(self, parameters: QueryDict, *, extra: Iterable[str] = ()) -> None:
        self.parameters = parameters
        self.extra = tuple(extra)
        problems = [*self._unknown(), *self._repeated(), *self._own_problems()]
        try:
            self.listing: Listing = PositionListing(chosen_positions(parameters))
        except InvalidParameters as fault:
            problems += fault.problems
        if problems:
            raise InvalidParameters(problems)

    @cached_property
    def settings(self) -> Settings:
        given = {name: self.parameters.get(name) for name in CHOICES}
        values: dict[str, Any] = {name: value for name, value in given.items() if value}
        nodes = values.get("nodes", Settings.nodes)
        values.setdefault("aggregation", AGGREGATIONS[nodes][0])
        return Settings(**values, min_weight=float(self.parameters.get("min_weight") or 0))

    @cached_property
    def rows(self) -> QuerySet[Position]:
        """What matches, found once: everything a network is made of asks for it again."""
        return Position.objects.filter(Among("pk", self.listing.keys))

    @cached_property
    def network(self) -> Network:
        """Only what was asked for becomes a node: of a position on two topics, the one filtered by."""
        return build(self.rows, self.settings, topics=self._topics(), actors=self._actors())

    def _topics(self) -> set[int] | None:
        wanted = self.listing.selected.get("topic")
        if not wanted:
            return None
        under = Topic.objects.published().with_narrower([topic.slug for topic in wanted])
        return set(under.values_list("pk", flat=True))

    def _actors(self) -> set[str] | None:
        wanted = self.listing.selected.get(self.settings.by)
        if not wanted:
            return None
        return {
            value if isinstance(value, str) else getattr(value, "code", None) or value.slug
            for value in wanted
        }

    def _unknown(self) -> Iterator[Problem]:
        known = {*OWN, *CHOOSING, *self.extra}
        return (unknown_parameter(name, known) for name in self.parameters if name not in known)

    def _repeated(self) -> Iterator[Problem]:
        message = _("“%(name)s” can be given only once.")
        for name in (*OWN, *self.extra):
            if len(self.parameters.getlist(name)) > 1:
                yield Problem(name, message % {"name": name})

    def _own_problems(self) -> list[Problem]:
        wrong = [
            unknown_value(name, self.parameters.get(name, ""), choices.values, all_of_them=True)
            for name, choices in CHOICES.items()
            if self.parameters.get(name) and self.parameters.get(name) not in choices.values
        ]
        wrong += self._weight_problems()
        return wrong or [*self._unfitting()]

    def _unfitting(self) -> Iterator[Problem]:
        """What exists, but not for the kind of network asked for."""
        settings = self.settings
        fitting = AGGREGATIONS[settings.nodes]
        if settings.aggregation not in fitting:
            yield self._not_for(settings, "aggregation", [*fitting])
            return
        allowed = normalisations(settings.nodes, settings.aggregation)
        if settings.normalisation not in allowed:
            yield self._not_for(settings, "normalisation", [*allowed])

    def _not_for(self, settings: Settings, name: str, allowed: list[str]) -> Problem:
        message = _("“%(value)s” is no “%(name)s” for “nodes=%(nodes)s”. Allowed: %(listed)s.")
        values = {
            "value": getattr(settings, name),
            "name": name,
            "nodes": settings.nodes,
            "listed": ", ".join(allowed),
        }
        return Problem(name, message % values, allowed=allowed)

    def _weight_problems(self) -> Iterator[Problem]:
        value = self.parameters.get("min_weight")
        if value and not NUMBER.fullmatch(value):
            message = _("“%(value)s” is no smallest weight; write a number such as 2 or 0.25.")
            yield Problem("min_weight", message % {"value": shown(value)})


def chosen_positions(parameters: QueryDict) -> QueryDict:
    """Of all parameters those that choose positions."""
    chosen = parameters.copy()
    for name in list(chosen):
        if name not in CHOOSING:
            del chosen[name]
    return chosen
