"""The words of a sentence with what is marked in them: positions, the text's own voice, cues."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from dialogues.admin.workbench.coded import Coded
from dialogues.models import Sentence
from dialogues.text.cues import LikelyAttribution
from dialogues.text.marking import Mark, cut

#: The classes of what a stretch of text is marked as, apart from positions.
WORDS, HOLDER, CLAIM = "cue", "cue-holder", "cue-claim"


class Marks:
    """What is to be marked in each sentence, by the sentence's place in the text."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.starts = [row.start for row in sentences]
        self.ends = [row.end for row in sentences]
        self.by_place: dict[int, list[Mark]] = defaultdict(list)
        self.positions: dict[int, list[Coded]] = defaultdict(list)
        self.holders: dict[int, list[str]] = defaultdict(list)
        self.cued: set[int] = set()

    def add_position(self, position: Coded) -> None:
        key = ("own" if position.is_own else "coded", position.pk)
        for start, end in position.spans:
            for place in self._add(start, end, key):
                if position not in self.positions[place]:
                    self.positions[place].append(position)

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


def marked(text: str, sentence: Sentence, marks: Iterable[Mark]) -> SafeString:
    """The sentence's words, each once, in elements that add no text to them."""
    first, last = sentence.start, sentence.end
    inside = [(max(a, first) - first, min(b, last) - first, key) for a, b, key in marks]
    begins = {(a - first, key) for a, _b, key in marks}
    ends = {(b - first, key) for _a, b, key in marks}
    pieces = cut(text[first:last], inside, {0, last - first})
    html = "".join(
        _piece(one.text, one.keys, _brackets(one.start, one.end, one.keys, begins, ends))
        for one in pieces
    )
    return mark_safe(html)  # noqa: S308  # each piece is escaped


def _piece(text: str, keys: Any, brackets: list[str]) -> str:
    if not keys:
        return str(escape(text))
    names = [key[0] if isinstance(key, tuple) else key for key in keys]
    pks = " ".join(str(key[1]) for key in keys if isinstance(key, tuple))
    data = f' data-p="{pks}"' if pks else ""
    classes = " ".join(dict.fromkeys([*names, *brackets]))
    return f'<span class="{classes}"{data}>{escape(text)}</span>'


def _brackets(start: int, end: int, keys: Any, begins: set[Any], ends: set[Any]) -> list[str]:
    """Whether words of a position begin or end here; the text's own voice has no brackets."""
    coded = [key for key in keys if isinstance(key, tuple) and key[0] == "coded"]
    opens = any((start, key) in begins for key in coded)
    closes = any((end, key) in ends for key in coded)
    return ["opens"] * opens + ["closes"] * closes
