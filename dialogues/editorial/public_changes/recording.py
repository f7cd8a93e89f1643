"""Keeps the public log true: after each act, what the public sees is compared with what it saw.

Nothing has to be noted by the steps themselves. What appeared or went is the difference between
the log and ``published()``, so a record that shows or hides because of what it belongs to (a
withdrawn conference, an embargo, a stricter rule of attribution) is told of like one that was
published or withdrawn itself. What was corrected is the difference between the state that the
history holds before the act and the one behind it.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete
from django.utils import timezone
from reversion.models import Revision, Version
from reversion.signals import post_revision_commit

from dialogues.choices import ChangeKind, Noun, Status
from dialogues.editorial.comparing.histories import states_in
from dialogues.editorial.public_changes.contents import public_differences
from dialogues.editorial.versions import with_previous
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
from dialogues.querysets.public_changes import BEGINNINGS

#: In the order in which they become public: what others belong to comes first.
NOUNS: dict[str, type[EditorialRecord]] = {
    Noun.TOPIC: Topic,
    Noun.INSTITUTION: Institution,
    Noun.CONFERENCE: Conference,
    Noun.PARTICIPANT: Participant,
    Noun.DOCUMENT: Document,
    Noun.POSITION: Position,
}
#: A draft never was public, and what is done to it changes nothing for readers.
OF_INTEREST = (Status.PUBLISHED, Status.WITHDRAWN)
CHUNK = 500
Key = tuple[str, int]


@dataclass(frozen=True)
class Explanation:
    """What the publisher tells readers of a correction."""

    note: str = ""
    wording_kept_back: bool = False


_explained: ContextVar[dict[Key, Explanation] | None] = ContextVar("explained", default=None)


def connect() -> None:
    """Listen to every revision, and to records that go."""
    post_revision_commit.connect(_after_revision, dispatch_uid="public_changes.revision")
    for model in NOUNS.values():
        uid = f"public_changes.deleted.{model.__name__}"
        post_delete.connect(_after_deletion, sender=model, dispatch_uid=uid)


@contextmanager
def explained(
    record: EditorialRecord, *, note: str = "", wording_kept_back: bool = False
) -> Iterator[None]:
    """Within, a correction of this record is noted with these words of the publisher.

    ``wording_kept_back``: readers are told what was corrected, but not how it read before. Raises
    ``ValidationError`` for a note that cannot be printed.
    """
    words = PublicChange._meta.get_field("note").clean(note.strip(), None)
    told = {key_of(record): Explanation(words, wording_kept_back)}
    token = _explained.set(told)
    try:
        yield
    finally:
        _explained.reset(token)


def settle() -> set[Key]:
    """Note what appeared and what went since the log was last written; returns what stayed.

    To be called after acts that the history does not hold, and daily where there are embargoes:
    they end without anybody's act. Thirteen queries, and one for each kind of news.
    """
    with transaction.atomic():
        PublicChange.objects.in_turn()
        last = PublicChange.objects.last_kinds()
        shown = {key for key, kind in last.items() if kind in BEGINNINGS}
        present = [
            (noun, pk)
            for noun, model in NOUNS.items()
            for pk in _published(model).values_list("pk", flat=True).order_by("pk")
        ]
        _note(_appeared(present, last, shown))
        _note(_gone(set(present), last, shown))
    return shown & set(present)


def note_merged(loser: EditorialRecord, winner: EditorialRecord) -> None:
    """To be called before the merged record goes; what readers never saw is not told of."""
    last = PublicChange.objects.about(loser).exclude(kind=ChangeKind.CORRECTED).order_by("pk")
    seen = last.values_list("kind", flat=True).last()
    if seen in BEGINNINGS or (seen is None and loser.is_published):
        row = _row(key_of(loser), ChangeKind.MERGED)
        row.into_id = winner.pk
        _note([row])


def key_of(record: models.Model) -> Key:
    return str(record._meta.model_name), record.pk


def _published(model: Any) -> models.QuerySet[Any]:
    return model._default_manager.published()


def _appeared(
    present: Iterable[Key], last: dict[Key, str], shown: set[Key]
) -> Iterator[PublicChange]:
    for key in present:
        if key not in shown:
            again = key in last
            yield _row(key, ChangeKind.REPUBLISHED if again else ChangeKind.PUBLISHED)


def _gone(present: set[Key], last: dict[Key, str], shown: set[Key]) -> Iterator[PublicChange]:
    """What stands on others goes before them. What was hidden first may be withdrawn later."""
    for noun in reversed(NOUNS):
        reasons = dict(
            NOUNS[noun]._base_manager.filter(status=Status.WITHDRAWN, published_at__isnull=False)
            .values_list("pk", "withdrawn_reason")
        )  # fmt: skip
        gone = sorted(key for key in shown - present if key[0] == noun)
        hidden = sorted(key for key, kind in last.items() if key[0] == noun and kind == "hidden")
        for key in gone:
            if key[1] in reasons:
                yield _row(key, ChangeKind.WITHDRAWN, reason=reasons[key[1]])
            else:
                yield _row(key, ChangeKind.HIDDEN)
        for key in hidden:
            if key not in present and key[1] in reasons:
                yield _row(key, ChangeKind.WITHDRAWN, reason=reasons[key[1]])


def _after_revision(
    sender: Any, revision: Revision, versions: Iterable[Version], **kwargs: Any
) -> None:
    if any(_may_concern_readers(version) for version in versions):
        stood = settle()
        _note(_corrections(revision, stood))


def _may_concern_readers(version: Version) -> bool:
    if version._model not in NOUNS.values():
        return False
    row = json.loads(version.serialized_data)[0]
    return row["fields"]["status"] in OF_INTEREST


def _corrections(revision: Revision, stood: set[Key]) -> Iterator[PublicChange]:
    """Of what was to be seen before and behind the revision, what reads otherwise now."""
    for noun, model in NOUNS.items():
        kind = model._meta
        rows = revision.version_set.filter(
            content_type__app_label=kind.app_label, content_type__model=kind.model_name
        )
        versions = [v for v in with_previous(rows) if (noun, int(v.object_id)) in stood]
        numbers = [v.previous for v in versions if v.previous]
        earlier = list(Version.objects.filter(pk__in=numbers).select_related("revision"))
        states = states_in([*versions, *earlier]) if earlier else {}
        for version in versions:
            found = _differences(noun, states, version)
            if found is not None:
                yield _correction((noun, int(version.object_id)), found)


def _differences(noun: str, states: dict[int, Any], version: Any) -> dict[str, Any] | None:
    """Empty where the history does not reach back so far: something changed, nobody knows what."""
    if version.previous not in states:
        return {}
    return public_differences(noun, states[version.previous], states[version.pk])


def _correction(key: Key, differences: dict[str, Any]) -> PublicChange:
    row = _row(key, ChangeKind.CORRECTED)
    row.differences = differences
    told = (_explained.get() or {}).get(key, Explanation())
    row.note, row.wording_kept_back = told.note, told.wording_kept_back
    return row


def _after_deletion(sender: Any, instance: EditorialRecord, **kwargs: Any) -> None:
    last = PublicChange.objects.about(instance).exclude(kind=ChangeKind.CORRECTED).order_by("pk")
    if last.values_list("kind", flat=True).last() in BEGINNINGS:
        _note([_row(key_of(instance), ChangeKind.DELETED)])


def _row(key: Key, kind: ChangeKind, *, reason: str = "") -> PublicChange:
    noun, pk = key
    return PublicChange(noun=noun, object_id=pk, kind=kind, reason=reason, at=timezone.now())


def _note(rows: Iterable[PublicChange]) -> None:
    PublicChange.objects.bulk_create(rows, batch_size=CHUNK)
