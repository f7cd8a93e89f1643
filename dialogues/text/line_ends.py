"""Line ends that a browser cannot tell apart, given back to a text that comes out of a form."""

import re
from collections import Counter

from dialogues.text.differences.matching import common

LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def with_line_ends_of(stored: str, typed: str) -> str:
    """``typed`` with the line ends of ``stored``: unchanged lines keep theirs, new ones get the usual.

    A browser sends every line end alike, so that a text stored with others would lose them all by
    one changed word. Nothing but line ends is changed.
    """
    before = [match.groups() for match in LINE.finditer(stored)]
    ends = Counter(end for _line, end in before if end)
    if set(ends) <= {"\n"}:
        return typed
    usual = ends.most_common(1)[0][0]
    now = [match.groups() for match in LINE.finditer(typed)]
    chosen = [usual if end else "" for _line, end in now]
    for old, new, length in common([line for line, _ in before], [line for line, _ in now]):
        for place in range(length):
            if chosen[new + place]:
                chosen[new + place] = before[old + place][1] or usual
    keep_apart([line for line, _end in now], chosen)
    return "".join(line + end for (line, _end), end in zip(now, chosen, strict=True))


def keep_apart(lines: list[str], ends: list[str]) -> None:
    """CR at the end of a line and LF at the end of an empty one would be read as one line end."""
    for place in range(len(lines) - 1):
        if ends[place] == "\r" and not lines[place + 1] and ends[place + 1] == "\n":
            ends[place] = "\r\n"
