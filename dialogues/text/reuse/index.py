"""Many passages made ready to be looked for in any text."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable
from typing import NamedTuple

from dialogues.text.reuse.fingerprints import runs, winnowed
from dialogues.text.reuse.words import Words

MOST_SHARED = 64
"""A fingerprint that more passages than this have in common leads nowhere and is left out, unless
it is all that a passage has."""
MOST_SEEDS = 200_000
"""Most places of agreement looked into in one text; only texts made for it have more."""


class Passage(NamedTuple):
    """``key`` is the caller’s own name for it; several may have the same text."""

    key: Hashable
    text: str


class Seeds(NamedTuple):
    """By passage the places where a text agrees with it; ``complete`` unless there were too many."""

    places: dict[int, list[int]]
    complete: bool


class PassageIndex:
    """``texts`` are the different passages, ``keys[i]`` the names of the i-th.

    Eight bytes a fingerprint: of 10,000 passages about 3 MB. Handed the index before it, only what
    is new is fingerprinted. Passages with fewer than ``RUN`` letters are ``too_short`` to tell.
    """

    def __init__(self, passages: Iterable[Passage], previous: "PassageIndex | None" = None) -> None:
        found: dict[str, list[Hashable]] = {}
        for key, text in passages:
            found.setdefault(text, []).append(key)
        known = previous._prints if previous else {}
        self._prints: dict[str, array[int]] = {
            text: known.get(text) or prints_of(text) for text in found
        }
        self.texts = [text for text in found if self._prints[text]]
        self.keys = [found[text] for text in self.texts]
        self.too_short = sum(len(found[text]) for text in found if not self._prints[text])
        self._packed = packed([self._prints[text] for text in self.texts])

    @property
    def checked(self) -> int:
        """How many passages are looked for, those with the same text each counted."""
        return sum(map(len, self.keys))

    def seeds(self, letters: str) -> Seeds:
        """Where runs of these letters stand in passages: places in the letters, by passage."""
        places: dict[int, list[int]] = {}
        count = 0
        for place, run in enumerate(runs(letters)):
            for passage in self._with(run):
                places.setdefault(passage, []).append(place)
                count += 1
            if count > MOST_SEEDS:
                return Seeds(places, False)
        return Seeds(places, True)

    def _with(self, run: int) -> Iterable[int]:
        at = bisect_left(self._packed, run << 32)
        while at < len(self._packed) and self._packed[at] >> 32 == run:
            yield self._packed[at] & 0xFFFFFFFF
            at += 1


def prints_of(text: str) -> "array[int]":
    letters = Words(text).letters
    return array("I", winnowed(letters))


def packed(prints: list["array[int]"]) -> "array[int]":
    """Each fingerprint with the number of its passage behind it, in order."""
    shared = Counter(run for one in prints for run in one)
    pairs = [
        run << 32 | number for number, one in enumerate(prints) for run in telling(one, shared)
    ]
    return array("Q", sorted(pairs))


def telling(prints: Iterable[int], shared: Counter[int]) -> list[int]:
    rare = [run for run in prints if shared[run] <= MOST_SHARED]
    return rare or sorted(prints, key=shared.__getitem__)[:1]
