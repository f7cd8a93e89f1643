"""What happens on the desk: who is editing what now, and what was done lately."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, OuterRef, Subquery
from reversion.models import Revision, Version

from dialogues.editorial.workload.entries import NOUNS, Entry, named
from dialogues.models import EditingSession, EditorialRecord

Nouns = Collection[type[EditorialRecord]]


@dataclass(frozen=True)
class Editing:
    user: Any
    since: datetime.datetime
    entry: Entry


@dataclass(frozen=True)
class Done:
    """One revision: who did what, and the first record that it touched."""

    user: Any
    at: datetime.datetime
    comment: str
    noun: type[EditorialRecord]
    pk: int
    title: str
    #: How many other records it touched.
    more: int
    #: Whether the record is still there.
    is_there: bool


def editing_now(nouns: Nouns, *, than: Any, limit: int) -> list[Editing]:
    """Forms that somebody else has open; two queries."""
    kinds = _kinds(nouns)
    rows = EditingSession.objects.open_now().exclude(user=than).filter(content_type__in=kinds)
    sessions = list(rows.select_related("user").order_by("-since", "pk")[:limit])
    entries = named((kinds[row.content_type_id], row.object_id) for row in sessions)
    found = ((row, entries.get((kinds[row.content_type_id], row.object_id))) for row in sessions)
    return [Editing(row.user, row.since, entry) for row, entry in found if entry]


def lately(nouns: Nouns, *, limit: int) -> list[Done]:
    """The latest revisions of records of these nouns, the newest first; three queries."""
    kinds = _kinds(nouns)
    touched = Version.objects.filter(content_type__in=kinds)
    first = touched.filter(revision=OuterRef("pk")).order_by("pk").values("pk")[:1]
    rows = Revision.objects.annotate(first=Subquery(first)).exclude(first=None)
    revisions = list(rows.select_related("user").order_by("-pk")[:limit])
    versions = _versions([row.first for row in revisions], touched)
    keys = [(kinds[one.content_type_id], int(one.object_id)) for one in versions.values()]
    there = named(keys)
    return [_done(revision, versions[revision.first], kinds, there) for revision in revisions]


def _versions(keys: list[int], touched: Any) -> dict[int, Any]:
    count = touched.filter(revision=OuterRef("revision")).order_by().values("revision")
    counted = Subquery(count.annotate(n=Count("pk")).values("n"))
    rows = Version.objects.filter(pk__in=keys).defer("serialized_data").annotate(n=counted)
    return {row.pk: row for row in rows}


def _done(revision: Any, version: Any, kinds: Any, there: Any) -> Done:
    noun, key = kinds[version.content_type_id], int(version.object_id)
    entry = there.get((noun, key))
    return Done(
        revision.user,
        revision.date_created,
        revision.get_comment(),
        noun,
        key,
        entry.title if entry else version.object_repr,
        version.n - 1,
        entry is not None,
    )


def _kinds(nouns: Nouns) -> dict[int, type[EditorialRecord]]:
    chosen = [noun for noun in NOUNS if noun in nouns]
    found = ContentType.objects.get_for_models(*chosen)
    return {kind.pk: noun for noun, kind in found.items()}  # type: ignore[misc]
