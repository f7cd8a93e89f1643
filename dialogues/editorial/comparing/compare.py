"""Two states of one record beside each other: its fields, its lists, its parts matched by their key."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.text import Truncator, capfirst

from dialogues.editorial.comparing.comparison import (
    Comparison,
    Fate,
    Item,
    Line,
    Listing,
    Part,
    Parts,
)
from dialogues.editorial.comparing.printing import Printer, is_words, label_of, shown_fields
from dialogues.editorial.states import State
from dialogues.editorial.states.taking import own_lists, owner
from dialogues.editorial.versions import part_names

EMPTY: State = {"columns": {}, "lists": {}, "parts": {}}
#: What of its life a version tells besides its contents.
LIFE = ("status", "withdrawn_reason")
TITLE = 90  # characters by which a part is called
Row = Line | Listing | Parts


def compare(
    model: type[models.Model],
    then: State | None,
    now: State | None,
    *,
    printer: Printer | None = None,
) -> Comparison:
    """What makes ``now`` of ``then``; where one is missing, all that the other holds.

    A state may hold ``life``, the columns of ``LIFE``: they are compared where both hold them.
    ``printer`` may have read the names for many comparisons at once.
    """
    states = [state for state in (then, now) if state is not None]
    printer = printer or Printer(model, states)
    if len(states) == 1:
        return Comparison(list(_rows(model, states[0], states[0], printer)), is_whole=True)
    return Comparison(list(_rows(model, then or EMPTY, now or EMPTY, printer)))


def _rows(model: Any, then: State, now: State, printer: Printer) -> Iterator[Row]:
    yield from _life(model, then, now, printer)
    for field in shown_fields(model):
        yield _line(field, then, now, printer)
    for field in own_lists(model):
        yield _listing(field, then, now, printer)
    for name in part_names(model):
        yield _parts(model, name, then, now, printer)


def _life(model: Any, then: State, now: State, printer: Printer) -> Iterator[Line]:
    if "life" in then and "life" in now:
        for name in LIFE:
            field = model._meta.get_field(name)
            was, is_ = (printer.value(field, state["life"][name]) for state in (then, now))
            yield Line(label_of(field), was, is_, is_words(field))


def _line(field: Any, then: dict[str, Any], now: dict[str, Any], printer: Printer) -> Line:
    was, is_ = (printer.value(field, row["columns"].get(field.attname)) for row in (then, now))
    return Line(label_of(field), was, is_, is_words(field))


def _listing(field: Any, then: dict[str, Any], now: dict[str, Any], printer: Printer) -> Listing:
    before, behind = (set(row["lists"].get(field.name, [])) for row in (then, now))
    items = [
        Item(_fate(key in before, key in behind), printer.listed(field, key))
        for key in before | behind
    ]
    return Listing(label_of(field), sorted(items, key=lambda item: item.text))


def _fate(was: bool, is_: bool) -> Fate:
    if was and is_:
        return "kept"
    return "added" if is_ else "removed"


def _parts(model: Any, name: str, then: State, now: State, printer: Printer) -> Parts:
    relation: Any = model._meta.get_field(name)
    kind = relation.related_model
    before, behind = _paired(then["parts"].get(name, {}), now["parts"].get(name, {}))
    parts = [
        _part(kind, owner(model, name), before.get(key), behind.get(key), printer)
        for key in _in_order(before, behind)
    ]
    both = [key for key in before if key in behind]
    reordered = both != [key for key in behind if key in before]
    return Parts(str(capfirst(kind._meta.verbose_name_plural)), parts, reordered)


def _paired(then: dict[str, Any], now: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """In their order; a part taken out and put in again just as it was counts as the same."""
    before, behind = _sorted(then), _sorted(now)
    gone = [key for key in before if key not in behind]
    renamed = {}
    for key in [key for key in behind if key not in before]:
        twin = next((old for old in gone if _content(before[old]) == _content(behind[key])), None)
        if twin is not None:
            gone.remove(twin)
            renamed[key] = twin
    return before, {renamed.get(key, key): part for key, part in behind.items()}


def _sorted(parts: dict[str, Any]) -> dict[str, Any]:
    return dict(
        sorted(parts.items(), key=lambda item: (item[1]["columns"].get("order", 0), int(item[0])))
    )


def _content(part: dict[str, Any]) -> Any:
    columns = {name: value for name, value in part["columns"].items() if name != "order"}
    return columns, part["lists"]


def _in_order(before: dict[str, Any], behind: dict[str, Any]) -> list[str]:
    """As they stand now, and what is gone where it stood."""
    places = {key: (place, 0) for place, key in enumerate(behind)}
    last = (-1, 0)
    for number, key in enumerate(before, 1):
        if key in places:
            last = places[key]
        else:
            places[key] = (last[0], number)
    return sorted(places, key=lambda key: places[key])


def _part(kind: Any, part_owner: str, then: Any, now: Any, printer: Printer) -> Part:
    lines = [
        *(
            _line(field, then or EMPTY, now or EMPTY, printer)
            for field in shown_fields(kind, part_owner)
        ),
        *(
            _joined(_listing(field, then or EMPTY, now or EMPTY, printer))
            for field in own_lists(kind)
        ),
    ]
    fate = _fate(then is not None, now is not None)
    if fate == "kept" and any(line.is_changed for line in lines):
        fate = "changed"
    return Part(fate, _title(lines), lines)


def _joined(listing: Listing) -> Line:
    """A part's own list on one line."""
    then, now = (
        "; ".join(item.text for item in listing.items if item.fate != fate)
        for fate in ("added", "removed")
    )
    return Line(listing.label, then, now)


def _title(lines: list[Line]) -> str:
    called = next((line.now or line.then for line in lines if line.now or line.then), "")
    return Truncator(called).chars(TITLE)
