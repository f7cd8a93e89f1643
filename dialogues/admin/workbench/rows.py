"""The sentences of a text as the workbench prints them: decision, marks, and what is coded."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dialogues.choices import AnchorState, AttributionRole, Layer
from dialogues.editorial.coding.likely import likely
from dialogues.models import Attribution, Document, Position, Quotation, Sentence
from dialogues.text.cues import LikelyAttribution
from dialogues.text.marking import Mark, cut

#: The classes of what a stretch of text is marked as, apart from positions.
WORDS, HOLDER, CLAIM = "cue", "cue-holder", "cue-claim"


@dataclass
class Row:
    """One sentence. ``opens``: it begins a paragraph; ``likely``: who seems to hold what it says."""

    sentence: Sentence
    total: int
    language: str
    opens: bool
    html: SafeString = field(default_factory=SafeString)
    positions: list[Position] = field(default_factory=list)
    likely: list[str] = field(default_factory=list)
    is_likely: bool = False

    @property
    def address(self) -> str:
        return reverse("admin:dialogues_sentence_change", args=[self.sentence.pk])


def rows(document: Document, numbers: Collection[int] | None = None) -> list[Row]:
    """All sentences of the text, or those of the numbers given, at a fixed number of queries."""
    sentences = list(document.sentences.order_by("number"))
    marks = _Marks(sentences)
    positions = coded(document)
    for position in positions.values():
        marks.add_position(position)
    for cue in likely(document):
        marks.add_cue(cue)
    wanted = set(range(len(sentences))) if numbers is None else _places(sentences, numbers)
    return [_row(document, sentences, place, marks, positions) for place in sorted(wanted)]


def coded(document: Document) -> dict[int, Position]:
    """The positions of the text with what the workbench prints of them."""
    attributions = Attribution.objects.select_related("participant")
    found = Position.objects.filter(document=document).prefetch_related(
        Prefetch("attributions", attributions),
        Prefetch("quotations", Quotation.objects.only("position", "start", "end", "state")),
    )
    return {position.pk: position for position in found}


def who(position: Position) -> list[str]:
    """The names of the holders; empty where nobody holds it."""
    return [
        row.participant.name
        for row in position.attributions.all()
        if row.role == AttributionRole.HOLDER
    ]


def _places(sentences: list[Sentence], numbers: Collection[int]) -> set[int]:
    wanted = set(numbers)
    return {place for place, row in enumerate(sentences) if row.number in wanted}


class _Marks:
    """What is to be marked in each sentence, by the sentence's place in the text."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self.starts = [row.start for row in sentences]
        self.ends = [row.end for row in sentences]
        self.by_place: dict[int, list[Mark]] = defaultdict(list)
        self.positions: dict[int, list[int]] = defaultdict(list)
        self.holders: dict[int, list[str]] = defaultdict(list)
        self.cued: set[int] = set()

    def add_position(self, position: Position) -> None:
        own = position.layer == Layer.AUTHOR
        for row in position.quotations.all():
            if row.state == AnchorState.VERIFIED and row.start is not None and row.end is not None:
                for place in self._add(
                    row.start, row.end, ("own" if own else "coded", position.pk)
                ):
                    if position.pk not in self.positions[place]:
                        self.positions[place].append(position.pk)

    def add_cue(self, cue: LikelyAttribution) -> None:
        self.cued.add(cue.sentence)
        self._add(cue.claim.start, cue.claim.end, CLAIM)
        self._add(cue.words.start, cue.words.end, WORDS)
        for holder in cue.holders:
            self._add(holder.span.start, holder.span.end, HOLDER)
            if holder.words not in self.holders[cue.sentence]:
                self.holders[cue.sentence].append(holder.words)

    def _add(self, start: int, end: int, key: Hashable) -> range:
        """Returns the places of the sentences that the stretch reaches into."""
        places = range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        for place in places:
            self.by_place[place].append((start, end, key))
        return places


def _row(
    document: Document,
    sentences: list[Sentence],
    place: int,
    marks: _Marks,
    positions: dict[int, Position],
) -> Row:
    sentence = sentences[place]
    before = sentences[place - 1].end if place else 0
    return Row(
        sentence,
        total=len(sentences),
        language=document.language,
        opens=place == 0 or "\n" in document.text[before : sentence.start],
        html=_marked(document.text, sentence, marks.by_place[place]),
        positions=[positions[pk] for pk in marks.positions[place]],
        likely=marks.holders[place],
        is_likely=place in marks.cued,
    )


def _marked(text: str, sentence: Sentence, marks: Iterable[Mark]) -> SafeString:
    """The sentence's words, each once, in elements that add no text to them."""
    first, last = sentence.start, sentence.end
    inside = [(max(a, first) - first, min(b, last) - first, key) for a, b, key in marks]
    begins = {(a - first, key) for a, _b, key in marks}
    ends = {(b - first, key) for _a, b, key in marks}
    pieces = cut(text[first:last], inside, {0, last - first})
    return format_html_join(
        "",
        "{}",
        ((_piece(one.text, one.start, one.end, one.keys, begins, ends),) for one in pieces),
    )


def _piece(text: str, start: int, end: int, keys: Any, begins: set[Any], ends: set[Any]) -> Any:
    if not keys:
        return text
    coded = [key for key in keys if isinstance(key, tuple)]
    names = [key[0] if isinstance(key, tuple) else key for key in keys]
    names += ["opens"] * any((start, key) in begins for key in coded if key[0] == "coded")
    names += ["closes"] * any((end, key) in ends for key in coded if key[0] == "coded")
    return format_html(
        '<span class="{}"{}>{}</span>', " ".join(dict.fromkeys(names)), _data(coded), text
    )


def _data(coded: list[tuple[str, int]]) -> SafeString | str:
    return format_html(' data-p="{}"', " ".join(str(pk) for _name, pk in coded)) if coded else ""
