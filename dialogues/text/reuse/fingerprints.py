"""Fingerprints of a text: hashes of its runs of letters, and which of them are kept.

After Schleimer, Wilkerson and Aiken, “Winnowing: Local Algorithms for Document Fingerprinting”
(SIGMOD 2003): of every ``WINDOW`` runs of ``RUN`` letters in a row the least hash is kept. Any run
of ``RUN + WINDOW - 1`` letters that two texts share has then a fingerprint in both. Here only the
recorded passages are winnowed and every run of the given text is looked up, so that a passage of
``RUN`` letters or more that stands in a text unchanged is never missed.
"""

from collections.abc import Iterator
from zlib import crc32

RUN = 12
"""Letters of one run: shorter runs are words that every text has. A Japanese character is two."""
WINDOW = 4
SURE = RUN + WINDOW - 1
"""Letters unchanged in a row that are enough for a passage to be seen."""


def runs(letters: str) -> Iterator[int]:
    """The hash of each run, by the place where it begins; the same in every process."""
    data = memoryview(letters.encode("utf-32-le"))
    for place in range(0, len(data) - 4 * RUN + 1, 4):
        yield crc32(data[place : place + 4 * RUN])


def winnowed(letters: str) -> dict[int, list[int]]:
    """The fingerprints that are kept, with the places where each begins; none for short texts."""
    hashes = list(runs(letters))
    width = min(WINDOW, len(hashes))
    kept: dict[int, list[int]] = {}
    last = -1
    for first in range(len(hashes) - width + 1 if width else 0):
        if last < first or hashes[first + width - 1] <= hashes[last]:
            last = least(hashes, first, first + width)
            kept.setdefault(hashes[last], []).append(last)
    return kept


def least(hashes: list[int], first: int, behind: int) -> int:
    """The place of the least hash, the rightmost of equal ones."""
    return min(range(behind - 1, first - 1, -1), key=hashes.__getitem__)
