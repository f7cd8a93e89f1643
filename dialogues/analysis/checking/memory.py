"""The index of all public quotations, kept in each process until something changes.

What it finds is looked up again among what is public at that moment, so that an index that is
behind can miss something for one request at most, and can never show what is no longer public.
"""

import threading
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Max
from django.utils import timezone

from dialogues.analysis.checking.recorded import passages
from dialogues.models import Conference, Document, Position, PublicChange, Quotation
from dialogues.text.reuse import PassageIndex


@dataclass(frozen=True)
class Kept:
    stamp: tuple[Any, ...]
    index: PassageIndex


_lock = threading.Lock()
_kept: Kept | None = None


def current_index() -> PassageIndex:
    """Made of the one before it where only some of the quotations are new."""
    global _kept  # noqa: PLW0603 - one for each process
    now = stamp()
    with _lock:
        if _kept is None or _kept.stamp != now:
            _kept = Kept(now, PassageIndex(passages(), _kept.index if _kept else None))
        return _kept.index


def stamp() -> tuple[Any, ...]:
    """Changes with whatever can change the set of public quotations; an embargo ends with a day."""
    return (
        connection.settings_dict["NAME"],
        timezone.localdate(),
        *PublicChange.objects.aggregate(Max("pk")).values(),
        *Position.objects.aggregate(Max("updated_at"), Count("pk")).values(),
        *Quotation.objects.aggregate(Max("pk"), Count("pk")).values(),
        *Document.objects.aggregate(Max("updated_at")).values(),
        *Conference.objects.aggregate(Max("updated_at")).values(),
    )
