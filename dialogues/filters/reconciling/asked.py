"""A batch of questions as the protocol writes it, checked before anything is looked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from dialogues.filters.problems import (
    Problem,
    shown,
    unknown_parameter,
    unknown_value,
)
from dialogues.filters.reconciling.json_text import TooMuch, fault_of_text, read_object, refuse
from dialogues.filters.reconciling.kinds import KINDS
from dialogues.filters.reconciling.properties import PROPERTIES

MOST_QUERIES = 25
#: Characters of a name, of a value, and of the key of a query.
LONGEST_TEXT = 300
LONGEST_KEY = 100
MOST_PROPERTIES = 10
MOST_VALUES = 10
#: Candidates to a query.
DEFAULT_LIMIT, LARGEST_LIMIT = 10, 50
STRICTNESS = ("any", "should", "all")
MEMBERS = ("query", "type", "type_strict", "limit", "properties")


@dataclass(frozen=True)
class Wanted:
    """A property that the record should have, with any of these values."""

    pid: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Query:
    """``text``: a name or an identifier. ``kinds``: only records of these.

    The protocol leaves it to a service what the strictness of types means; here any type that is
    named restricts the search, and “all” with two types finds nothing, since no record has two.
    """

    text: str
    kinds: tuple[str, ...] = tuple(KINDS)
    limit: int = DEFAULT_LIMIT
    wanted: tuple[Wanted, ...] = field(default=())


def read_queries(text: str) -> dict[str, Query]:
    """By their keys; raises ``InvalidParameters`` with what is wrong, ``TooMuch`` for a large batch."""
    batch = read_object("queries", text)
    if len(batch) > MOST_QUERIES:
        message = _("A batch holds at most %(most)d queries; this one has %(count)d.")
        given = {"most": MOST_QUERIES, "count": len(batch)}
        raise TooMuch([Problem("queries", message % given)])
    refuse(fault for key, query in batch.items() for fault in _faults(key, query))
    return {key: _query(query) for key, query in batch.items()}


def _query(given: dict[str, Any]) -> Query:
    query = _without_nulls(given)
    named = _as_list(query.get("type", []))
    kinds = tuple(kind for kind in KINDS if kind in named or not named)
    if query.get("type_strict") == "all" and named and len(kinds) > 1:
        kinds = ()
    wanted = tuple(
        Wanted(one["pid"], tuple(_text(value) for value in _as_list(one["v"])))
        for one in query.get("properties", [])
    )
    limit = int(query.get("limit", DEFAULT_LIMIT))
    return Query(query.get("query", "").strip(), kinds, limit, wanted)


def _without_nulls(query: dict[str, Any]) -> dict[str, Any]:
    """Some clients write null where nothing was chosen."""
    return {name: value for name, value in query.items() if value is not None}


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    """A whole number of a spreadsheet is written 2021, not 2021.0."""
    if isinstance(value, dict):
        return str(value["id"])
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


# --- what can be wrong --------------------------------------------------------------------------


def _faults(key: str, given: Any) -> Iterator[Problem]:
    place = f"queries.{shown(key)}"
    if len(key) > LONGEST_KEY or fault_of_text(key, LONGEST_KEY):
        message = _("The key of a query is a plain text of at most %(most)d characters.")
        yield Problem(place, message % {"most": LONGEST_KEY})
    if not isinstance(given, dict):
        yield Problem(place, _("A query is a JSON object: write {…}."))
        return
    query = _without_nulls(given)
    for name in given:
        if name not in MEMBERS:
            yield _elsewhere(f"{place}.{shown(name)}", unknown_parameter(name, MEMBERS))
    if "query" not in query and not query.get("properties"):
        yield Problem(place, _("Say in “query” or in “properties” what to look for."))
    for name, check in CHECKS.items():
        if name in query:
            yield from check(f"{place}.{name}", query[name])


def _elsewhere(place: str, problem: Problem) -> Problem:
    return Problem(place, problem.message, problem.allowed)


def _of_text(place: str, value: Any) -> Iterator[Problem]:
    if fault := fault_of_text(value, LONGEST_TEXT):
        yield Problem(place, fault)


def _of_type(place: str, value: Any) -> Iterator[Problem]:
    for kind in _as_list(value):
        if kind not in list(KINDS):
            yield _elsewhere(place, unknown_value("type", str(kind), KINDS, all_of_them=True))


def _of_strictness(place: str, value: Any) -> Iterator[Problem]:
    if value not in STRICTNESS:
        wrong = unknown_value("type_strict", str(value), STRICTNESS, all_of_them=True)
        yield _elsewhere(place, wrong)


def _of_limit(place: str, value: Any) -> Iterator[Problem]:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not (is_number and 1 <= value <= LARGEST_LIMIT and value == int(value)):
        message = _("Write a whole number from 1 to %(most)d.")
        yield Problem(place, message % {"most": LARGEST_LIMIT})


def _of_properties(place: str, value: Any) -> Iterator[Problem]:
    if not isinstance(value, list) or len(value) > MOST_PROPERTIES:
        message = _("Write a list of at most %(most)d properties.")
        yield Problem(place, message % {"most": MOST_PROPERTIES})
        return
    for number, one in enumerate(value):
        yield from _of_property(f"{place}.{number}", one)


def _of_property(place: str, one: Any) -> Iterator[Problem]:
    if not isinstance(one, dict) or one.keys() != {"pid", "v"}:
        yield Problem(place, _("A property has a “pid” and a “v”, and nothing else."))
        return
    if one["pid"] not in list(PROPERTIES):
        wrong = unknown_value("pid", str(one["pid"]), PROPERTIES, all_of_them=True)
        yield _elsewhere(f"{place}.pid", wrong)
    values = _as_list(one["v"])
    if len(values) > MOST_VALUES:
        message = _("At most %(most)d values can be given.")
        yield Problem(f"{place}.v", message % {"most": MOST_VALUES})
        return
    for value in values:
        yield from _of_value(f"{place}.v", value)


def _of_value(place: str, value: Any) -> Iterator[Problem]:
    text = value.get("id") if isinstance(value, dict) else value
    if isinstance(text, (bool, int, float)) and text is value:
        return
    if not isinstance(text, str):
        yield Problem(
            place, _("A value is a text, a number, true, false, or an object with an “id”.")
        )
    elif fault := fault_of_text(text, LONGEST_TEXT):
        yield Problem(place, fault)


CHECKS: dict[str, Callable[[str, Any], Iterator[Problem]]] = {
    "query": _of_text,
    "type": _of_type,
    "type_strict": _of_strictness,
    "limit": _of_limit,
    "properties": _of_properties,
}
