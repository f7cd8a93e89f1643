"""One passage laid against one stretch of a text, word by word."""

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, Levenshtein

from dialogues.text.reuse.words import LEFT_OUT, Words

UNKNOWN = chr(0x10FFFF)
"""A word that the given text has nowhere."""
SURROGATES = 0xD800, 0x800


class Alphabet:
    """Gives each different word of one text a code point: words are then compared as letters are,
    in C."""

    def __init__(self, words: Words) -> None:
        self._codes: dict[str, str] = {}
        for word in words.forms:
            if word not in self._codes:
                self._codes[word] = code_point(len(self._codes))
        self.text = "".join(map(self._codes.__getitem__, words.forms))

    def spelt(self, forms: list[str]) -> str:
        return "".join(self._codes.get(word, UNKNOWN) for word in forms)


def code_point(number: int) -> str:
    first, many = SURROGATES
    return chr(number if number < first else number + many)


class Step(NamedTuple):
    """Words of the passage and the words of the text that stand in their place."""

    equal: bool
    recorded: range
    given: range


def place_of(recorded: str, given: str, weights: list[int]) -> tuple[int, int] | None:
    """Where in ``given`` the words stand that are most like ``recorded``: from, to before.

    The words that both have in the same order are found first (longest common subsequence); of the
    stretches between two of them the best is taken, in which agreeing letters count for it and
    letters that only the text has against it (Bentley’s maximum-sum stretch); its ends are then
    moved out as far as that brings the two closer.
    """
    best = best_stretch(recorded, given, weights)
    if best is None:
        return None
    first, behind, head, tail = best
    first = min(
        range(first, max(-1, first - head - 2), -1),
        key=lambda place: Levenshtein.distance(recorded, given[place:behind]),
    )
    behind = min(
        range(behind, min(len(given), behind + tail + 1) + 1),
        key=lambda place: Levenshtein.distance(recorded, given[first:place]),
    )
    return first, behind


def best_stretch(recorded: str, given: str, weights: list[int]) -> tuple[int, int, int, int] | None:
    """From, to before, and how many words of the passage are missing before and behind it."""
    best, result = 0, None
    score, begun, head = 0, 0, 0
    last = 0
    for old, new, length in common_words(recorded, given):
        score -= sum(weights[last:new])
        if score <= 0:
            score, begun, head = 0, new, old
        last = new + length
        score += sum(weights[new:last])
        if score > best:
            best = score
            result = begun, last, head, len(recorded) - old - length
    return result


def common_words(recorded: str, given: str) -> Iterator[tuple[int, int, int]]:
    for code in LCSseq.opcodes(recorded, given):
        if code.tag == "equal":
            yield code.src_start, code.dest_start, code.src_end - code.src_start


def steps(recorded: str, given: str, offset: int) -> list[Step]:
    """How the one becomes the other; ``offset`` is added to the places in ``given``."""
    found: list[Step] = []
    for code in Levenshtein.opcodes(recorded, given):
        old = range(code.src_start, code.src_end)
        new = range(code.dest_start + offset, code.dest_end + offset)
        step = Step(code.tag == "equal", old, new)
        if found and not found[-1].equal and not step.equal:
            last = found.pop()
            step = Step(
                False,
                range(last.recorded.start, old.stop),
                range(last.given.start, new.stop),
            )
        found.append(step)
    return found


def leaves_out(words: Words, given: range) -> bool:
    """Whether in this place the text says itself that something is left out."""
    return bool(given) and all(words.forms[place] == LEFT_OUT for place in given)
