"""Chances of the demonstration set: the same seed gives the same set."""

import datetime
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Any

from dialogues.choices import DatePrecision, Status, TextVisibility

FIRST_DAY = datetime.date(2006, 1, 1)
DAYS = 20 * 365
LANGUAGES = {"en": 60, "ru": 20, "ja": 20}
PRECISIONS = {
    DatePrecision.DAY: 90,
    DatePrecision.MONTH: 5,
    DatePrecision.YEAR: 3,
    DatePrecision.UNKNOWN: 2,
}
VISIBILITIES = {TextVisibility.FULL: 70, TextVisibility.PASSAGES: 20, TextVisibility.NOTHING: 10}
STATUSES = {Status.PUBLISHED: 90, Status.DRAFT: 5, Status.IN_REVIEW: 3, Status.WITHDRAWN: 2}


class Chance(Random):
    def of(self, weights: dict[Any, int]) -> Any:
        return self.choices(list(weights), list(weights.values()))[0]

    def happens(self, per_cent: float) -> bool:
        return self.random() * 100 < per_cent


class Zipf:
    """The first of a sequence is chosen most often, the second half as often, and so on."""

    def __init__(self, values: Sequence[Any], chance: Chance, exponent: float = 1.0) -> None:
        self.values, self.chance = values, chance
        self.sums = list(accumulate(1 / rank**exponent for rank in range(1, len(values) + 1)))

    def one(self) -> Any:
        place = bisect(self.sums, self.chance.random() * self.sums[-1])
        return self.values[min(place, len(self.values) - 1)]
