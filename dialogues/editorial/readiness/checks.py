"""A checklist: each check has the words of what is asked, and finds what is missing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dialogues.editorial.readiness.problem import Level, Problem

Ask = Callable[[Any], Iterator[Problem]]


@dataclass(frozen=True)
class Check:
    """``label`` says what holds when nothing is found."""

    label: Any
    ask: Ask
    level: Level = Level.BAR


@dataclass(frozen=True)
class Item:
    """One line of a record's checklist; met when no problem stands under it."""

    label: str
    level: Level
    problems: tuple[Problem, ...] = ()

    @property
    def is_met(self) -> bool:
        return not self.problems


@dataclass(frozen=True)
class Checklist:
    """The checks of one noun; ``read`` gathers what they look at, for many records at once."""

    checks: tuple[Check, ...]
    read: Callable[[Sequence[Any]], Sequence[Any]] = list

    def items(self, record: Any) -> list[Item]:
        (subject,) = self.read([record])
        return [
            Item(str(check.label), check.level, tuple(check.ask(subject))) for check in self.checks
        ]

    def bars(self, records: Sequence[Any]) -> list[list[Problem]]:
        """For each record, in order, all that keeps it from being public."""
        asks = [check.ask for check in self.checks if check.level == Level.BAR]
        return [[found for ask in asks for found in ask(subject)] for subject in self.read(records)]
