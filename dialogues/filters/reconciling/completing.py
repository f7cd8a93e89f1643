"""Records, types and properties whose name begins with what is being typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from dialogues.filters.problems import InvalidParameters, Problem
from dialogues.filters.reconciling.candidates import description, to_describe
from dialogues.filters.reconciling.kinds import KINDS, Kind, entities
from dialogues.filters.reconciling.properties import begins
from dialogues.models import SearchEntry
from dialogues.search.query import SearchError, SearchQuery, parse

#: Suggestions in one answer, and how far one can go on in them.
DEFAULT_LIMIT, LARGEST_LIMIT = 10, 50
FURTHEST = 200


@dataclass(frozen=True)
class Suggested:
    kind: Kind
    identifier: str
    name: str
    description: str


def records_called_like(
    prefix: str, kinds: list[str], *, skipped: int, most: int
) -> tuple[list[Suggested], bool]:
    """Public records with a name, in any script, that begins so; and whether there are more.

    First those that are called just so, then those of which a name begins so, shorter ones first.
    An identifier finds its record. Raises ``InvalidParameters`` for what cannot be searched for.
    """
    identified = entities([prefix])
    if entity := identified.get(prefix):
        keys = [(entity.kind.id, entity.pk)] if entity.kind.id in kinds else []
    else:
        keys = _named(_query(prefix), kinds, skipped + most + 1)
    wanted = keys[skipped : skipped + most]
    return list(_suggested(wanted)), len(keys) > skipped + most


def types_called_like(prefix: str) -> list[Kind]:
    return [kind for kind in KINDS.values() if begins(prefix, kind.id, kind.label)]


def _query(prefix: str) -> SearchQuery:
    try:
        return parse(prefix.strip(), prefix_last=True)
    except SearchError as error:
        raise InvalidParameters([Problem("prefix", str(error))]) from None


def _named(query: SearchQuery, kinds: list[str], most: int) -> list[tuple[str, int]]:
    if not query.wanted:
        return []
    named: QuerySet[Any] = SearchEntry.objects.named(query).only("kind", "object_id", "title")
    found = [entry for kind in kinds for entry in named.first_published(kind, most)]  # type: ignore[attr-defined]
    found.sort(key=lambda one: (-one.nearness, len(one.title.partition("\n")[0])))
    return [(entry.kind, entry.object_id) for entry in found]


def _suggested(keys: list[tuple[str, int]]) -> Iterator[Suggested]:
    records = {
        kind: to_describe(kind).in_bulk([pk for one, pk in keys if one == kind])
        for kind in {kind for kind, _pk in keys}
    }
    for name, pk in keys:
        if record := records[name].get(pk):
            kind = KINDS[name]
            text = description(name, record)
            yield Suggested(kind, kind.identifier(record.slug), str(record), text)
