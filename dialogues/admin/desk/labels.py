"""How a record is told from others of the same name, wherever an editor chooses one."""

from functools import singledispatch
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from dialogues.models import (
    Conference,
    Country,
    Document,
    EditorialRecord,
    Institution,
    Participant,
    Position,
    Topic,
)

#: What a label prints of other records, to be read in the same query.
JOINED: dict[type[models.Model], tuple[str, ...]] = {
    Participant: ("country", "conference"),
    Position: ("conference",),
    Topic: ("parent",),
}


def with_joins(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """The rows with what their labels print, and without texts that no label prints."""
    if rows.model is Document:
        rows = rows.defer("text")
    joined = JOINED.get(rows.model, ())
    return rows.select_related(*joined) if joined else rows


def label(record: Any) -> str:
    text = told_apart(record)
    if isinstance(record, EditorialRecord) and not record.is_published:
        return f"{text} · {record.get_status_display().lower()}"
    return text


@singledispatch
def told_apart(record: Any) -> str:
    return str(record)


@told_apart.register
def _conference(record: Conference) -> str:
    return f"{record.title} ({record.date_text})"


@told_apart.register
def _country(record: Country) -> str:
    return f"{record.name} ({record.code})"


@told_apart.register
def _document(record: Document) -> str:
    kind = record.get_kind_display().lower()
    return (
        f"{record.title} ({kind}, {record.language})"
        if record.language
        else f"{record.title} ({kind})"
    )


@told_apart.register
def _institution(record: Institution) -> str:
    return f"{record.name} ({record.acronym})" if record.acronym else record.name


@told_apart.register
def _participant(record: Participant) -> str:
    where = record.conference or record.country
    kind = record.get_kind_display().lower()
    return f"{record.name} — {kind}, {where}" if where else f"{record.name} — {kind}"


@told_apart.register
def _position(record: Position) -> str:
    return _("%(number)s. %(statement)s — %(conference)s") % {
        "number": record.number,
        "statement": record,
        "conference": record.conference,
    }


@told_apart.register
def _topic(record: Topic) -> str:
    return f"{record.parent.name} › {record.name}" if record.parent else record.name
