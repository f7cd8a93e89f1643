"""Which records are exported: all, or one conference with everything its records refer to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from dialogues.exporting.tables.table import Table
from dialogues.models import (
    Conference,
    Document,
    Institution,
    Participant,
    Position,
    Series,
    Topic,
)

Pks = set[Any]


@dataclass(frozen=True)
class Scope:
    """``only``: primary keys by model, all rows where nothing is said; ``with_parts``: of a
    conference that is only referred to, its own row is needed but not who appeared there.
    """

    only: dict[type[models.Model], Pks] | None = None
    with_parts: dict[type[models.Model], Pks] = field(default_factory=dict)

    def rows(self, table: Table) -> QuerySet[Any]:
        rows = table.model._base_manager.all()
        if self.only is None:
            return rows
        if not table.owner:
            return rows.filter(pk__in=self.only[table.model])
        owner = table.column(table.owner).refers_to
        owners = self.with_parts.get(owner, self.only[owner])
        inside = Q(**{f"{table.field_name(table.owner)}__in": owners})
        for column in table.columns:
            if column.name != table.owner and column.name in ("other", "related"):
                name = f"{table.field_name(column.name)}__in"
                inside &= Q(**{name: self.only[column.refers_to]})
        return rows.filter(inside)


def everything() -> Scope:
    return Scope()


def one_conference(conference: Conference) -> Scope:
    """The conference with its parts, documents and positions, and what these refer to.

    Of relations and related topics those are told whose both ends are there. Of other conferences
    that share a document only the row is there.
    """
    documents = _with_source({*conference.documents.values_list("pk", flat=True)})
    positions = _pks(Position, conference=conference)
    participants = _participants(conference, documents, positions)
    conferences = {
        conference.pk,
        *_values(Document, documents, "conferences"),
        *_values(Participant, participants, "conference"),
    }
    topics = _upwards(
        Topic,
        {*_values(Position, positions, "topics"), *_values(Conference, conferences, "topics")},
    )
    only: dict[type[models.Model], Pks] = {
        Series: _values(Conference, conferences, "series"),
        Institution: _institutions(conference, documents, participants),
        Topic: topics,
        Conference: conferences,
        Participant: participants,
        Document: documents,
        Position: positions,
    }
    return Scope(only, {Conference: {conference.pk}})


def _participants(conference: Conference, documents: Pks, positions: Pks) -> Pks:
    anonymous = _pks(Participant, conference=conference)
    return {
        *anonymous,
        *conference.appearances.values_list("participant", flat=True),
        *_values(Document, documents, "authors"),
        *_values(Position, positions, "attributions__participant"),
    }


def _institutions(conference: Conference, documents: Pks, participants: Pks) -> Pks:
    found = {
        *conference.hosts.values_list("institution", flat=True),
        *conference.appearances.values_list("institutions", flat=True),
        *_values(Document, documents, "publisher"),
        *_values(Participant, participants, "institution"),
    }
    return _upwards(Institution, found - {None})


def _with_source(documents: Pks) -> Pks:
    return _closed(documents, lambda pks: _values(Document, pks, "known_through"))


def _upwards(model: type[models.Model], pks: Pks) -> Pks:
    return _closed(pks, lambda found: _values(model, found, "parent"))


def _closed(found: Pks, further: Callable[[Pks], Pks]) -> Pks:
    waiting = set(found)
    while waiting:
        waiting = further(waiting) - found
        found |= waiting
    return found


def _pks(model: type[models.Model], **wanted: Any) -> Pks:
    return set(model._base_manager.filter(**wanted).values_list("pk", flat=True))


def _values(model: type[models.Model], pks: Pks, path: str) -> Pks:
    rows = model._base_manager.filter(pk__in=pks).values_list(path, flat=True)
    return set(rows) - {None}
