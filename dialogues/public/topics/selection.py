"""Which positions on a topic an address asks for: exactly those that a figure of its page counts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from dialogues.analysis.claims import Claim
from dialogues.analysis.groupings import Grouping
from dialogues.analysis.over_time import PERIOD, Moments, in_period, period_label
from dialogues.analysis.standing import Sides
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import RelationKind, Setting, Stance
from dialogues.filters.problems import (
    InvalidParameters,
    Problem,
    near_matches,
    shown,
    unknown_parameter,
    unknown_value,
)
from dialogues.public.previews import PREVIEW

ONCE_ONLY = ("by", "page", PREVIEW)
#: Values of one parameter beyond this are refused unread.
MOST_VALUES = 100
MOST_PAGES = 9999


def grouping(parameters: QueryDict) -> Grouping:
    """By what the sides are put together; raises ``InvalidParameters``."""
    values = parameters.getlist("by")
    if len(values) > 1:
        raise InvalidParameters([given_twice("by")])
    value = values[0] if values and values[0] else Grouping.COUNTRY.value
    if value not in Grouping.values:
        raise InvalidParameters([unknown_value("by", value, Grouping.values, all_of_them=True)])
    return Grouping(value)


def require_known(parameters: QueryDict, known: Iterable[str]) -> None:
    """Raise ``InvalidParameters`` for names that mean nothing here, and for repeated ones."""
    allowed = [*known, PREVIEW]
    problems = [unknown_parameter(name, allowed) for name in parameters if name not in allowed]
    problems += [given_twice(name) for name in ONCE_ONLY if len(parameters.getlist(name)) > 1]
    for name in parameters:
        if len(parameters.getlist(name)) > MOST_VALUES:
            message = _("“%(field)s” is given too often; at most %(most)s values are allowed.")
            problems.append(Problem(name, message % {"field": name, "most": MOST_VALUES}))
    if problems:
        raise InvalidParameters(problems)


def page_number(parameters: QueryDict) -> int:
    value = parameters.get("page") or "1"
    if value.isascii() and value.isdigit() and len(value) <= 4 and 1 <= int(value) <= MOST_PAGES:
        return int(value)
    message = _("“page” is a whole number from 1 to %(largest)s.") % {"largest": MOST_PAGES}
    raise InvalidParameters([Problem("page", message)])


def exchange_kinds(parameters: QueryDict) -> list[str]:
    return _closed(parameters, "kind", RelationKind)


def given_twice(name: str) -> Problem:
    return Problem(name, _("“%(name)s” can be given only once.") % {"name": name})


@dataclass(frozen=True)
class Criterion:
    """One parameter's value in words, for the tag that takes it away."""

    name: str
    value: str
    group: str
    label: str


class Selection:
    """Reads the parameters strictly; a repeated one means *or*, different ones mean *and*.

    Raises ``InvalidParameters`` with all faults. ``side`` names the sides by the key they have when
    put together as ``by`` says; a side that holds nothing on this topic is no value.
    """

    names = ("by", "side", "setting", "stance", "period", "with", "page")

    def __init__(
        self, parameters: QueryDict, sides: Sides, moments: Moments, tree: TopicTree
    ) -> None:
        self.parameters, self.sides, self.moments, self.tree = parameters, sides, moments, tree
        self.wanted = self._read()

    @property
    def claims(self) -> list[Claim]:
        """Of the claims given, those asked for, in the order given."""
        tests = [self._test(name, values) for name, values in self.wanted.items() if values]
        return [claim for claim in self.sides.claims if all(test(claim) for test in tests)]

    @property
    def criteria(self) -> list[Criterion]:
        return [
            Criterion(name, value, *self._words(name, value))
            for name, values in self.wanted.items()
            for value in values
        ]

    def _read(self) -> dict[str, list[str]]:
        labels = {name.key: name.label for name in self.sides.names()}
        slugs = {topic.slug for topic in self.tree.topics.values()}
        readers: dict[str, Callable[[], list[str]]] = {
            "side": lambda: _known(self.parameters, "side", labels),
            "setting": lambda: _closed(self.parameters, "setting", Setting),
            "stance": lambda: _closed(self.parameters, "stance", Stance),
            "period": lambda: _periods(self.parameters),
            "with": lambda: _known(self.parameters, "with", slugs),
        }
        found: dict[str, list[str]] = {}
        problems: list[Problem] = []
        for name, read in readers.items():
            try:
                found[name] = read()
            except InvalidParameters as fault:
                problems += fault.problems
        if problems:
            raise InvalidParameters(problems)
        return found

    def _test(self, name: str, values: list[str]) -> Callable[[Claim], bool]:
        if name == "with":
            topics = self._topics(values)
            return lambda claim: not topics.isdisjoint(claim.topics)
        if name == "period":
            return lambda claim: any(in_period(claim, value, self.moments) for value in values)
        if name == "side":
            return lambda claim: self.sides.of(claim).key in values
        return lambda claim: getattr(claim, name) in values

    def _topics(self, slugs: list[str]) -> set[int]:
        named = [topic.pk for topic in self.tree.topics.values() if topic.slug in slugs]
        return {pk for one in named for pk in self.tree.with_narrower(one)}

    def _words(self, name: str, value: str) -> tuple[str, str]:
        match name:
            case "side":
                labels = {side.key: side.label for side in self.sides.names()}
                return _("Side"), labels[value]
            case "setting":
                return _("Setting"), str(Setting(value).label)
            case "stance":
                return _("Stance"), str(Stance(value).label)
            case "period":
                return _("Time"), period_label(value)
        names = {topic.slug: topic.name for topic in self.tree.topics.values()}
        return _("Also on"), names[value]


def _values(parameters: QueryDict, name: str) -> list[str]:
    return list(dict.fromkeys(value for value in parameters.getlist(name) if value))


def _closed(parameters: QueryDict, name: str, choices: Any) -> list[str]:
    values = _values(parameters, name)
    wrong = [value for value in values if value not in choices.values]
    if wrong:
        raise InvalidParameters(
            [unknown_value(name, value, choices.values, all_of_them=True) for value in wrong]
        )
    return values


def _known(parameters: QueryDict, name: str, known: Iterable[str]) -> list[str]:
    values, allowed = _values(parameters, name), set(known)
    wrong = [value for value in values if value not in allowed]
    if wrong:
        raise InvalidParameters([_not_known(name, value, allowed) for value in wrong])
    return values


def _not_known(name: str, value: str, allowed: set[str]) -> Problem:
    few = len(allowed) <= 20
    listed = sorted(allowed) if few else near_matches(value, allowed)
    return unknown_value(name, value, listed, all_of_them=few)


def _periods(parameters: QueryDict) -> list[str]:
    values = _values(parameters, "period")
    message = _("“%(value)s” is no period; write 2021, 2021-04, 2020s or “unknown”.")
    wrong = [value for value in values if not PERIOD.fullmatch(value)]
    if wrong:
        raise InvalidParameters(
            [Problem("period", message % {"value": shown(value)}) for value in wrong]
        )
    return values
