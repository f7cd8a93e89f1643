"""What waits on the editors' desk: records by status, lost quotations, sentences to code."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import Count, Q

from dialogues.choices import Decision, Status
from dialogues.models import EditorialRecord, Quotation, Sentence


@dataclass(frozen=True)
class Tally:
    """How many records of one kind there are, and in which status."""

    total: int
    draft: int = 0
    in_review: int = 0
    published: int = 0
    withdrawn: int = 0


def tally(model: type[models.Model]) -> Tally:
    """One query; a kind without a status has only its total."""
    if not issubclass(model, EditorialRecord):
        return Tally(model._base_manager.count())
    by_status = {status.value: Count("pk", Q(status=status)) for status in Status}
    return Tally(**model._base_manager.aggregate(total=Count("pk"), **by_status))


def tallies(kinds: Iterable[type[models.Model]]) -> dict[type[models.Model], Tally]:
    return {kind: tally(kind) for kind in kinds}


def quotations_to_mend() -> int:
    return Quotation.objects.to_mend().count()


def sentences_to_code() -> int:
    return Sentence.objects.filter(decision=Decision.UNDECIDED).count()
