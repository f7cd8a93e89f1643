"""Every change is a revision: who, when, why, and what the record was with all its parts."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import reversion
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from reversion.models import Version

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
    dialogues.NextVersion,
)


def register() -> None:
    for part in LOOSE:
        reversion.register(part)
    for record, parts in PARTS.items():
        reversion.register(record, follow=parts)


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


def add_all(kinds: Iterable[type[models.Model]]) -> int:
    """Take every record of these kinds into the open revision; returns how many."""
    count = 0
    for kind in kinds:
        for record in kind._base_manager.all():
            reversion.add_to_revision(record)
            count += 1
    return count
