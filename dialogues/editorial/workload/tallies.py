"""How many records of each kind there are, and in which status."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import CharField, Count, F, Value
from django.db.models.functions import Cast

from dialogues.choices import Status
from dialogues.models import EditorialRecord


@dataclass(frozen=True)
class Tally:
    total: int
    draft: int = 0
    in_review: int = 0
    published: int = 0
    withdrawn: int = 0


def tallies(kinds: Iterable[type[models.Model]]) -> dict[type[models.Model], Tally]:
    """One query for all; a kind without a status has only its total."""
    listed = list(kinds)
    if not listed:
        return {}
    counts: dict[str, dict[str, int]] = {kind.__name__: {} for kind in listed}
    first, *rest = [_counted(kind) for kind in listed]
    for row in first.union(*rest, all=True):
        counts[row["noun"]][row["standing"]] = row["n"]
    return {kind: _tally(counts[kind.__name__]) for kind in listed}


def _tally(counts: dict[str, int]) -> Tally:
    by_status = {status.value: counts.get(status.value, 0) for status in Status}
    return Tally(total=sum(counts.values()), **by_status)


def _counted(kind: type[models.Model]) -> Any:
    status: Any = F("status") if issubclass(kind, EditorialRecord) else Value("")
    noun = Cast(Value(kind.__name__), CharField(max_length=20))
    rows = kind._base_manager.order_by().annotate(
        noun=noun, standing=Cast(status, CharField(max_length=10))
    )
    return rows.values("noun", "standing").annotate(n=Count("pk"))
