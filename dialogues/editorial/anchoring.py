"""Quotations and the text they stand in: anchoring, and re-anchoring after the text has changed."""

from dataclasses import dataclass
from typing import Literal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dialogues.choices import AnchorState, Decision, TextExtent
from dialogues.editorial.history import By, revision, stamp
from dialogues.editorial.indexing import batched
from dialogues.models import Document, Position, Quotation, Sentence
from dialogues.text.anchoring import Ambiguous, NotFound, Reanchored, anchor, anchor_at, reanchor
from dialogues.text.sentences import sentences


def anchor_quotation(quotation: Quotation, *, near: int | None = None) -> None:
    """Find the quotation's words in its document and fill its anchor; saves nothing.

    Where there is no text the quotation stays unverified. Raises ``NotFound`` or ``Ambiguous``
    when the words do not stand there, or in several places; ``near`` (an offset in code points)
    then chooses.
    """
    document = quotation.position.document
    if document is None or not document.text:
        quotation.unplace()
        return
    quotation.place(
        anchor(document.text, quotation.exact, quotation.prefix, quotation.suffix, near=near)
    )


@dataclass(frozen=True)
class Moved:
    """What a changed text does to one quotation."""

    quotation: Quotation
    result: Reanchored

    @property
    def how(self) -> Literal["unmoved", "exact", "normalised", "ambiguous", "lost"]:
        return self.result.how

    @property
    def is_lost(self) -> bool:
        return self.result.anchor_new is None


def reanchoring_report(document: Document, new_text: str) -> list[Moved]:
    """What would become of every quotation in the document; changes nothing."""
    stored = Document.objects.only("text").get(pk=document.pk).text
    quotations = list(
        Quotation.objects.filter(position__document=document)
        .exclude(state=AnchorState.UNVERIFIED)
        .select_related("position__document")
        .order_by("start", "pk")
    )
    results = reanchor(stored, new_text, [quotation.anchor for quotation in quotations])
    return [Moved(*pair) for pair in zip(quotations, results, strict=True)]


@dataclass(frozen=True)
class TextChange:
    """What another text would do to a document: told before anything is written."""

    quotations: list[Moved]
    #: Quotations that had no text to be checked against, and whether their words stand in this one.
    unchecked: list[tuple[Quotation, bool]]
    #: Sentences with a decision that stand in the new text again, and those that do not.
    decisions_kept: int
    decisions_lost: int

    def count(self, *hows: str) -> int:
        return sum(moved.how in hows for moved in self.quotations)


def text_change_report(document: Document, new_text: str) -> TextChange:
    """What ``change_text`` would do; changes nothing."""
    before = _decisions(document)
    decided = sum(row.decision != Decision.UNDECIDED for _words, row in before)
    kept = _by_words(before)
    found = 0
    for span in sentences(new_text, document.language or "en") if decided else ():
        rows = kept.get(span.of(new_text))
        found += bool(rows) and rows.pop(0).decision != Decision.UNDECIDED  # type: ignore[union-attr]
    unchecked = [(row, _stands_in(row, new_text)) for row in _unverified(document)]
    return TextChange(reanchoring_report(document, new_text), unchecked, found, decided - found)


def _stands_in(quotation: Quotation, text: str) -> bool:
    try:
        anchor(text, quotation.exact, quotation.prefix, quotation.suffix)
    except (NotFound, Ambiguous):
        return False
    return True


def change_text(document: Document, new_text: str, *, by: By) -> list[Moved]:
    """Give the document another text and move its quotations and sentences over to it.

    Quotations found again are re-anchored; the others keep their old anchor, are marked lost and
    stand on the review list. Quotations that had no text to be checked against are looked for.
    """
    with batched(), revision(by=by, comment=_("Text changed")):
        report = reanchoring_report(document, new_text)
        decisions = _decisions(document)
        document.text = new_text
        if not new_text:
            document.extent = TextExtent.NONE
        elif document.extent == TextExtent.NONE:
            document.extent = TextExtent.FULL
        stamp(document, by=by)
        document.save()
        for moved in report:
            _apply(moved)
        verified = _verify_unverified(document)
        moved_away = [moved.quotation for moved in report if moved.how != "unmoved"]
        _touch_positions([*moved_away, *verified], by=by)
        _carry_sentences_over(document, decisions)
    return report


def review_list() -> list[Quotation]:
    """Quotations that do not stand in their document's text, the oldest first."""
    waiting = Quotation.objects.to_mend()
    return list(waiting.select_related("position__document", "position__conference").order_by("pk"))


def _apply(moved: Moved) -> None:
    quotation = moved.quotation
    if moved.result.anchor_new is not None:
        quotation.place(moved.result.anchor_new)
    else:
        quotation.state = AnchorState.LOST
    quotation.save()


def _verify_unverified(document: Document) -> list[Quotation]:
    """Words that can now be checked are checked; those not found stand on the review list too."""
    return [quotation for quotation in _unverified(document) if _could_be_anchored(quotation)]


def _unverified(document: Document) -> QuerySet[Quotation]:
    waiting = Quotation.objects.filter(position__document=document, state=AnchorState.UNVERIFIED)
    return waiting.select_related("position__document").order_by("pk")


def _could_be_anchored(quotation: Quotation) -> bool:
    try:
        anchor_quotation(quotation)
    except (NotFound, Ambiguous):
        return False
    quotation.save()
    return quotation.is_verified


def _touch_positions(quotations: list[Quotation], *, by: By) -> None:
    """What is printed of a position changes with its quotations: it is a newer version."""
    for position in Position.objects.filter(quotations__in=quotations).distinct():
        stamp(position, by=by)
        position.save()


def _decisions(document: Document) -> list[tuple[str, Sentence]]:
    """Each sentence with its words in the stored text, whatever ``document`` holds by now."""
    stored = Document.objects.only("text").get(pk=document.pk).text
    return [(stored[row.start : row.end], row) for row in document.sentences.all()]


def _by_words(decisions: list[tuple[str, Sentence]]) -> dict[str, list[Sentence]]:
    kept: dict[str, list[Sentence]] = {}
    for words, row in decisions:
        kept.setdefault(words, []).append(row)
    return kept


def _carry_sentences_over(document: Document, decisions: list[tuple[str, Sentence]]) -> None:
    """Cut the new text; a sentence found again word for word keeps its decision, in order."""
    if not decisions:
        return
    kept = _by_words(decisions)
    document.sentences.all().delete()
    Sentence.objects.bulk_create(
        _cut(document, number, span.start, span.end, kept)
        for number, span in enumerate(sentences(document.text, document.language or "en"), 1)
    )


def _cut(
    document: Document, number: int, start: int, end: int, kept: dict[str, list[Sentence]]
) -> Sentence:
    sentence = Sentence(document=document, number=number, start=start, end=end)
    before = kept.get(document.text[start:end])
    if before:
        row = before.pop(0)
        sentence.decision, sentence.reason, sentence.note = row.decision, row.reason, row.note
    return sentence


def anchor_of(document: Document, start: int, end: int) -> Quotation:
    """An unsaved quotation of the passage from ``start`` to ``end`` (code points)."""
    quotation = Quotation()
    quotation.place(anchor_at(document.text, start, end))
    return quotation
