"""The one way by which every door changes a record: a published one only through its next version."""

from collections.abc import Callable
from typing import Any

from dialogues.editorial import next_versions
from dialogues.editorial.history import By, revision, stamp
from dialogues.editorial.next_versions import Outcome
from dialogues.models import EditorialRecord


def change(
    record: EditorialRecord, how: Callable[[Any], object], *, by: By, comment: str
) -> EditorialRecord:
    """Change a record and its parts through ``how``; returns the record as it is stored then.

    ``how`` is given the newest state of the record, changes its columns and parts, and saves the
    parts itself; the record is stamped and saved afterwards. Whatever ``how`` raises leaves
    nothing behind. What a published record becomes waits as its next version.
    """
    if not record.is_published:
        with revision(by=by, comment=comment):
            return _changed(record, how, by=by)
    next_versions.edit(
        record, lambda: Outcome(_changed(record, how, by=by)), by=by, comment=comment
    )
    return type(record)._base_manager.get(pk=record.pk)


def _changed(record: EditorialRecord, how: Callable[[Any], object], *, by: By) -> EditorialRecord:
    fresh: EditorialRecord = type(record)._base_manager.select_for_update().get(pk=record.pk)
    how(fresh)
    stamp(fresh, by=by)
    fresh.save()
    return fresh
