"""What answers under a record's address.

Published: the record. Once public and then withdrawn: 410 with the public reason. A slug that the
record had before: its present address. Everything else, drafts included: 404, as if it were not
there.
"""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dialogues.api.problems import NotFound, TakenBack
from dialogues.models import Addressed, find_current


class Moved(Exception):
    """The record has another slug now, ``slug``."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(slug)


def find(rows: QuerySet[Any], **key: Any) -> Any:
    """The record that ``rows`` holds; raises ``TakenBack``, ``Moved`` or ``NotFound``."""
    record = rows.filter(**key).first()
    if record is None:
        raise _absence(rows.model, key)
    return record


def _absence(model: Any, key: dict[str, Any]) -> Exception:
    withdrawn = model.objects.taken_back().filter(**key).first()
    if withdrawn is not None:
        return TakenBack(withdrawn.withdrawn_reason)
    current = find_current(model, key["slug"]) if issubclass(model, Addressed) else None
    if current is not None and _answers(model, current):
        return Moved(current.slug)
    return NotFound(_("There is nothing public at this address."))


def _answers(model: Any, record: Any) -> bool:
    visible, withdrawn = model.objects.published(), model.objects.taken_back()
    return visible.filter(pk=record.pk).exists() or withdrawn.filter(pk=record.pk).exists()
