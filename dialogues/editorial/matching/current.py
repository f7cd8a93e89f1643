"""The names of a kind of record, prepared once in each process and kept as the database has them.

A stamp, read each time, tells whether any name changed, in whichever process. Then all names are
read, and those records alone prepared anew whose names are others than before.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock

from django.db import connection, models

from dialogues.editorial.matching.stored import Stamp, StoredName, stamp, stored_names
from dialogues.text.names import Entry, NameIndex, readings

#: With more changed records than this it is quicker to begin again.
MOST_REPLACED = 500

Names = dict[int, list[StoredName]]


@dataclass
class Prepared:
    stamp: Stamp
    names: Names
    index: NameIndex


_prepared: dict[tuple[str, type[models.Model]], Prepared] = {}
_lock = Lock()


def current_index(model: type[models.Model]) -> NameIndex:
    return current(model).index


def current(model: type[models.Model]) -> Prepared:
    key = (str(connection.settings_dict["NAME"]), model)
    now = stamp(model)
    with _lock:
        kept = _prepared.get(key)
        if kept is None or kept.stamp != now:
            kept = _prepared[key] = _renewed(model, now, kept)
        return kept


def _renewed(model: type[models.Model], now: Stamp, kept: Prepared | None) -> Prepared:
    names: Names = defaultdict(list)
    for stored in stored_names(model):
        names[stored.pk].append(stored)
    if kept is None:
        return Prepared(now, names, _index(names))
    others = {pk for pk in names.keys() | kept.names.keys() if names.get(pk) != kept.names.get(pk)}
    if len(others) > MOST_REPLACED:
        return Prepared(now, names, _index(names))
    for pk in sorted(others):
        kept.index.replace(pk, _entries(names.get(pk, [])))
    return Prepared(now, names, kept.index)


def _index(names: Names) -> NameIndex:
    return NameIndex(entry for stored in names.values() for entry in _entries(stored))


def _entries(names: list[StoredName]) -> Iterator[Entry]:
    for stored in names:
        for form in readings(stored.text, stored.rule):
            yield Entry(stored.pk, stored.text, stored.main, form)
