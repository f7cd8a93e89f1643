"""The one way by which every door changes a record: a published one only through its next version."""

from collections.abc import Callable
from typing import Any

from dialogues.editorial.history import By, revision, stamp
from dialogues.models import EditorialRecord


def change(
    record: EditorialRecord, how: Callable[[Any], object], *, by: By, comment: str
) -> EditorialRecord:
    """Change a record and its parts through ``how``; returns the record as it is stored then.

    ``how`` is given the newest state of the record, changes its columns and parts, and saves the
    parts itself; the record is stamped and saved afterwards. Whatever ``how`` raises leaves
    nothing behind. What a published record becomes waits as its next version.
    """
    with revision(by=by, comment=comment):
        fresh = type(record)._base_manager.select_for_update().get(pk=record.pk)
        how(fresh)
        stamp(fresh, by=by)
        fresh.save()
    return fresh
