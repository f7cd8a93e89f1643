"""Deleting what nobody refers to, in such a way that it can be recovered."""

from typing import Any

import reversion
from django.db import models, transaction
from django.utils.translation import gettext as _

from dialogues.editorial.history import PARTS, By, revision
from dialogues.models import Document
from dialogues.models.references import refuse_if_referred_to


def delete(record: models.Model, *, by: By) -> None:
    """Delete the record with its parts; its last state stays in the history.

    Raises ``StillReferredTo`` with everything that refers to it.
    """
    refuse_if_referred_to(record)
    with transaction.atomic():
        with revision(by=by, comment=_("Deleted")):
            for row in [record, *what_goes_with(record)]:
                reversion.add_to_revision(row)
        record.delete()


def what_goes_with(record: Any) -> list[models.Model]:
    """The parts that mean nothing without the record: names, hosts, quotations, coded sentences."""
    names = [name for name in PARTS.get(type(record), []) if name != "former_slugs"]
    if isinstance(record, Document):
        names.append("sentences")
    return [part for name in names for part in getattr(record, name).all()]
