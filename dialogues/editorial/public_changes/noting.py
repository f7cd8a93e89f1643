"""Entries of the public log: how they are written, one writer after the other."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from dialogues.choices import ChangeKind, Noun
from dialogues.models import (
    Conference,
    Document,
    EditorialRecord,
    Institution,
    Participant,
    Position,
    PublicChange,
    Topic,
)

Key = tuple[str, int]
#: In the order in which they become public: what others belong to comes first.
NOUNS: dict[str, type[EditorialRecord]] = {
    Noun.TOPIC: Topic,
    Noun.INSTITUTION: Institution,
    Noun.CONFERENCE: Conference,
    Noun.PARTICIPANT: Participant,
    Noun.DOCUMENT: Document,
    Noun.POSITION: Position,
}
CHUNK = 500


def key_of(record: models.Model) -> Key:
    return str(record._meta.model_name), record.pk


def published(noun: str) -> models.QuerySet[Any]:
    manager: Any = NOUNS[noun]._default_manager
    found: models.QuerySet[Any] = manager.published()
    return found


def visible(keys: Iterable[Key]) -> set[Key]:
    """Those of the records that the public can read now; one query a noun."""
    listed = set(keys)
    return {
        (str(noun), pk)
        for noun in NOUNS
        for some in _chunks(pk for name, pk in listed if name == noun)
        for pk in published(noun).filter(pk__in=some).order_by().values_list("pk", flat=True)
    }


def row(key: Key, kind: ChangeKind, *, reason: str = "") -> PublicChange:
    noun, pk = key
    return PublicChange(noun=noun, object_id=pk, kind=kind, reason=reason, at=timezone.now())


def note(rows: Iterable[PublicChange], touched: Iterable[Key] = ()) -> int:
    """Write the entries, and that these others were ``touched``; returns how many there are.

    Of a record only its last touch is kept, and none from before another entry: whoever keeps a
    copy reads the record as it is now, so that the log grows with acts and not with neighbours.
    """
    listed = list(rows)
    own = {(str(one.noun), one.object_id) for one in listed}
    listed += [row(key, ChangeKind.TOUCHED) for key in sorted(set(touched) - own)]
    if listed:
        with transaction.atomic():
            PublicChange.objects.in_turn()
            _forget_touches({(str(one.noun), one.object_id) for one in listed})
            PublicChange.objects.bulk_create(listed, batch_size=CHUNK)
    return len(listed)


def _forget_touches(keys: set[Key]) -> None:
    for noun in {noun for noun, _pk in keys}:
        for some in _chunks(pk for name, pk in keys if name == noun):
            rows = PublicChange.objects.filter(noun=noun, object_id__in=some)
            rows.filter(kind=ChangeKind.TOUCHED).delete()


def _chunks(numbers: Iterable[int]) -> Iterator[list[int]]:
    listed = sorted(numbers)
    return (listed[start : start + CHUNK] for start in range(0, len(listed), CHUNK))
