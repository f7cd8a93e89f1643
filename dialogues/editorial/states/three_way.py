"""Two people's changes to the same state, brought together.

What one of them changed is taken from the one; what both changed differently is a clash, which
somebody decides. Lists are merged as sets and never clash. A part (a quotation, a host) is
decided as a whole, for its columns belong together.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Literal

from dialogues.editorial.states.taking import State

Side = Literal["mine", "theirs"]
#: Where in a list a part stands is no reason to ask anybody: the list is numbered anew.
PLACE = "order"


@dataclass(frozen=True)
class Clash:
    """``key`` names the place: ``columns.title`` or ``parts.quotations.17``; absent is ``None``."""

    key: str
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True)
class Merged:
    """The merged state; in what clashed and was not chosen for, mine stands."""

    state: State
    clashes: list[Clash]


def merge(
    base: State, mine: State, theirs: State, chosen: Mapping[str, Side] | None = None
) -> Merged:
    """Bring together what was made of ``base``; ``chosen`` decides clashes by their key."""
    merging = _Merging(dict(chosen or {}))
    state = {
        "columns": merging.columns(base["columns"], mine["columns"], theirs["columns"]),
        "lists": _lists(base["lists"], mine["lists"], theirs["lists"]),
        "parts": {
            name: merging.parts(
                name, *(state["parts"].get(name, {}) for state in (base, mine, theirs))
            )
            for name in theirs["parts"]
        },
    }
    return Merged(deepcopy(state), merging.clashes)


class _Merging:
    def __init__(self, chosen: dict[str, Side]) -> None:
        self.chosen = chosen
        self.clashes: list[Clash] = []

    def columns(self, base: Any, mine: Any, theirs: Any) -> dict[str, Any]:
        return {
            name: self._decided(f"columns.{name}", base.get(name), mine.get(name), theirs[name])
            for name in theirs
        }

    def parts(self, name: str, base: Any, mine: Any, theirs: Any) -> dict[str, Any]:
        merged = {}
        for key in dict.fromkeys([*mine, *theirs]):
            part = self._part(f"parts.{name}.{key}", base.get(key), mine.get(key), theirs.get(key))
            if part is not None:
                merged[key] = part
        return merged

    def _part(self, key: str, base: Any, mine: Any, theirs: Any) -> Any:
        """Column by column while no column clashes, else as a whole."""
        if base is None or mine is None or theirs is None:
            return self._whole(key, base, mine, theirs)
        columns = _columns_of_both(base["columns"], mine["columns"], theirs["columns"])
        if columns is None:
            return self._whole(key, base, mine, theirs)
        return {"columns": columns, "lists": _lists(base["lists"], mine["lists"], theirs["lists"])}

    def _whole(self, key: str, base: Any, mine: Any, theirs: Any) -> Any:
        if _but_for_place(base) == _but_for_place(mine):
            return theirs
        if _but_for_place(base) == _but_for_place(theirs):
            return mine
        return self._decided(key, base, mine, theirs)

    def _decided(self, key: str, base: Any, mine: Any, theirs: Any) -> Any:
        if mine in (base, theirs):
            return theirs
        if theirs == base:
            return mine
        if key not in self.chosen:
            self.clashes.append(Clash(key, base, mine, theirs))
        return theirs if self.chosen.get(key) == "theirs" else mine


def _columns_of_both(base: Any, mine: Any, theirs: Any) -> dict[str, Any] | None:
    """The columns with both people's changes; ``None`` where they changed the same one."""
    merged = {}
    for name, value in theirs.items():
        ours, before = mine.get(name), base.get(name)
        if name != PLACE and ours not in (before, value) and value != before:
            return None
        merged[name] = value if ours == before else ours
    return merged


def _but_for_place(part: Any) -> Any:
    if part is None:
        return None
    columns = {name: value for name, value in part["columns"].items() if name != PLACE}
    return {**part, "columns": columns}


def _lists(base: Any, mine: Any, theirs: Any) -> dict[str, list[Any]]:
    return {name: _list(base.get(name, []), mine.get(name, []), theirs[name]) for name in theirs}


def _list(base: list[Any], mine: list[Any], theirs: list[Any]) -> list[Any]:
    added, removed = set(mine) - set(base), set(base) - set(mine)
    return sorted((set(theirs) | added) - removed)
