"""Keeps what full-text search knows true, in the transaction of the write that changed it.

Only what the public may read of a published record is indexed, so that a search cannot betray
a draft holder's name, a protected name, or a text whose rights forbid showing it (`indexed_texts`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import local
from typing import Any

from django.db import models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save

from dialogues.editorial.indexed_texts import PREFETCHES, TEXTS
from dialogues.models import (
    Appearance,
    Attribution,
    Authorship,
    Conference,
    Document,
    Host,
    Institution,
    InstitutionName,
    Participant,
    ParticipantName,
    Position,
    Quotation,
    SearchEntry,
    Topic,
    TopicLabel,
)
from dialogues.search.indexing import body_tokens, title_tokens

KINDS: dict[str, type[models.Model]] = {
    "conference": Conference,
    "document": Document,
    "institution": Institution,
    "participant": Participant,
    "topic": Topic,
    "position": Position,
}
CHUNK = 500

#: The entry to which a part belongs: the column that names its owner.
OWNERS: dict[type[models.Model], tuple[str, str]] = {
    Host: ("conference", "conference_id"),
    Appearance: ("conference", "conference_id"),
    Authorship: ("document", "document_id"),
    InstitutionName: ("institution", "institution_id"),
    ParticipantName: ("participant", "participant_id"),
    TopicLabel: ("topic", "topic_id"),
    Quotation: ("position", "position_id"),
    Attribution: ("position", "position_id"),
}
#: Other entries that print something of a record: their kind, and the way from them to it.
PRINTED_IN: dict[type[models.Model], list[tuple[str, str]]] = {
    Participant: [
        ("position", "attributions__participant"),
        ("conference", "appearances__participant"),
        ("document", "authorships__participant"),
    ],
    ParticipantName: [
        ("position", "attributions__participant"),
        ("conference", "appearances__participant"),
    ],
    Institution: [("conference", "hosts__institution"), ("document", "publisher")],
    InstitutionName: [("conference", "hosts__institution")],
    TopicLabel: [("position", "topics"), ("conference", "topics")],
    Topic: [("position", "topics"), ("conference", "topics")],
    Conference: [("position", "conference")],
    Document: [("position", "document")],
}
#: A name is looked for by whom it names: of a deleted name that alone is left.
LOOKED_FOR_BY: dict[type[models.Model], str] = {
    ParticipantName: "participant_id",
    InstitutionName: "institution_id",
    TopicLabel: "topic_id",
}
Key = tuple[str, int]
_open_batch = local()


def connect() -> None:
    """Listen to every write of a record or of a part of one."""
    for model in {*KINDS.values(), *OWNERS}:
        post_save.connect(_saved, sender=model, dispatch_uid=f"index.saved.{model.__name__}")
        post_delete.connect(_deleted, sender=model, dispatch_uid=f"index.deleted.{model.__name__}")
    for model in (Position, Conference):
        m2m_changed.connect(
            _topics_changed,
            sender=model.topics.through,
            dispatch_uid=f"index.topics.{model.__name__}",
        )


@contextmanager
def batched() -> Iterator[None]:
    """Within, changed entries are noted, and written once at the end; for work on many rows."""
    if getattr(_open_batch, "keys", None) is not None:
        yield
        return
    _open_batch.keys = set()
    try:
        with transaction.atomic():
            yield
            keys, _open_batch.keys = _open_batch.keys, None
            write(keys)
    finally:
        _open_batch.keys = None


def rebuild(progress: Callable[[str, int], None] | None = None) -> int:
    """Make every entry anew; returns how many there are."""
    written = 0
    with transaction.atomic():
        SearchEntry.objects.all().delete()
        for kind, model in KINDS.items():
            pks = list(model._base_manager.values_list("pk", flat=True))
            write((kind, pk) for pk in pks)
            written += len(pks)
            if progress:
                progress(kind, len(pks))
    return written


def write(keys: Iterable[Key]) -> None:
    """Bring the entries of these records up to date, or away if the record is gone."""
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, pk in sorted(set(keys)):
        by_kind[kind].append(pk)
    for kind, pks in by_kind.items():
        for start in range(0, len(pks), CHUNK):
            _write_chunk(kind, pks[start : start + CHUNK])


def entry(kind: str, record: Any) -> SearchEntry:
    texts = TEXTS[kind](record)
    return SearchEntry(
        kind=kind,
        object_id=record.pk,
        title=texts.title,
        body=texts.printed,
        title_tokens=title_tokens(texts.title),
        body_tokens=body_tokens(texts.body, texts.context),
    )


def _write_chunk(kind: str, pks: list[int]) -> None:
    entries = [entry(kind, record) for record in _rows(kind, pks)]
    gone = set(pks) - {row.object_id for row in entries}
    if gone:
        SearchEntry.objects.filter(kind=kind, object_id__in=gone).delete()
    SearchEntry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["title", "body", "title_tokens", "body_tokens"],
    )


def _rows(kind: str, pks: list[int]) -> models.QuerySet[Any]:
    rows = KINDS[kind]._base_manager.filter(pk__in=pks)
    return rows.prefetch_related(*PREFETCHES[kind])


def _saved(sender: type[models.Model], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if raw and getattr(_open_batch, "keys", None) is None:
        # A fixture's rows may point at rows still to come: write when all are there.
        transaction.on_commit(lambda: write(_touched(sender, instance)))
    else:
        _note(_touched(sender, instance))


def _deleted(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    _note(_touched(sender, instance))


def _topics_changed(
    sender: Any, instance: Any, action: str, pk_set: set[int] | None, **kwargs: Any
) -> None:
    if action.startswith("pre") and action != "pre_clear":
        return
    keys = [*_touched(type(instance), instance), *instance.__dict__.pop("_cleared", [])]
    if isinstance(instance, Topic):
        field = next(f for f in sender._meta.get_fields() if f.related_model not in (None, Topic))
        keys += [(field.related_model._meta.model_name, pk) for pk in pk_set or ()]
    if action == "pre_clear":
        instance.__dict__["_cleared"] = keys  # afterwards nobody knows who was in the list
    else:
        _note(keys)


def _note(keys: Iterable[Key]) -> None:
    batch = getattr(_open_batch, "keys", None)
    if batch is not None:
        batch.update(keys)
    else:
        write(keys)


def _touched(sender: type[models.Model], instance: Any) -> Iterator[Key]:
    if sender in OWNERS:
        kind, column = OWNERS[sender]
        yield kind, getattr(instance, column)
    else:
        yield str(sender._meta.model_name), instance.pk
    wanted = getattr(instance, LOOKED_FOR_BY.get(sender, "pk"))
    for kind, path in PRINTED_IN.get(sender, []):
        if wanted is not None:
            pks = KINDS[kind]._base_manager.filter(**{path: wanted}).values_list("pk", flat=True)
            yield from ((kind, pk) for pk in pks)
