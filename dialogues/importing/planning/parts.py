"""What is special about some parts, beyond the rules of their models."""

from typing import Any

from django.utils.translation import gettext as _

from dialogues.editorial.anchoring import anchor_quotation
from dialogues.importing.planning.refusals import RowRefused
from dialogues.importing.planning.stored import Changes
from dialogues.models import Document, Quotation, Sentence
from dialogues.text.anchoring import AnchoringError


def place_quotation(quotation: Quotation, changes: Changes, *, is_new: bool) -> None:
    """Words are looked for in the document; a given start must be where they stand.

    Raises ``AnchoringError`` or ``RowRefused``.
    """
    wanted = quotation.start
    if not is_new and not {"exact", "start"} & changes.keys():
        return
    if "start" not in changes and "exact" in changes and not is_new:
        wanted = None
    quotation.prefix = quotation.suffix = ""
    anchor_quotation(quotation, near=wanted)
    if wanted is not None and quotation.start != wanted:
        _refuse_start(quotation, wanted)


def _refuse_start(quotation: Quotation, wanted: int) -> None:
    if quotation.start is None:
        raise RowRefused(_("There is no text to count in; leave the start empty."), "start")
    told = _("The words begin at %(found)s, not at %(wanted)s; leave the start empty to find them.")
    raise RowRefused(told % {"found": quotation.start, "wanted": wanted}, "start")


def place_again(position: Any) -> None:
    """A position that goes over to another document must have its words there too."""
    for quotation in position.quotations.all():
        quotation.position = position
        quotation.prefix = quotation.suffix = ""
        try:
            anchor_quotation(quotation)
        except AnchoringError as error:
            raise RowRefused(str(error), "document") from error
        quotation.save()


def refuse_moved_sentence(sentence: Sentence, changes: Changes, *, is_new: bool) -> None:
    """Where sentences begin and end follows from the text; only an uncut text takes new ones."""
    if not is_new and {"start", "end"} & changes.keys():
        told = _("Where a sentence begins and ends follows from the text and cannot be imported.")
        raise RowRefused(told, "start" if "start" in changes else "end")
    if is_new:
        _refuse_outside(sentence, sentence.document)


def _refuse_outside(sentence: Sentence, document: Document) -> None:
    if sentence.start is None or sentence.end is None:
        raise RowRefused(_("A new sentence needs its start and its end."), "start")
    before = document.sentences.filter(number__lt=sentence.number).order_by("-number").first()
    least = before.end if before else 0
    if document.sentences.filter(number__gt=sentence.number).exists():
        told = _("The text is cut into sentences already, and none of them has this number.")
        raise RowRefused(told, "number")
    if not least <= sentence.start < sentence.end <= len(document.text):
        told = _("A sentence lies in the text, after the one before: from %(least)s to %(most)s.")
        raise RowRefused(told % {"least": least, "most": len(document.text)}, "start")


def refuse_other_text(document: Document, changes: Changes) -> None:
    """A text that others quote is changed where one sees what becomes of the quotations."""
    if "text" not in changes:
        return
    quoted = Quotation.objects.filter(position__document=document).exists()
    if quoted or document.sentences.exists():
        raise RowRefused(
            _(
                "Its quotations and sentences stand in the present text. Change the text in the "
                "document’s own form, which shows what becomes of them."
            ),
            "text",
        )
