"""Keeps the public log true: after each act, what the public sees is compared with what it saw.

Nothing has to be noted by the steps themselves. What appeared or went is the difference between
the log and ``published()``, so a record that shows or hides because of what it belongs to (a
withdrawn conference, an embargo, a stricter rule of attribution) is told of like one that was
published or withdrawn itself. What was corrected is the difference between the state that the
history holds before the act and the one behind it. Whatever else has another answer than before,
because it was saved or because it prints something of these, is noted as touched: each change of
a public answer is followed by an entry in the same transaction.
"""

import json
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from typing import Any

import reversion
from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from reversion.models import Revision, Version
from reversion.signals import post_revision_commit

from dialogues.choices import ChangeKind, Noun, Status
from dialogues.editorial.history import PARTS
from dialogues.editorial.public_changes.corrections import compare_revision
from dialogues.editorial.public_changes.neighbours import COUNTRY, SERIES, around
from dialogues.editorial.public_changes.noting import NOUNS, Key, key_of, note, row, visible
from dialogues.editorial.public_changes.settling import look, settle_people
from dialogues.models import (
    Appearance,
    Attribution,
    Authorship,
    Conference,
    Country,
    Document,
    EditorialRecord,
    PublicChange,
    Sentence,
    Topic,
)
from dialogues.querysets.public_changes import BEGINNINGS

#: A draft never was public, and what is done to it changes nothing for readers.
OF_INTEREST = (Status.PUBLISHED, Status.WITHDRAWN)
#: Parts that say where somebody was met; by them a person is shown or not, in drafts too.
MET = (Appearance, Attribution, Authorship)
#: The people whose meetings the open revision changed, and the topics whose kin it did: of a pair
#: of related topics the history keeps only the one that was saved.
_met: ContextVar[frozenset[int]] = ContextVar("met", default=frozenset())
_kin: ContextVar[frozenset[Key]] = ContextVar("kin", default=frozenset())


def connect() -> None:
    """Listen to every revision, to records that go, and to what the history does not keep."""
    post_revision_commit.connect(_after_revision, dispatch_uid="public_changes.revision")
    for model in NOUNS.values():
        uid = f"public_changes.deleted.{model.__name__}"
        pre_delete.connect(_before_deletion, sender=model, dispatch_uid=uid)
        post_delete.connect(_after_deletion, sender=model, dispatch_uid=uid)
    for part in MET:
        uid = f"public_changes.met.{part.__name__}"
        post_save.connect(_after_meeting, sender=part, dispatch_uid=uid)
        post_delete.connect(_after_meeting, sender=part, dispatch_uid=uid)
    m2m_changed.connect(_after_kin, sender=Topic.related.through, dispatch_uid="public_changes.kin")
    post_save.connect(_after_country, sender=Country, dispatch_uid="public_changes.country")


def note_merged(loser: EditorialRecord, winner: EditorialRecord) -> None:
    """To be called before the merged record goes; what readers never saw is not told of."""
    seen = _last_kind(loser)
    rows = []
    if seen in BEGINNINGS or (seen is None and loser.is_published):
        rows = [row(key_of(loser), ChangeKind.MERGED)]
        rows[0].into_id = winner.pk
    note(rows, visible(around([key_of(winner)])))


def note_touched(*records: models.Model) -> None:
    """Their answers changed by an act that the history does not hold."""
    note([], visible(key_of(record) for record in records))


def note_touched_around(*records: models.Model) -> None:
    """The answers that print something of these are about to change."""
    note([], visible(around(key_of(record) for record in records)))
    _met.set(_met.get().union(*map(_met_in, records)))


def _after_revision(
    sender: Any, revision: Revision, versions: Iterable[Version], **kwargs: Any
) -> None:
    listed = list(versions)
    people, _ = _met.get(), _met.set(frozenset())
    kin, _ = _kin.get(), _kin.set(frozenset())
    if any(_may_concern_readers(version) for version in listed):
        _note_all(revision, listed, kin)
        return
    touched = visible(_beside(listed))
    if touched:
        note([], touched)
    if people:
        settle_people(people)


