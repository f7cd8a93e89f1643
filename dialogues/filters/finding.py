"""What answers under a record's address, for a page and for the API alike.

Published: the record. Once public and then withdrawn: only the public reason. A slug that the
record had before: its present address. Everything else, drafts included, is as if it were not there.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from dialogues.models import Addressed, find_current

Key = Mapping[str, Any]


class Absent(Exception):
    """Nothing that this reader may see stands at the address."""


class TakenBack(Exception):
    """The record is no longer public; readers may know why, and nothing else of it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Moved(Exception):
    """The record, ``record``, stands under another slug for good."""

    def __init__(self, record: Any) -> None:
        self.record = record
        super().__init__(record.slug)


def find(rows: QuerySet[Any], key: Key, *, preview: bool = False) -> Any:
    """The record that ``rows`` holds under the key; raises ``TakenBack``, ``Moved`` or ``Absent``."""
    record = rows.filter(**key).first()
    if record is None:
        raise _absence(rows.model, key, preview)
    return record


def _absence(model: Any, key: Key, preview: bool) -> Exception:
    withdrawn = model.objects.taken_back().filter(**key).first()
    if withdrawn is not None:
        return TakenBack(withdrawn.withdrawn_reason)
    current = find_current(model, key["slug"]) if issubclass(model, Addressed) else None
    if current is not None and _answers(model, current, preview):
        return Moved(current)
    return Absent()


def _answers(model: Any, record: Any, preview: bool) -> bool:
    visible = model.objects.visible(preview=preview).filter(pk=record.pk)
    return visible.exists() or model.objects.taken_back().filter(pk=record.pk).exists()
