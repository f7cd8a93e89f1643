"""The paragraphs of a text, cut into stretches wherever a mark begins or ends."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dialogues.choices import Layer
from dialogues.public.reading.notes import Note
from dialogues.text.marking import Segment, marked_paragraphs
from dialogues.text.spans import Span


@dataclass(frozen=True)
class Stretch:
    """A run of text under the same marks. ``anchors``: the places that begin here; ``closes``:
    the notes of which a passage ends here."""

    text: str
    notes: list[Note]
    anchors: list[str]
    closes: list[Note]

    @property
    def leading(self) -> Note | None:
        """Whose stance and side the stretch shows: the first that is not dimmed."""
        bright = (note for note in self.notes if not note.is_dim)
        return next(bright, self.notes[0] if self.notes else None)

    @property
    def is_author(self) -> bool:
        return bool(self.notes) and all(note.position.layer == Layer.AUTHOR for note in self.notes)

    @property
    def is_shared(self) -> bool:
        return len(self.notes) > 1

    @property
    def is_dim(self) -> bool:
        return all(note.is_dim for note in self.notes)


@dataclass(frozen=True)
class Passage:
    """One paragraph; ``notes``: the positions that begin in it."""

    number: int
    stretches: list[Stretch]
    notes: list[Note]
    is_heading: bool = False

    @property
    def text(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)


def passages(
    text: str,
    notes: Mapping[int, Note],
    spans: Sequence[tuple[int, int, int]],
    headings: Collection[Span] = (),
) -> list[Passage]:
    """The paragraphs with their marks; ``headings``: the paragraphs that are no running text."""
    reader = _Reader(notes, spans)
    return [
        reader.passage(number, paragraph, headings)
        for number, paragraph in enumerate(marked_paragraphs(text, spans), start=1)
    ]


class _Reader:
    """Turns marked segments into stretches, and names each place where a passage begins."""

    def __init__(self, notes: Mapping[int, Note], spans: Sequence[tuple[int, int, int]]) -> None:
        self.notes = notes
        self.ends = {(end, pk) for _start, end, pk in spans}
        self.waiting = sorted(spans, reverse=True)
        self.begun: dict[int, int] = {}

    def passage(self, number: int, paragraph: list[Segment], headings: Collection[Span]) -> Passage:
        span = Span(paragraph[0].start, paragraph[-1].end)
        before = set(self.begun)
        stretches = [self._stretch(segment) for segment in paragraph]
        opened = [self.notes[pk] for pk in self.begun if pk not in before]
        opened.sort(key=lambda note: note.number)
        return Passage(number, stretches, opened, span in headings)

    def _stretch(self, segment: Segment) -> Stretch:
        keys: list[int] = list(segment.keys)  # type: ignore[arg-type]
        return Stretch(
            segment.text,
            [self.notes[pk] for pk in keys],
            anchors=self._anchors(segment),
            closes=[self.notes[pk] for pk in keys if (segment.end, pk) in self.ends],
        )

    def _anchors(self, segment: Segment) -> list[str]:
        """Of all passages begun before the stretch is over and not named yet."""
        found = []
        while self.waiting and self.waiting[-1][0] < segment.end:
            _start, _end, pk = self.waiting.pop()
            self.begun[pk] = self.begun.get(pk, 0) + 1
            count = self.begun[pk]
            found.append(f"p{pk}" if count == 1 else f"p{pk}-{count}")
        return found
