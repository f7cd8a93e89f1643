"""How far documents are coded, for many documents at once."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count

from dialogues.choices import Decision
from dialogues.editorial.coding import Progress
from dialogues.models import Document, Sentence


def progress_by_document(documents: Iterable[Document]) -> dict[int, Progress]:
    """For each document that is cut into sentences, by its primary key; one query."""
    sentences = Sentence.objects.filter(document__in=[document.pk for document in documents])
    counted = sentences.order_by().values_list("document", "decision").annotate(Count("pk"))
    decisions: dict[int, dict[str, int]] = defaultdict(dict)
    for document, decision, count in counted:
        decisions[document][decision] = count
    return {
        pk: Progress(sum(found.values()), found.get(Decision.UNDECIDED, 0), found)
        for pk, found in decisions.items()
    }