def _note_all(revision: Revision, versions: list[Version], kin: Iterable[Key]) -> None:
    PublicChange.objects.in_turn()
    found = look()
    own = {_key(version) for version in versions if version._model in NOUNS.values()}
    moved = found.moved
    compared = compare_revision(revision, own & (found.stood | moved - found.present), found.stood)
    unseen = {key for key in own - found.present if key[0] == Noun.PARTICIPANT}
    touched = own | _beside(versions) | compared.left
    touched |= around(moved | compared.outward | unseen) | set(kin)
    note([*found.news, *compared.corrections], touched & found.present)


def _may_concern_readers(version: Version) -> bool:
    """A draft concerns them only where it decides on what is public: by an embargo on its text."""
    if version._model not in NOUNS.values():
        return False
    if _fields(version)["status"] in OF_INTEREST:
        return True
    return version._model is Conference and _holds_back(int(version.object_id))


def _holds_back(conference: int) -> bool:
    texts = Document.objects.filter(conferences=conference, status=Status.PUBLISHED)
    return texts.exists()


def _beside(versions: list[Version]) -> set[Key]:
    """Records whose parts alone were saved, and those that print a series."""
    runs = {(SERIES, int(one.object_id)) for one in versions if one.content_type.model == SERIES}
    own = {_key(version) for version in versions if version._model in NOUNS.values()}
    return (around(runs) if runs else set()) | {key for key in _owners(versions) if key not in own}


def _owners(versions: list[Version]) -> Iterator[Key]:
    for version in versions:
        owner = OWNERS.get(version._model)
        if owner:
            noun, column = owner
            yield noun, _fields(version)[column]


def _part_owners() -> Iterator[tuple[Any, tuple[str, str]]]:
    for model, names in PARTS.items():
        for name in names:
            relation: Any = getattr(model, name, None)
            if model in NOUNS.values() and hasattr(relation, "rel"):
                yield relation.rel.related_model, (str(model._meta.model_name), relation.field.name)
    yield Sentence, ("document", "document")


#: By kind of part, the noun that it belongs to and the column that says to which.
OWNERS: dict[Any, tuple[str, str]] = dict(_part_owners())


def _key(version: Version) -> Key:
    return str(version._model._meta.model_name), int(version.object_id)


def _fields(version: Version) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads(version.serialized_data)[0]["fields"]
    return fields


def _before_deletion(sender: Any, instance: EditorialRecord, **kwargs: Any) -> None:
    last = _last_kind(instance)
    if last in BEGINNINGS:
        note([row(key_of(instance), ChangeKind.DELETED)], _visible_around(instance))
    elif last == ChangeKind.MERGED:
        note([], _visible_around(instance))
    _met.set(_met.get() | _met_in(instance))


def _visible_around(record: EditorialRecord) -> set[Key]:
    return visible(around([key_of(record)]))


def _last_kind(record: EditorialRecord) -> str | None:
    return PublicChange.objects.last_kinds([key_of(record)]).get(key_of(record))


def _met_in(record: models.Model) -> set[int]:
    """The people who may be met nowhere else."""
    return {
        person
        for part in MET
        if OWNERS[part][0] == record._meta.model_name
        for person in part._base_manager.filter(**{OWNERS[part][1]: record.pk})
        .order_by()
        .values_list("participant", flat=True)
    }


def _after_deletion(sender: Any, instance: EditorialRecord, **kwargs: Any) -> None:
    """At once: a revision of which nothing is left has no end to wait for."""
    if _met.get():
        people, _ = _met.get(), _met.set(frozenset())
        settle_people(people)


def _after_meeting(sender: Any, instance: Any, **kwargs: Any) -> None:
    if reversion.is_active():
        _met.set(_met.get() | {instance.participant_id})


def _after_kin(
    sender: Any, instance: Topic, action: str, pk_set: set[int] | None, **kwargs: Any
) -> None:
    if not reversion.is_active() or action not in ("post_add", "post_remove", "pre_clear"):
        return
    others = instance.related.values_list("pk", flat=True) if pk_set is None else pk_set
    _kin.set(_kin.get() | {(str(Noun.TOPIC), pk) for pk in others})


def _after_country(
    sender: Any, instance: Country, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """Its names stand beside filters and in files of those who are its own or about it."""
    if not created and not raw:
        note([], visible(around([(COUNTRY, instance.pk)])))
