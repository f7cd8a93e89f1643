"""The sentences of a text as the workbench prints them: decision, marks, and what is coded."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from dialogues.admin.workbench.coded import Coded, coded
from dialogues.admin.workbench.marks import Marks, marked
from dialogues.choices import Decision, NothingReason
from dialogues.editorial.coding.likely import likely
from dialogues.models import Document, Sentence

#: Decisions and reasons in a word, for the margin.
IN_THE_MARGIN: dict[str, Any] = {
    Decision.UNDECIDED: _("Undecided"),
    Decision.ATTRIBUTED: _("Attributed"),
    Decision.AUTHOR: _("Text’s own"),
    Decision.BOTH: _("Both layers"),
    NothingReason.BACKGROUND: _("Background"),
    NothingReason.NARRATIVE: _("Narrative"),
    NothingReason.HEADING: _("Heading"),
    NothingReason.BOILERPLATE: _("Boilerplate"),
    NothingReason.TEASER: _("Elsewhere"),
}
TOLD = {
    "sentence": _("Sentence"),
    "own": _("The text itself"),
    "unattributed": _("unattributed"),
    "no_holder": _("no holder yet"),
    "likely": _("Likely held by"),
    "likely_nobody": _("Likely held by somebody the text does not name"),
}


@dataclass(frozen=True)
class Row:
    """One sentence. ``opens``: it begins a paragraph; ``likely``: who seems to hold what it says."""

    sentence: Sentence
    address: str
    opens: bool
    html: SafeString
    positions: list[Coded]
    likely: list[str]
    is_likely: bool

    @property
    def decision(self) -> Any:
        return IN_THE_MARGIN[self.sentence.reason or self.sentence.decision]


def rows(document: Document, numbers: Collection[int] | None = None) -> list[Row]:
    """All sentences of the text, or those of the numbers given, at a fixed number of queries."""
    sentences = list(document.sentences.order_by("number"))
    wanted = [
        place for place, row in enumerate(sentences) if numbers is None or row.number in numbers
    ]
    if not wanted:
        return []
    marks = _marks(document, sentences, None if numbers is None else wanted)
    pattern = reverse("admin:dialogues_sentence_change", args=[0])
    return [_row(document, sentences, place, marks, pattern) for place in wanted]


def _marks(document: Document, sentences: list[Sentence], wanted: list[int] | None) -> Marks:
    marks = Marks(sentences)
    within = (sentences[wanted[0]].start, sentences[wanted[-1]].end) if wanted else None
    for position in coded(document, within):
        marks.add_position(position)
    places = set(wanted) if wanted else None
    for cue in likely(document):
        if places is None or cue.sentence in places:
            marks.add_cue(cue)
    return marks


def _row(
    document: Document, sentences: list[Sentence], place: int, marks: Marks, pattern: str
) -> Row:
    sentence = sentences[place]
    before = sentences[place - 1].end if place else 0
    return Row(
        sentence,
        address=pattern.replace("/0/", f"/{sentence.pk}/"),
        opens=place == 0 or "\n" in document.text[before : sentence.start],
        html=marked(document.text, sentence, marks.by_place[place]),
        positions=marks.positions[place],
        likely=marks.holders[place],
        is_likely=place in marks.cued,
    )


def printed(found: list[Row], document: Document) -> SafeString:
    """The rows, through one template that is looked up once, with words translated once."""
    template = get_template("admin/dialogues/workbench/sentence.html").template  # type: ignore[attr-defined]
    given = {
        "told": {name: str(text) for name, text in TOLD.items()},
        "total": document.sentences.count(),
        "language": document.language,
    }
    return mark_safe("".join(_printed(template, found, given)))  # noqa: S308  # by templates


def _printed(template: Any, found: list[Row], given: dict[str, Any]) -> Iterator[str]:
    context = Context(given)
    for row in found:
        with context.push(row=row, sentence=row.sentence):
            yield template.render(context)
