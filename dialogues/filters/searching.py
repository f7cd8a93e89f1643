"""One search across all records, grouped by noun; the same for the page and the API."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from dialogues.filters.problems import (
    InvalidParameters,
    Problem,
    unknown_parameter,
    unknown_value,
)
from dialogues.models import (
    Attribution,
    Conference,
    Document,
    Host,
    Institution,
    Participant,
    Position,
    Quotation,
    SearchEntry,
    Topic,
)
from dialogues.search.query import SearchError, SearchQuery, parse
from dialogues.search.snippets import Run, snippet
from dialogues.search.tokens import tokenise

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
#: Where a search is narrowed to one noun, more of it fits the page.
MOST_OF_ONE = 50
#: Characters of a title that are searched for hits to mark; longer ones are cut.
LONGEST_TITLE = 600
#: Names beside a hit that tell why it was found; and how many bear a searched name, at most.
MOST_REASONS = 3
MOST_CALLED_SO = 3


@dataclass(frozen=True)
class Hit:
    """A public record, its title and the passage that answers best, the found words in runs.

    ``reasons``: where neither holds a found word, the names of holders, topics or people that do.
    ``called``: the record's name where it is just what was typed, in any order; else empty.
    ``language`` is that of the passage, where it is known.
    """

    kind: str
    record: Any
    title: list[Run]
    passage: list[Run]
    reasons: list[list[Run]]
    called: str = ""
    language: str = ""


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
    problems += _problems_of_kinds(parameters)
    if problems:
        raise InvalidParameters(problems)
    return query


def read_kinds(parameters: QueryDict) -> list[str]:
    """The nouns that ``type`` narrows the search to, in their usual order; all if it is not given."""
    given = [value for value in parameters.getlist("type") if value]
    return [kind for kind in NOUNS if kind in given] or list(NOUNS)


def _problems_of_kinds(parameters: QueryDict) -> list[Problem]:
    given = dict.fromkeys(value for value in parameters.getlist("type") if value)
    return [
        unknown_value("type", value, NOUNS, all_of_them=True)
        for value in given
        if value not in NOUNS
    ]


def search_all(
    query: SearchQuery, kinds: Sequence[str] = tuple(NOUNS), most: int = MOST_HITS
) -> list[Found]:
    """The nouns of which something public was found, each with its number of hits.

    The hits themselves only of ``kinds``. One query, two more for each noun that is found, and
    what its records print.
    """
    if query.empty:
        return []
    counts = SearchEntry.objects.counted(query)
    return [
        Found(kind, _best(kind, query, most) if kind in kinds else [], counts[kind])
        for kind in NOUNS
        if counts.get(kind)
    ]


def called_so(results: Iterable[Found]) -> list[Hit]:
    """The best matches: records that are called just what was typed. Titles of texts do not count."""
    nouns = [found for found in results if found.kind not in ("position", "document")]
    return [hit for found in nouns for hit in found.hits if hit.called][:MOST_CALLED_SO]


def _best(kind: str, query: SearchQuery, most: int) -> list[Hit]:
    entries = SearchEntry.objects.ranked(query).first_published(kind, most)
    records = PRINTED[kind]().in_bulk([entry.object_id for entry in entries])
    return [
        _hit(records[entry.object_id], entry, query)
        for entry in entries
        if entry.object_id in records
    ]


def _hit(record: Any, entry: SearchEntry, query: SearchQuery) -> Hit:
    title = snippet(title_of(record), query, LONGEST_TITLE)
    passage, language = _passage(record, entry, query)
    marked = any(run.hit for run in (*title, *passage))
    reasons = [] if marked else _reasons(entry, query)
    return Hit(entry.kind, record, title, passage, reasons, _called(entry, query), language)


def _positions() -> QuerySet[Any]:
    holders = Attribution.objects.published().select_related("participant")
    return (
        Position.objects.published()
        .select_related("conference", "document")
        .defer("document__text")
        .prefetch_related(
            Prefetch("quotations", Quotation.objects.published()),
            Prefetch("attributions", holders),
        )
    )


def _conferences() -> QuerySet[Any]:
    hosts = Host.objects.published().select_related("institution")
    return Conference.objects.published().prefetch_related(Prefetch("hosts", hosts))


def _topics() -> QuerySet[Any]:
    return Topic.objects.published().prefetch_related(Prefetch("parent", Topic.objects.published()))


#: The public records of each noun with what is printed of a hit, and no more.
PRINTED: dict[str, Callable[[], QuerySet[Any]]] = {
    "position": _positions,
    "conference": _conferences,
    "topic": _topics,
    "participant": lambda: Participant.objects.published().select_related("country"),
    "institution": lambda: Institution.objects.published().select_related("country"),
    "document": lambda: Document.objects.published().defer("text"),
}


def title_of(record: Any) -> str:
    """What a hit is headed with: a position by its whole statement."""
    return record.statement if isinstance(record, Position) else str(record)


Text = tuple[str, str]


def _passage(record: Any, entry: SearchEntry, query: SearchQuery) -> tuple[list[Run], str]:
    """From what a reader would look for it in; where only another name was found, the names."""
    texts = texts_of(record, entry)
    names = entry.title.partition("\n")[2].replace("\n", " · ")
    passages = [(snippet(text, query), language) for text, language in (*texts, (names, ""))]
    found = (one for one in passages if any(run.hit for run in one[0]))
    return next(found, passages[0])


def texts_of(record: Any, entry: SearchEntry) -> list[Text]:
    """A position’s exact words, then their translation; a description; a document’s text.

    Each with its language, where that is known.
    """
    match record:
        case Position():
            return _quoted(record)
        case Conference():
            return [(record.summary, "")]
        case Topic():
            return [(record.scope_note, "")]
        case Participant() | Institution():
            return [(record.description, "")]
    return [(entry.body, record.language)]


def _quoted(position: Position) -> list[Text]:
    quotations = list(position.quotations.all())
    languages = [quotation.language for quotation in quotations if quotation.language]
    spoken = languages[0] if languages else getattr(position.document, "language", "")
    exact = " … ".join(quotation.exact for quotation in quotations)
    return [
        (exact, spoken),
        (" … ".join(one.translation for one in quotations if one.translation), ""),
    ]


def _reasons(entry: SearchEntry, query: SearchQuery) -> list[list[Run]]:
    lines = (snippet(line, query, LONGEST_TITLE) for line in entry.body.splitlines())
    told = (line for line in lines if any(run.hit for run in line))
    return [line for line, _number in zip(told, range(MOST_REASONS), strict=False)]


def _called(entry: SearchEntry, query: SearchQuery) -> str:
    wanted = sorted(tokenise(query.text))
    if query.excluded or entry.kind == "position":
        return ""
    return next((line for line in entry.title.splitlines() if sorted(tokenise(line)) == wanted), "")
