"""What is printed of two texts' differences: long unchanged stretches folded, a bound to the whole."""

from collections.abc import Iterable, Iterator

from dialogues.text.differences.segments import Segment
from dialogues.text.differences.tokens import ONE_WORD

AROUND = 16
"""Unchanged words kept on either side of a change."""
FOLDED_FROM = 24
"""Fewest words that are folded away; a shorter gap is easier read than counted."""
MOST_PRINTED = 60_000
"""Most code points printed of one comparison."""


def abridged(segments: Iterable[Segment], most: int = MOST_PRINTED) -> list[Segment]:
    """The segments with long unchanged stretches ``skipped``, and all beyond ``most`` left out.

    Joined they are the same texts, but for what lies beyond ``most``: there the last segment is
    ``skipped`` with an empty text.
    """
    listed = list(segments)
    last = len(listed) - 1
    folded = [
        part
        for place, segment in enumerate(listed)
        for part in fold(segment, is_first=place == 0, is_last=place == last)
    ]
    return list(bounded(folded, most))


def fold(segment: Segment, *, is_first: bool, is_last: bool) -> Iterator[Segment]:
    if segment.kind != "same":
        yield segment
        return
    text = segment.text
    ends = [match.span() for match in ONE_WORD.finditer(text)]
    before = 0 if is_first else AROUND
    behind = 0 if is_last else AROUND
    if len(ends) - before - behind < FOLDED_FROM:
        yield segment
        return
    start = ends[before - 1][1] if before else 0
    end = ends[len(ends) - behind][0] if behind else len(text)
    for kind, part in (("same", text[:start]), ("skipped", text[start:end]), ("same", text[end:])):
        if part:
            yield Segment(kind, part)  # type: ignore[arg-type]


def bounded(segments: Iterable[Segment], most: int) -> Iterator[Segment]:
    printed = 0
    for segment in segments:
        room = most - printed
        if segment.kind == "skipped":
            yield segment
            continue
        yield segment._replace(text=segment.text[:room])
        printed += len(segment.text)
        if printed > most:
            yield Segment("skipped", "")
            return
