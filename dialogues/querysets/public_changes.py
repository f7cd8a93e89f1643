from collections.abc import Callable, Iterable
from typing import Any, Self

from django.db import connections, models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from dialogues.choices import ChangeKind, Noun
from dialogues.querysets.editorial import records

#: After the last of these a record is shown; after the last of the others it is not.
BEGINNINGS = (ChangeKind.PUBLISHED, ChangeKind.REPUBLISHED)
ENDINGS = (ChangeKind.WITHDRAWN, ChangeKind.HIDDEN, ChangeKind.MERGED, ChangeKind.DELETED)
#: The number of the lock on the log among all that the database hands out: “public” in ASCII.
THE_LOG = 0x7075626C6963

Key = tuple[str, int]


class PublicChangeQuerySet(models.QuerySet[Any]):
    def about(self, record: models.Model) -> Self:
        return self.filter(noun=record._meta.model_name, object_id=record.pk)

    def for_readers(self) -> Self:
        """Without what concerns only those who keep a copy of every answer."""
        return self.exclude(kind=ChangeKind.TOUCHED)

    def told_on(self, record: models.Model) -> Self:
        """Its own changes, and the records that were merged into it."""
        own = Q(object_id=record.pk) | Q(kind=ChangeKind.MERGED, into_id=record.pk)
        return self.for_readers().filter(own, noun=record._meta.model_name)

    def with_closed(self) -> Self:
        """Adds ``closed``: the record was taken from view later, and its words of then with it."""
        later = self.model._default_manager.filter(
            noun=OuterRef("noun"),
            object_id=OuterRef("object_id"),
            pk__gt=OuterRef("pk"),
            kind__in=ENDINGS,
        )
        return self.annotate(closed=Exists(later))

    def stamp(self) -> str:
        """A short text that is another whenever any public answer can be another; one query.

        Whatever changes an answer is noted here, but for the day: embargoes end with it.
        """
        newest = self.order_by("-pk").values_list("pk", flat=True).first() or 0
        return f"{newest}-{timezone.localdate():%Y%m%d}"

    def last_kinds(self, only: Iterable[Key] | None = None) -> dict[Key, str]:
        """The last beginning or ending of every record that the log knows, or of these alone."""
        rows = self.filter(kind__in=[*BEGINNINGS, *ENDINGS]).order_by("pk")
        if only is not None:
            rows = rows.filter(_any_of(only))
        found = rows.values_list("noun", "object_id", "kind")
        return {(noun, pk): kind for noun, pk, kind in found}

    def in_turn(self) -> None:
        """Let one writer after the other in: a reader who resumes by number misses nothing.

        Numbers are given out before they can be read, so two writers at once could become visible
        in the wrong order. The lock lasts until the transaction ends; readers never wait for it.
        SQLite has one writer at a time anyway.
        """
        connection = connections[self.db]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [THE_LOG])


def _any_of(keys: Iterable[Key]) -> Q:
    by_noun: dict[str, list[int]] = {}
    for noun, pk in keys:
        by_noun.setdefault(noun, []).append(pk)
    found = Q(pk__in=[])
    for noun, numbers in by_noun.items():
        found |= Q(noun=noun, object_id__in=numbers)
    return found


def known_today(changes: Iterable[Any]) -> list[Any]:
    """Which of these changes readers may know of: nothing of a record that they cannot read now.

    Of a withdrawn record there is the withdrawal with its reason, of a merged one where it went,
    of a deleted one that it is gone. At most two queries a noun.
    """
    listed = list(changes)
    shown = _keys(listed, [*ChangeKind], lambda rows: rows.published())
    taken_back = _keys(listed, [ChangeKind.WITHDRAWN], lambda rows: rows.taken_back())
    return [one for one in listed if _is_known(one, shown, taken_back)]


def _is_known(change: Any, shown: set[Key], taken_back: set[Key]) -> bool:
    if change.kind == ChangeKind.DELETED:
        return True
    is_withdrawal = change.kind == ChangeKind.WITHDRAWN
    return _subject(change) in shown or (is_withdrawal and _subject(change) in taken_back)


def present_slugs(keys: Iterable[Key]) -> dict[Key, str | int]:
    """Of those that the public can read now, the slug, or the number; one query a noun."""
    return _slugs(keys, lambda rows: rows.published())


def taken_back_slugs(keys: Iterable[Key]) -> dict[Key, str | int]:
    """The same of those whose own address says why they were withdrawn."""
    return _slugs(keys, lambda rows: rows.taken_back())


def _slugs(keys: Iterable[Key], which: Callable[[Any], Any]) -> dict[Key, str | int]:
    found: dict[Key, str | int] = {}
    listed = set(keys)
    for noun in Noun:
        numbers = {pk for name, pk in listed if name == noun}
        if numbers:
            rows = which(records(noun)).filter(pk__in=numbers).order_by()
            column = "pk" if noun == Noun.POSITION else "slug"
            found |= {(str(noun), pk): key for pk, key in rows.values_list("pk", column)}
    return found


def _keys(changes: list[Any], kinds: list[ChangeKind], which: Callable[[Any], Any]) -> set[Key]:
    return set(_slugs({_subject(one) for one in changes if one.kind in kinds}, which))


def _subject(change: Any) -> Key:
    """Of a merge, the record into which the other went."""
    return change.noun, change.into_id or change.object_id
