"""All that the page of a document prints of its text, as far as its rights let it."""

from dataclasses import dataclass, field

from django.http import HttpRequest

from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import TextVisibility
from dialogues.models import Document, Position
from dialogues.public.reading.choosing import Seen, seen
from dialogues.public.reading.controls import Controls, controls
from dialogues.public.reading.headings import headings
from dialogues.public.reading.notes import Note, annotated
from dialogues.public.reading.passages import Passage, passages
from dialogues.public.reading.places import spans_in
from dialogues.public.reading.quoted import Quoted, quoted_passages
from dialogues.public.reading.sides import sides_in
from dialogues.text.fragments import Fragments
from dialogues.text.spans import Span

#: From here on browsers lay out what comes into view only.
LONG_TEXT = 40_000


@dataclass(frozen=True)
class ReadingView:
    """``passages`` where the text may be read, else ``quoted`` where its passages may."""

    seen: Seen
    passages: list[Passage] = field(default_factory=list)
    quoted: list[Quoted] = field(default_factory=list)
    unplaced: list[Position] = field(default_factory=list)
    controls: Controls | None = None
    is_long: bool = False

    @property
    def contents(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.is_heading]


def reading_view(
    request: HttpRequest,
    record: Document,
    positions: list[Position],
    *,
    tree: TopicTree,
    is_coded: bool,
) -> ReadingView:
    """Raises ``InvalidParameters``. Asks the database for the headings alone."""
    spans = spans_shown(record, positions)
    marked = {pk for _start, _end, pk in spans}
    placed = [one for one in positions if one.pk in marked]
    sides = sides_in(placed)
    chosen = seen(request.GET, list(sides.values()), tree)
    readable = bool(record.public_text)
    fragments = Fragments(record.public_text) if readable else None
    notes = annotated(record, placed, spans, sides, chosen, fragments)
    return ReadingView(
        seen=chosen,
        passages=_passages(record, notes, spans, is_coded) if readable else [],
        quoted=[] if readable else quoted_passages(placed, notes, set(spans)),
        unplaced=[one for one in positions if one.pk not in marked],
        controls=controls(request, placed, sides, tree, chosen) if placed else None,
        is_long=len(record.public_text) > LONG_TEXT,
    )


def spans_shown(record: Document, positions: list[Position]) -> list[tuple[int, int, int]]:
    """Where words stand in the text, if the public may see them there or by themselves."""
    if not _shows_words(record):
        return []
    return [span for one in positions for span in spans_in(record.text, one)]


def _shows_words(record: Document) -> bool:
    return bool(record.text) and record.visibility != TextVisibility.NOTHING


def _passages(
    record: Document,
    notes: dict[int, Note],
    spans: list[tuple[int, int, int]],
    is_coded: bool,
) -> list[Passage]:
    found: set[Span] = set(headings(record, is_coded=is_coded))
    return passages(record.text, notes, spans, found)
