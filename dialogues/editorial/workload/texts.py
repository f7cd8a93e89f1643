"""What waits in the texts: lost quotations, sentences to decide, sources to find."""

from typing import Any

from django.db.models import F, Q, QuerySet

from dialogues.choices import Decision, Status
from dialogues.models import Document, Quotation, Sentence
from dialogues.querysets.editorial import count_of, records


def quotations_to_mend() -> int:
    return Quotation.objects.to_mend().count()


def lost_quotations(limit: int) -> list[Quotation]:
    rows = Quotation.objects.to_mend().select_related("position")
    return list(rows.order_by("pk")[:limit])


def sentences_to_code() -> int:
    return Sentence.objects.filter(decision=Decision.UNDECIDED).count()


def uncoded() -> QuerySet[Any]:
    """Documents of whose text something is still to be decided, those in work first.

    Adds ``sentences_count`` and ``undecided_count``; a text not yet cut has none of either.
    """
    undecided = records("sentence").filter(decision=Decision.UNDECIDED)
    rows = Document.objects.exclude(Q(text="") | Q(status=Status.WITHDRAWN)).defer("text")
    rows = rows.annotate(
        sentences_count=count_of(records("sentence"), "document"),
        undecided_count=count_of(undecided, "document"),
    )
    waiting = rows.filter(Q(undecided_count__gt=0) | Q(sentences_count=0))
    return waiting.order_by(F("undecided_count") - F("sentences_count"), "-updated_at", "pk")


def without_source() -> QuerySet[Document]:
    """Documents of which nobody can tell where they were published, or by whom."""
    rows = Document.objects.exclude(status=Status.WITHDRAWN).defer("text")
    return rows.filter(Q(url="") | Q(publisher=None)).order_by("-updated_at", "pk")
