"""What a service answers to the queries of a batch: the records that may be meant, the best first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dialogues.filters.reconciling.asked import Query
from dialogues.filters.reconciling.found import Found, best_first, surely_meant
from dialogues.filters.reconciling.kinds import KINDS, Kind
from dialogues.filters.reconciling.looking import Search


@dataclass(frozen=True)
class Candidate:
    """A public record; ``score`` and ``match`` as ``found`` explains, ``features`` what they are of."""

    kind: Kind
    identifier: str
    name: str
    description: str
    score: int
    match: bool
    features: dict[str, bool | int]


def reconcile(queries: Mapping[str, Query]) -> dict[str, list[Candidate]]:
    """The candidates of each query; the number of database queries does not grow with the batch."""
    found = Search(queries).found
    best = {key: best_first(found[key])[: query.limit] for key, query in queries.items()}
    records = _records(one for ones in best.values() for one in ones)
    return {
        key: list(_shown(ones, surely_meant(found[key]), records)) for key, ones in best.items()
    }


Records = dict[tuple[str, int], Any]


def _records(found: Iterable[Found]) -> Records:
    wanted: dict[str, set[int]] = defaultdict(set)
    for one in found:
        wanted[one.kind].add(one.pk)
    return {
        (kind, pk): record
        for kind, pks in wanted.items()
        for pk, record in to_describe(kind).in_bulk(list(pks)).items()
    }


def _shown(found: Iterable[Found], meant: Found | None, records: Records) -> Iterable[Candidate]:
    for one in found:
        if record := records.get((one.kind, one.pk)):
            yield _candidate(one, record, one is meant)


def _candidate(one: Found, record: Any, match: bool) -> Candidate:
    kind, name = KINDS[one.kind], str(record)
    text = description(one.kind, record)
    if one.name and one.name != name:
        called = _("also called “%(name)s”") % {"name": one.name}
        text = " · ".join(part for part in (text, called) if part)
    features = dict(one.features())
    return Candidate(kind, kind.identifier(record.slug), name, text, one.score, match, features)


WITH_COUNTRY = ("participant", "institution")


def to_describe(kind: str) -> Any:
    """The public records of a kind, with what their description asks."""
    rows = KINDS[kind].published()
    return rows.select_related("country") if kind in WITH_COUNTRY else rows


def description(kind: str, record: Any) -> str:
    """What tells namesakes apart: “Person · Japan”, “15 April 2021 · Tokyo”, “Topic”."""
    parts = [KINDS[kind].label]
    if kind in WITH_COUNTRY:
        parts = [record.get_kind_display(), record.country.name if record.country else ""]
    elif kind == "conference":
        parts = [record.date_text, record.place]
    return " · ".join(str(part) for part in parts if part)
