"""Links opened: each keeps what it says itself, and is given all that its record's own address tells.

The records of all rows together are asked for once a noun, so the number of queries is fixed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Json = dict[str, Any]
#: Makes the public records of a noun that have these slugs, by their slugs.
Records = Callable[[str, set[str]], Mapping[str, Json]]


def opened(rows: Sequence[Json], links: Mapping[str, str], records: Records) -> Sequence[Json]:
    """``links``: the properties to open, each with the noun of what stands there."""
    slugs: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name, noun in links.items():
            slugs[noun].update(link["slug"] for link in _links(row[name]))
    found = {noun: records(noun, wanted) for noun, wanted in slugs.items()}
    return [
        row | {name: _opened(row[name], found[noun]) for name, noun in links.items()}
        for row in rows
    ]


def _links(value: Any) -> Iterable[Json]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _opened(value: Any, records: Mapping[str, Json]) -> Any:
    """A link to what has no public address of its own stays a link."""
    if isinstance(value, list):
        return [_opened(link, records) for link in value]
    return None if value is None else {**records.get(value["slug"], {}), **value}
