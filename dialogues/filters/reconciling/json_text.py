"""JSON in a parameter: of bounded length and depth, read to the letter or refused."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from dialogues.filters.problems import InvalidParameters, Problem
from dialogues.text import strict_json
from dialogues.text.characters import describe_forbidden

#: Characters of one parameter.
LONGEST_JSON = 200_000
#: Of what is wrong, so many faults are told; with them mended, the next are.
MOST_FAULTS = 20


class TooMuch(InvalidParameters):
    """More than is worked on at once; less of the same would do."""


def read_object(name: str, text: str) -> dict[str, Any]:
    """The object that the parameter ``name`` holds; raises ``InvalidParameters`` or ``TooMuch``."""
    if len(text) > LONGEST_JSON:
        message = _("“%(name)s” has %(count)d characters; at most %(most)d are read.")
        given = {"name": name, "count": len(text), "most": LONGEST_JSON}
        raise TooMuch([Problem(name, message % given)])
    try:
        value = strict_json.read(text)
    except RecursionError:
        message = _("“%(name)s” is nested too deeply.")
        raise InvalidParameters([Problem(name, message % {"name": name})]) from None
    except ValueError as error:
        message = _("“%(name)s” is not JSON: %(why)s.")
        given = {"name": name, "why": error}
        raise InvalidParameters([Problem(name, message % given)]) from None
    if not isinstance(value, dict):
        message = _("“%(name)s” is a JSON object: write {…}.")
        raise InvalidParameters([Problem(name, message % {"name": name})])
    return value


def refuse(faults: Iterable[Problem]) -> None:
    """Raises ``InvalidParameters`` with the first faults, if there is any."""
    problems = list(islice(faults, MOST_FAULTS))
    if problems:
        raise InvalidParameters(problems)


def fault_of_text(value: Any, longest: int) -> str:
    """What is wrong with a text that is searched for; empty if nothing is."""
    if not isinstance(value, str):
        return _("Write a text in quotation marks.")
    if len(value) > longest:
        message = _("This has %(count)d characters; at most %(most)d are read.")
        return message % {"count": len(value), "most": longest}
    return describe_forbidden(value)
