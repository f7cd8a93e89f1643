"""The sentences of a text and what was decided about each, so that what is left is a number."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dialogues.choices import AnchorState, Decision, Layer
from dialogues.editorial.coding.steps import ChangedMeanwhile, Step, one_step
from dialogues.editorial.history import By, revision, versions
from dialogues.editorial.public_changes import note_touched
from dialogues.models import Document, Quotation, Sentence
from dialogues.text.sentences import sentences

#: What a sentence is, by the layers of the positions whose words stand in it.
DECISION_BY_LAYERS: dict[frozenset[str], Decision] = {
    frozenset({Layer.ATTRIBUTED}): Decision.ATTRIBUTED,
    frozenset({Layer.AUTHOR}): Decision.AUTHOR,
    frozenset({Layer.ATTRIBUTED, Layer.AUTHOR}): Decision.BOTH,
}
FOLLOWING = frozenset(DECISION_BY_LAYERS.values())


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
        Document.objects.select_for_update().only("pk").get(pk=document.pk)
        if not document.sentences.exists():
            Sentence.objects.bulk_create(
                Sentence(document=document, number=number, start=span.start, end=span.end)
                for number, span in enumerate(
                    sentences(document.text, document.language or "en"), 1
                )
            )
            note_touched(document)
        return document.sentences.count()


def decide(sentence: Sentence, decision: str, *, by: By, reason: str = "", note: str = "") -> None:
    """Record the decision on one sentence; raises ``ValidationError`` for one without its reason."""
    sentence.decision, sentence.reason, sentence.note = decision, reason, note
    sentence.full_clean()
    with revision(by=by, comment=_("Sentence %(number)s coded") % {"number": sentence.number}):
        sentence.save()


def decide_sentence(
    document: Document,
    number: int,
    decision: str,
    *,
    by: By,
    reason: str = "",
    seen: str | None = None,
    key: str = "",
    sha256: str = "",
) -> Step:
    """Close a sentence in which nothing is held, or open it again, as one step.

    That a sentence carries positions follows from the positions and cannot be said by hand.
    ``seen`` is the decision the coder saw; raises ``ChangedMeanwhile`` if it is another by now.
    """
    told = _told(decision, number)
    with one_step(document, told, by=by, key=key, sha256=sha256) as step:
        sentence = document.sentences.get(number=number)
        _refuse_newer(sentence, seen)
        _refuse_contradiction(sentence, decision)
        step.touch([sentence])
        decide(sentence, decision, by=by, reason=reason, note=sentence.note)
    return step


def settle(touched: Iterable[Sentence], *, by: By) -> None:
    """Let each sentence's decision follow from the positions whose words stand in it.

    A sentence that has lost its last position is undecided again; one closed by hand stays so.
    """
    for sentence in touched:
        decision = DECISION_BY_LAYERS.get(frozenset(layers_in(sentence)))
        if decision is None and sentence.decision in FOLLOWING:
            decision = Decision.UNDECIDED
        if decision not in (None, sentence.decision):
            decide(sentence, str(decision), by=by, note=sentence.note)


def layers_in(sentence: Sentence) -> set[str]:
    inside = Quotation.objects.filter(
        position__document=sentence.document_id,
        state=AnchorState.VERIFIED,
        start__lt=sentence.end,
        end__gt=sentence.start,
    )
    return set(inside.order_by().values_list("position__layer", flat=True))


def sentences_over(document: Document, spans: Iterable[tuple[int, int]]) -> list[Sentence]:
    """The sentences that any of the spans reaches into, in order."""
    found: dict[int, Sentence] = {}
    for start, end in spans:
        rows = document.sentences.filter(start__lt=end, end__gt=start)
        found.update({row.pk: row for row in rows})
    return sorted(found.values(), key=lambda row: row.number)


def progress(document: Document) -> Progress:
    counted = Counter(document.sentences.values_list("decision", flat=True))
    return Progress(counted.total(), counted[Decision.UNDECIDED], dict(counted))


def decided_by(sentence: Sentence) -> str:
    """Who last decided; empty where no history tells."""
    last = versions(sentence).select_related("revision__user").first()
    return str(last.revision.user) if last and last.revision.user else ""


def _told(decision: str, number: int) -> str:
    if decision == Decision.NOTHING:
        return _("Sentence %(number)s: nothing here") % {"number": number}
    return _("Sentence %(number)s opened again") % {"number": number}


def _refuse_newer(sentence: Sentence, seen: str | None) -> None:
    if seen in (None, sentence.decision):
        return
    raise ChangedMeanwhile(
        _("%(who)s has meanwhile decided sentence %(number)s: %(decision)s. Nothing was saved.")
        % {
            "who": decided_by(sentence) or _("Somebody"),
            "number": sentence.number,
            "decision": sentence.get_decision_display(),
        },
        [sentence.number],
    )


def _refuse_contradiction(sentence: Sentence, decision: str) -> None:
    if decision not in (Decision.NOTHING, Decision.UNDECIDED):
        raise ValidationError(
            {
                "decision": _(
                    "“%(decision)s” follows from the positions of a sentence. By hand a sentence is "
                    "closed as “nothing” or opened as “undecided”."
                )
                % {"decision": decision[:40]}
            }
        )
    if layers_in(sentence):
        raise ValidationError(
            {
                "decision": _(
                    "Sentence %(number)s carries positions. Remove them first, or leave it as it is."
                )
                % {"number": sentence.number}
            }
        )
