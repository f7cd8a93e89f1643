"""How tests begin the public log of records, and correct what is public."""

from typing import Any

import reversion

from dialogues.editorial import history, next_versions
from dialogues.editorial.changing import change


def begin(*records: Any) -> None:
    """Their history and the public log begin as they stand."""
    with history.revision(by=None, comment="Begun"):
        for record in records:
            reversion.add_to_revision(record)


def correct(record: Any, **columns: Any) -> None:
    def how(fresh: Any) -> None:
        for name, value in columns.items():
            setattr(fresh, name, value)

    change(record, how, by=None, comment="")
    next_versions.publish_next(record, by=None)
    record.refresh_from_db()
