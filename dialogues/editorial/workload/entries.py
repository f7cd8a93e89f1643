"""Rows of different nouns in one list: read by one query, whatever their number."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    CharField,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Substr

from dialogues.choices import Status
from dialogues.models import (
    Conference,
    Document,
    EditorialRecord,
    Institution,
    NextVersion,
    Participant,
    Position,
    Topic,
)

#: The column that names a record in a list.
NAMED_BY: dict[type[EditorialRecord], str] = {
    Conference: "title",
    Document: "title",
    Position: "statement",
    Participant: "name",
    Institution: "name",
    Topic: "name",
}
NOUNS: tuple[type[EditorialRecord], ...] = tuple(NAMED_BY)
#: How much of a statement or comment a list reads, in characters.
LONGEST = 300


@dataclass(frozen=True)
class Entry:
    noun: type[EditorialRecord]
    pk: int
    title: str
    status: Status
    at: datetime.datetime
    remark: str = ""

    @property
    def noun_name(self) -> str:
        return str(self.noun._meta.verbose_name)


def union(rows: Iterable[QuerySet[Any]]) -> Any:
    """The rows of several nouns as one query; ``None`` of no nouns at all.

    Rows may carry a ``remark``: words to be shown beside the title.
    """
    parts = [_as_entry(one) for one in rows]
    return parts[0].union(*parts[1:], all=True) if parts else None


def read(rows: Any) -> list[Entry]:
    nouns = {noun.__name__: noun for noun in NOUNS}
    return [
        Entry(
            nouns[row["noun"]],
            row["key"],
            row["called"],
            Status(row["standing"]),
            row["at"],
            row["said"] or "",
        )
        for row in rows
    ]


def named(keys: Iterable[tuple[type[EditorialRecord], int]]) -> dict[tuple[Any, int], Entry]:
    """The records with these keys, by them; those that are gone are left out."""
    wanted: dict[type[EditorialRecord], set[int]] = {noun: set() for noun in NOUNS}
    for noun, key in keys:
        wanted[noun].add(key)
    rows = union(noun._base_manager.filter(Q(pk__in=pks)) for noun, pks in wanted.items() if pks)
    return {(entry.noun, entry.pk): entry for entry in read(rows or [])}


def _as_entry(rows: QuerySet[Any]) -> Any:
    noun: Any = rows.model
    waiting = NextVersion.objects.of(noun).filter(object_id=OuterRef("pk"))
    remark: Any = F("remark") if "remark" in rows.query.annotations else Value("")
    return (
        rows.order_by()
        .annotate(
            noun=Cast(Value(noun.__name__), CharField(max_length=20)),
            key=Cast(F("pk"), IntegerField()),
            called=Substr(Cast(F(NAMED_BY[noun]), TextField()), 1, LONGEST),
            standing=Cast(F("status"), CharField(max_length=10)),
            at=Coalesce(Subquery(waiting.values("updated_at")[:1]), F("updated_at")),
            said=Substr(Cast(remark, TextField()), 1, LONGEST),
        )
        .values("noun", "key", "called", "standing", "at", "said")
    )
