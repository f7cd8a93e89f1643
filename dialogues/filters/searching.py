"""One search across all records, grouped by noun; the same for the page and the API."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from dialogues.filters.problems import InvalidParameters, Problem, unknown_parameter
from dialogues.models import (
    Conference,
    Document,
    Institution,
    Participant,
    Position,
    SearchEntry,
    Topic,
)
from dialogues.search.query import SearchError, SearchQuery, parse
from dialogues.search.snippets import Run, snippet

#: Nouns in the order in which their hits are shown, by the name they have in the index.
NOUNS: dict[str, Any] = {
    "position": Position,
    "conference": Conference,
    "topic": Topic,
    "participant": Participant,
    "institution": Institution,
    "document": Document,
}
MOST_HITS = 10
#: Characters of a title that are searched for hits to mark; longer ones are cut.
LONGEST_TITLE = 600


@dataclass(frozen=True)
class Hit:
    """A public record, its title and the passage that answers best, the found words in runs."""

    record: Any
    title: list[Run]
    passage: list[Run]


@dataclass(frozen=True)
class Found:
    """The best hits of one noun, and how many there are in all."""

    kind: str
    hits: list[Hit]
    count: int


def read_query(parameters: QueryDict, allowed: Iterable[str] = ("q",)) -> SearchQuery:
    """Raises ``InvalidParameters`` for anything but one ``q`` that can be searched for."""
    known = list(allowed)
    problems = [unknown_parameter(name, known) for name in parameters if name not in known]
    if len(parameters.getlist("q")) > 1:
        problems.append(Problem("q", _("“%(name)s” can be given only once.") % {"name": "q"}))
    try:
        query = parse(parameters.get("q", "").strip())
    except SearchError as error:
        problems.append(Problem("q", str(error)))
    if problems:
        raise InvalidParameters(problems)
    return query


def search_all(query: SearchQuery, most: int = MOST_HITS) -> list[Found]:
    """The nouns of which something public was found; at most three queries a noun, and its parts."""
    if query.empty:
        return []
    found = (_found(kind, model.objects, query, most) for kind, model in NOUNS.items())
    return [group for group in found if group.count]


def _found(kind: str, manager: Any, query: SearchQuery, most: int) -> Found:
    visible = manager.published()
    entries = SearchEntry.objects.ranked(query).filter(
        kind=kind, object_id__in=visible.order_by().values("pk")
    )
    count = entries.count()
    best = list(entries[:most]) if count else []
    return Found(kind, _hits(best, visible.for_list(), query), count)


def _hits(entries: list[SearchEntry], rows: QuerySet[Any], query: SearchQuery) -> list[Hit]:
    records = rows.in_bulk([entry.object_id for entry in entries]) if entries else {}
    return [
        Hit(
            records[entry.object_id],
            snippet(title_of(records[entry.object_id]), query, LONGEST_TITLE),
            _passage(records[entry.object_id], entry, query),
        )
        for entry in entries
        if entry.object_id in records
    ]


def title_of(record: Any) -> str:
    """What a hit is headed with: a position by its whole statement."""
    return record.statement if isinstance(record, Position) else str(record)


def _passage(record: Any, entry: SearchEntry, query: SearchQuery) -> list[Run]:
    """From what a reader would look for it in; where only another name was found, the names."""
    passage = snippet(text_of(record, entry), query)
    if any(run.hit for run in passage):
        return passage
    names = snippet(entry.title.partition("\n")[2].replace("\n", " · "), query)
    return names if any(run.hit for run in names) else passage


def text_of(record: Any, entry: SearchEntry) -> str:
    """A position’s exact words, a record’s own description, a document’s text."""
    match record:
        case Position():
            return " … ".join(quotation.exact for quotation in record.quotations.all())
        case Conference():
            return record.summary
        case Topic():
            return record.scope_note
        case Participant() | Institution():
            return record.description
    return entry.body
