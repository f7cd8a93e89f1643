"""The line below every record: since when it is public, how often it was changed, and the log."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q

from dialogues.choices import ChangeKind
from dialogues.models import EditorialRecord, PublicChange


@dataclass(frozen=True)
class History:
    """``changes`` counts what happened since the record was first published."""

    public_since: datetime.datetime | None
    changes: int
    last: datetime.datetime | None
    version: int
    address: str


def history_of(record: EditorialRecord) -> History:
    later = ~Q(kind=ChangeKind.PUBLISHED)
    found = PublicChange.objects.told_on(record).aggregate(
        n=Count("pk", filter=later), last=Max("at", filter=later)
    )
    return History(
        record.published_at, found["n"], found["last"], record.version, changes_address(record)
    )


def changes_address(record: Any) -> str:
    return f"{record.get_absolute_url()}changes/"
