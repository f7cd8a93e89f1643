"""Cutting a text into its sentences, as spans over the text exactly as stored.

The rules are those of pysbd (a rule-based segmenter in pure Python), used line by line: a line
break always ends a sentence, so that a heading, a title or an author's line stands alone. pysbd
returns strings, and its own character spans lose or repeat stretches when a sentence occurs
twice; so its pieces are laid back over the line by counting their printing characters.
What it gets wrong for us is then put right by the small rules of ``sentence_rules``.
"""

import re
from collections.abc import Iterator

from pysbd import Segmenter
from pysbd.languages import LANGUAGE_CODES

from dialogues.text.sentence_rules import corrected
from dialogues.text.spans import Span, lines, trimmed

WHITE_SPACE = re.compile(r"\s")
# pysbd keeps its place with these characters and would turn them into others.
PLACE_HOLDERS = str.maketrans(dict.fromkeys("∯∮ȸȹ☉☈☇☄♨☝♬♭ƪ♟♝☏⎋✂⌬ᓰᓱᓳᓴᓷᓸ\\", "*"))
PLAIN_END = re.compile(r"[.!?…。．！？]+[\"'”’»」』）)\]]*(?=\s|$)|[。！？][」』）]*")
WINDOW = 2_000
"""Longest stretch (code points) given to pysbd at once: its cost grows with the square of it."""


def sentences(text: str, language: str = "en") -> list[Span]:
    """The sentences of ``text`` in order, none overlapping, none blank, white space trimmed.

    Every printing character is in exactly one of them. ``language`` is a language tag
    (``en``, ``ru``, ``ja-JP`` …); one that pysbd does not know is cut by the English rules.
    """
    code = rules_for(language)
    found: list[Span] = []
    for line in lines(text):
        found += line_sentences(text, line, code)
    return found


def rules_for(language: str) -> str:
    """The pysbd rule set that serves a language tag."""
    code = re.split(r"[-_]", language.lower())[0]
    return code if code in LANGUAGE_CODES else "en"


def line_sentences(text: str, line: Span, code: str) -> list[Span]:
    """The sentences of one line."""
    masked = WHITE_SPACE.sub(" ", line.of(text)).translate(PLACE_HOLDERS)
    edges = corrected(masked, list(cuts(masked, code)), code)
    starts = [0, *edges[:-1]]
    pieces = [
        trimmed(text, line.start + a, line.start + b) for a, b in zip(starts, edges, strict=True)
    ]
    return [piece for piece in pieces if piece.end > piece.start]


def cuts(line: str, code: str) -> Iterator[int]:
    """Where sentences end in a line; the last cut is the line's end.

    A very long line is read through a window; the last sentence seen in a window may be cut
    short by its edge, so reading starts again from that sentence's beginning. A sentence longer
    than the window is cut at its edge, where no end mark stands: ``corrected`` drops such cuts.
    """
    start = 0
    while start + WINDOW < len(line):
        ends = window_cuts(line[start : start + WINDOW], code)
        kept = ends[:-1] or ends
        yield from (start + end for end in kept)
        start += kept[-1]
    if start < len(line):
        yield from (start + end for end in window_cuts(line[start:], code))


def window_cuts(piece: str, code: str) -> list[int]:
    """Where pysbd ends the sentences of a piece; plain end marks if its answer cannot be placed."""
    parts = Segmenter(language=code).processor(piece).process()
    lengths = [len(part.replace(" ", "")) for part in parts]
    printing = [place for place, character in enumerate(piece) if character != " "]
    joined = "".join(parts).replace(" ", "")
    if joined != piece.replace(" ", ""):
        return plain_cuts(piece)
    ends, seen = [], 0
    for length in lengths:
        seen += length
        if length:
            ends.append(printing[seen - 1] + 1)
    return [*ends[:-1], len(piece)]


def plain_cuts(piece: str) -> list[int]:
    """Sentence ends by end marks alone."""
    ends = [match.end() for match in PLAIN_END.finditer(piece)]
    return sorted({*ends, len(piece)})
