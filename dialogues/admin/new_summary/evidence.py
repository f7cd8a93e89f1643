"""The words of the text that a proposal was read from: marked in the text, quoted beside the field."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dialogues.text.marking import marked_paragraphs
from dialogues.text.spans import Span

#: How much of the text stands beside the form, in code points; facts are read from no more.
SHOWN = 200_000
LONGEST_QUOTE = 160


@dataclass(frozen=True)
class Quote:
    """Words of the text, and the mark that they bear there."""

    mark: str
    words: str


class Evidence:
    """Gives every place that was read from one mark, however many proposals rest on it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks: dict[Span, str] = {}

    def quotes(self, spans: Iterable[Span]) -> list[Quote]:
        return [self._quote(span) for span in dict.fromkeys(spans) if span.start < span.end]

    def _quote(self, span: Span) -> Quote:
        mark = self.marks.setdefault(span, f"words-{len(self.marks) + 1}")
        words = span.of(self.text)
        cut = words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rstrip() + "…"
        return Quote(mark, cut)

    def paragraphs(self) -> list[list[dict[str, Any]]]:
        """The text with its marks; a mark is named where it begins only, so that no name is twice."""
        shown = self.text[:SHOWN]
        spans = [(start, end, mark) for (start, end), mark in self.marks.items() if end <= SHOWN]
        named: set[Any] = set()
        printed = []
        for paragraph in marked_paragraphs(shown, spans):
            pieces = []
            for segment in paragraph:
                new = [key for key in segment.keys if key not in named]
                named.update(new)
                pieces.append({"text": segment.text, "marked": bool(segment.keys), "names": new})
            printed.append(pieces)
        return printed

    @property
    def left_out(self) -> int:
        """Characters of the text that are not shown beside the form; they are stored all the same."""
        return max(0, len(self.text) - SHOWN)
