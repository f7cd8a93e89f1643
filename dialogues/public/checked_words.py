"""What was found in a text, as a page prints it: where, in which words, and what was changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialogues.analysis.checking import Item
from dialogues.text.differences.tokens import UNSPACED_SIGN
from dialogues.text.reuse import Difference

AROUND = 90
"""Code points of the text printed before and behind what was found."""


NO_SPACE_BEFORE = ".,;:!?)]}”’»%"


@dataclass(frozen=True)
class Piece:
    """``kind``: same, deleted or inserted; a space is printed before it where the script has any."""

    kind: str
    text: str
    spaced: bool


@dataclass(frozen=True)
class FoundWords:
    """``line``: in which line of the text it begins, from 1."""

    item: Item
    line: int
    before: str
    behind: str
    words: str
    pieces: list[Piece]


def found_words(item: Item, text: str) -> FoundWords:
    finding = item.finding
    return FoundWords(
        item=item,
        line=text.count("\n", 0, finding.start) + 1,
        before=before(text, finding.start),
        behind=behind(text, finding.end),
        words=text[finding.start : finding.end],
        pieces=list(pieces(finding.differences)),
    )


def before(text: str, place: int) -> str:
    """The end of the line before it, from the beginning of a word."""
    cut = max(0, place - AROUND)
    line = text[cut:place].rpartition("\n")
    if line[1] or not cut:
        return line[2]
    return f"… {line[2].partition(' ')[2]}"


def behind(text: str, place: int) -> str:
    line = text[place : place + AROUND].partition("\n")
    if line[1] or place + AROUND >= len(text):
        return line[0]
    return f"{line[0].rpartition(' ')[0]} …"


def pieces(differences: tuple[Difference, ...]) -> Iterator[Piece]:
    last = ""
    for kind, words in parts(differences):
        yield Piece(kind, words, bool(last) and spaced(last, words))
        last = words


def parts(differences: tuple[Difference, ...]) -> Iterator[tuple[str, str]]:
    for one in differences:
        if one.kind == "equal":
            yield "same", one.given
            continue
        if one.recorded:
            yield "deleted", one.recorded
        if one.given:
            yield "inserted", one.given


def spaced(one: str, other: str) -> bool:
    if other[0] in NO_SPACE_BEFORE:
        return False
    return not (UNSPACED_SIGN.match(one[-1]) and UNSPACED_SIGN.match(other[0]))
