"""What became of one passage of the old text."""

from collections.abc import Iterable, Iterator

from dialogues.text.differences.segments import Segment


def passage(segments: Iterable[Segment], start: int, end: int) -> list[Segment]:
    """That part of the differences which covers ``old[start:end]``, in code points.

    What was inserted within the passage or in the place of its first or last words belongs to it;
    what was inserted before or behind it does not.
    """
    return list(_covering(segments, start, end))


def _covering(segments: Iterable[Segment], start: int, end: int) -> Iterator[Segment]:
    place = 0
    touched = False
    for segment in segments:
        if segment.kind == "inserted":
            if touched or start < place < end:
                yield segment
            continue
        part = segment.text[max(0, start - place) : max(0, end - place)]
        place += len(segment.text)
        touched = bool(part) and segment.kind == "deleted"
        if part:
            yield segment._replace(text=part)
