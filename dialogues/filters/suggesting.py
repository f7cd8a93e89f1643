"""Help while typing: records called so in any script, then positions whose claim says so."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from dialogues.filters.problems import InvalidParameters, Problem, unknown_value
from dialogues.filters.searching import NOUNS, read_query
from dialogues.filters.tallies import positions_behind
from dialogues.models import SearchEntry
from dialogues.search.finding import find
from dialogues.search.query import SearchQuery, parse
from dialogues.search.snippets import Run, snippet

MOST = 8
#: Records take at most so many places, where there are positions for the rest.
MOST_RECORDS = 6
#: So many of a kind are weighed; with more the reader types on.
MOST_WEIGHED = 24
#: Texts and positions have titles, not names.
NAMED = ("topic", "participant", "institution", "conference")
FORMATS = ("html", "json")
LONGEST_CLAIM = 160


@dataclass(frozen=True)
class Suggestion:
    """A record to go to: its name, the other name that was typed, how many positions it stands for."""

    kind: str
    record: Any
    title: list[Run]
    other_name: list[Run]
    count: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.title)


def read_typed(parameters: QueryDict) -> SearchQuery:
    """What has been typed so far; raises ``InvalidParameters``."""
    read_query(parameters, ("q", "format"))
    given = parameters.getlist("format")
    if len(given) > 1:
        once = _("“%(name)s” can be given only once.") % {"name": "format"}
        raise InvalidParameters([Problem("format", once)])
    if given and given[0] not in ("", *FORMATS):
        raise InvalidParameters([unknown_value("format", given[0], FORMATS, all_of_them=True)])
    return parse(parameters.get("q", "").strip(), prefix_last=True)


def suggestions(query: SearchQuery) -> list[Suggestion]:
    """At most eight: records that are called just so, then names that begin so, shorter ones first."""
    if not query.wanted:
        return []
    named = _best_named(query)
    claims = _named("position", query, MOST - min(len(named), MOST_RECORDS))
    return [*_records(named[: MOST - len(claims)], query), *_positions(claims, query)]


def _best_named(query: SearchQuery) -> list[Any]:
    entries = [entry for kind in NAMED for entry in _named(kind, query, MOST_WEIGHED)]
    return sorted(entries, key=lambda one: (-one.nearness, len(one.title.partition("\n")[0])))


def _records(entries: list[Any], query: SearchQuery) -> list[Suggestion]:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        by_kind[entry.kind].append(entry.object_id)
    records = {kind: _published(kind, pks) for kind, pks in by_kind.items()}
    counts = {kind: positions_behind(kind, rows.values()) for kind, rows in records.items()}
    return [
        _suggestion(entry, records[entry.kind], counts[entry.kind], query)
        for entry in entries
        if entry.object_id in records[entry.kind]
    ]


def _named(kind: str, query: SearchQuery, most: int) -> list[SearchEntry]:
    named = SearchEntry.objects.named(query).only("kind", "object_id", "title")
    return named.first_published(kind, most)


def _published(kind: str, pks: Iterable[int]) -> dict[int, Any]:
    rows: QuerySet[Any] = NOUNS[kind].objects.published()
    return rows.in_bulk(list(pks))


def _suggestion(
    entry: Any, records: dict[int, Any], counts: dict[int, int], query: SearchQuery
) -> Suggestion:
    record = records[entry.object_id]
    own, *others = entry.title.splitlines()
    better = next((name for name in others if _terms(name, query) > _terms(own, query)), "")
    return Suggestion(
        entry.kind, record, snippet(own, query), snippet(better, query), counts.get(record.pk, 0)
    )


def _terms(name: str, query: SearchQuery) -> int:
    """How many of the wanted terms a name holds."""
    return len({hit.term for hit in find(name, query)})


def _positions(entries: list[Any], query: SearchQuery) -> list[Suggestion]:
    records = _published("position", [entry.object_id for entry in entries])
    return [
        Suggestion("position", records[one.object_id], snippet(one.title, query, LONGEST_CLAIM), [])
        for one in entries
        if one.object_id in records
    ]
