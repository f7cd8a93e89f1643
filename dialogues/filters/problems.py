"""What is wrong with a request's parameters, for a page or an API answer to print."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from rapidfuzz import process


@dataclass(frozen=True)
class Problem:
    """One parameter at fault; ``allowed`` holds the values or names that would do, if few."""

    field: str
    message: str
    allowed: list[str] = dataclasses.field(default_factory=list)


class InvalidParameters(Exception):
    """The request asks for something that does not exist; answered with 400, never guessed at."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(" ".join(problem.message for problem in problems))


def shown(text: str) -> str:
    """What a visitor sent, fit to be shown again: short, and without what cannot be printed."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:100])


def near_matches(wanted: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known words that look most like the wanted one."""
    found = process.extract(wanted[:100], list(known), limit=most, score_cutoff=60)
    return [match for match, _score, _index in found]


def unknown_parameter(name: str, known: Iterable[str]) -> Problem:
    known = sorted(known)
    near = near_matches(name, known, most=1)
    hint = _(" Did you mean “%(near)s”?") % {"near": near[0]} if near else ""
    message = _("There is no parameter “%(name)s”.") % {"name": shown(name)}
    return Problem(shown(name), message + hint, allowed=known)


def unknown_value(
    field_name: str, value: str, allowed: Iterable[str], *, all_of_them: bool
) -> Problem:
    """``all_of_them``: whether ``allowed`` is the whole list or only what looks alike."""
    allowed = list(allowed)
    message = _("“%(value)s” is no value of “%(field)s”.") % {
        "value": shown(value),
        "field": field_name,
    }
    if allowed:
        listed = ", ".join(allowed)
        message += (
            _(" Allowed: %(listed)s.") if all_of_them else _(" Did you mean: %(listed)s?")
        ) % {"listed": listed}
    return Problem(field_name, message, allowed=allowed)
