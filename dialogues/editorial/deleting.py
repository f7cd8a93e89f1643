"""Deleting what nobody refers to, in such a way that it can be recovered."""

from collections.abc import Iterable
from typing import Any

import reversion
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.translation import gettext as _

from dialogues.editorial.history import PARTS, By, revision
from dialogues.editorial.public_changes import note_touched_around
from dialogues.editorial.states.taking import own_lists
from dialogues.editorial.versions import part_names
from dialogues.models import Document, EditingSession, NextVersion
from dialogues.models.references import StillReferredTo, references

#: The parts that can refer to records, and the record to which each belongs.
OWNERS = {
    "host": "conference",
    "appearance": "conference",
    "authorship": "document",
    "attribution": "position",
    "positionrelation": "source",
}


def delete(record: models.Model, *, by: By) -> None:
    """Delete the record with its parts; its last state stays in the history.

    Its next version goes with it and cannot be recovered; comments on it wait for its return.
    Raises ``StillReferredTo`` with everything that refers to it.
    """
    delete_all([record], by=by)


def delete_all(records: Iterable[models.Model], *, by: By) -> None:
    """Delete several records in one act; they can refer to each other, but nothing else to them.

    One entry of the history holds them all, so that they can be recovered together. Raises
    ``StillReferredTo`` for the first that has to stay, and deletes nothing then.
    """
    pending = list(records)
    for record in pending:
        refuse_if_others_refer_to(record, among=pending)
    with transaction.atomic():
        with revision(by=by, comment=_("Deleted")):
            for row in [one for record in pending for one in [record, *what_goes_with(record)]]:
                reversion.add_to_revision(row)
        if len(pending) > 1:
            note_touched_around(*pending)
            _part(pending)
        while pending:
            record = next((one for one in pending if not references(one)), pending[0])
            pending.remove(record)
            _purge(record)
            record.delete()


def _part(records: Iterable[Any]) -> None:
    """Undo what ties records that all go to each other; the history holds it by now."""
    for record in records:
        for field in own_lists(type(record)):
            getattr(record, field.name).clear()
        for name in part_names(type(record)):
            getattr(record, name).all().delete()


def refuse_if_others_refer_to(record: models.Model, *, among: Iterable[models.Model]) -> None:
    found = other_references(record, among=among)
    if found:
        raise StillReferredTo(record, found)


def other_references(record: models.Model, *, among: Iterable[models.Model]) -> list[models.Model]:
    """What refers to the record and would stay when all ``among`` go."""
    going = set(among)
    found = references(record)
    owners = owners_of(found)
    return [row for row in found if owners[row] not in going]


def owners_of(rows: Iterable[models.Model]) -> dict[models.Model, models.Model]:
    """For each row the record to which it belongs, itself if it is no part; one query a kind."""
    listed = list(rows)
    owners: dict[models.Model, models.Model] = {row: row for row in listed}
    for name, owner in OWNERS.items():
        parts = [row for row in listed if row._meta.model_name == name]
        if parts:
            models.prefetch_related_objects(parts, owner)
            owners |= {part: getattr(part, owner) for part in parts}
    return owners


def what_goes_with(record: Any) -> list[models.Model]:
    """The parts that mean nothing without the record: names, hosts, quotations, coded sentences."""
    names = part_names(type(record))
    if isinstance(record, Document):
        names.append("sentences")
    return [part for name in names for part in getattr(record, name).all()]


def next_version_of(record: models.Model) -> NextVersion | None:
    """What would be lost for good."""
    return NextVersion.objects.about(record).first()


def _purge(record: models.Model) -> None:
    """What the desk keeps about a record that nobody can open any more."""
    if type(record) in PARTS:
        about = {
            "content_type": ContentType.objects.get_for_model(record),
            "object_id": record.pk,
        }
        NextVersion.objects.filter(**about).delete()
        EditingSession.objects.filter(**about).delete()
