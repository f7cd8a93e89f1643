"""Coding a text: cut into sentences, each with a decision, so that what is left is a number."""

from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from dialogues.choices import Decision
from dialogues.editorial.history import By, revision
from dialogues.models import Document, Sentence
from dialogues.text.sentences import sentences


@dataclass(frozen=True)
class Progress:
    """How far a text is coded: counts of sentences by decision."""

    total: int
    undecided: int
    by_decision: dict[str, int]

    @property
    def decided(self) -> int:
        return self.total - self.undecided

    @property
    def share_undecided(self) -> float | None:
        """From 0 (fully coded) to 1; ``None`` where there is nothing to code."""
        return self.undecided / self.total if self.total else None

    @property
    def is_complete(self) -> bool:
        return self.total > 0 and self.undecided == 0


def cut_into_sentences(document: Document) -> int:
    """Give an uncut document its sentences, all undecided; returns how many there are.

    A document that has sentences keeps them and their decisions.
    """
    with transaction.atomic():
        if not document.sentences.exists():
            Sentence.objects.bulk_create(
                Sentence(document=document, number=number, start=span.start, end=span.end)
                for number, span in enumerate(
                    sentences(document.text, document.language or "en"), 1
                )
            )
        return document.sentences.count()


def decide(sentence: Sentence, decision: str, *, by: By, reason: str = "", note: str = "") -> None:
    """Record the decision on one sentence; raises ``ValidationError`` for one without its reason."""
    sentence.decision, sentence.reason, sentence.note = decision, reason, note
    sentence.full_clean()
    with revision(by=by, comment=_("Sentence %(number)s coded") % {"number": sentence.number}):
        sentence.save()


def progress(document: Document) -> Progress:
    counted = Counter(document.sentences.values_list("decision", flat=True))
    return Progress(counted.total(), counted[Decision.UNDECIDED], dict(counted))
