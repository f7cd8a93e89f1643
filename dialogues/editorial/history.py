"""Every change is a revision: who, when, why, and what the record was with all its parts."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import reversion
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.utils.translation import gettext as _
from reversion.models import Revision, Version

from dialogues import models as dialogues
from dialogues.models import EditorialRecord

By = AbstractBaseUser | None

#: Each record is kept together with the parts that mean nothing without it.
PARTS: dict[type[models.Model], list[str]] = {
    dialogues.Series: ["former_slugs"],
    dialogues.Conference: ["hosts", "appearances", "former_slugs"],
    dialogues.Document: ["authorships", "former_slugs"],
    dialogues.Institution: ["names", "identifiers", "former_slugs"],
    dialogues.Participant: ["names", "identifiers", "former_slugs"],
    dialogues.Topic: ["labels", "former_slugs"],
    dialogues.Position: ["quotations", "attributions", "relations_out"],
}
LOOSE = (
    dialogues.FormerSlug,
    dialogues.Host,
    dialogues.Appearance,
    dialogues.Authorship,
    dialogues.Sentence,
    dialogues.InstitutionName,
    dialogues.InstitutionIdentifier,
    dialogues.ParticipantName,
    dialogues.ParticipantIdentifier,
    dialogues.TopicLabel,
    dialogues.Quotation,
    dialogues.Attribution,
    dialogues.PositionRelation,
)


def register() -> None:
    for model in LOOSE:
        reversion.register(model)
    for model, parts in PARTS.items():
        reversion.register(model, follow=parts)


@contextmanager
def revision(*, by: By, comment: str) -> Iterator[None]:
    """All that is saved within becomes one revision; a fault leaves nothing behind."""
    with transaction.atomic(), reversion.create_revision(atomic=True):
        if by is not None:
            reversion.set_user(by)
        reversion.set_comment(comment)
        yield


def save(record: EditorialRecord, *, by: By, comment: str) -> None:
    """Save a record with its author and one history entry."""
    with revision(by=by, comment=comment):
        stamp(record, by=by)
        record.save()


def stamp(record: EditorialRecord, *, by: By) -> None:
    """Note who made and who changed the record; the saving itself is the caller's."""
    if record._state.adding:
        record.created_by = by  # type: ignore[assignment]
    record.updated_by = by  # type: ignore[assignment]


def versions(record: models.Model) -> models.QuerySet[Version]:
    """The history of one record, the newest first."""
    return Version.objects.get_for_object(record)


def revert(target: Revision, *, by: By) -> None:
    """Bring everything in the revision back to what it was then, as a new revision."""
    comment = _("Reverted to the state of %(date)s") % {"date": f"{target.date_created:%Y-%m-%d %H:%M:%S}"}
    with revision(by=by, comment=comment):
        newest = {_key(version): _present_version(version) for version in target.version_set.all()}
        target.revert(delete=True)
        for version in target.version_set.all():
            _count_on(version, newest[_key(version)], by=by)


def _key(version: Version) -> tuple[int, str]:
    return (version.content_type_id, version.object_id)


def _present_version(version: Version) -> int:
    return getattr(version.object, "version", 0) or 0


def _count_on(version: Version, newest: int, *, by: By) -> None:
    """A reverted record is a newer version, never an older one: saved links compare numbers."""
    record: Any = version._model._base_manager.filter(pk=version.object_id).first()
    if isinstance(record, EditorialRecord):
        type(record)._base_manager.filter(pk=record.pk).update(version=max(newest, record.version))
        record.refresh_from_db()
        stamp(record, by=by)
        record.save()
