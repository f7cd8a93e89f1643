"""Anchoring wanted words, and choosing among several places where they stand."""

from collections.abc import Sequence

from dialogues.text.anchoring.anchor import Anchor, anchor_at
from dialogues.text.anchoring.errors import Ambiguous, NotFound
from dialogues.text.anchoring.finding import Match, Searchable, levelled


def anchor(
    text: str, wanted: str, prefix: str = "", suffix: str = "", near: int | None = None
) -> Anchor:
    """The anchor of ``wanted`` in ``text``, found exactly or tolerantly (see ``find``).

    Where the words occur several times, ``prefix`` and ``suffix`` (words just before and after)
    choose, then the place nearest to ``near``. Raises ``NotFound`` or ``Ambiguous``.
    """
    searchable = Searchable(text)
    candidates = searchable.find(wanted)
    if not candidates:
        raise NotFound(wanted, agreeing_start(searchable, wanted))
    left = nearest(in_context(text, candidates, prefix, suffix), near)
    if len(left) > 1:
        raise Ambiguous(wanted, left)
    return anchor_at(text, left[0].start, left[0].end)


def in_context(text: str, candidates: Sequence[Match], prefix: str, suffix: str) -> Sequence[Match]:
    """The candidates between the given words; if none is, those on one side; else all."""
    scored = [
        (preceded(text, match, prefix) + followed(text, match, suffix), match)
        for match in candidates
    ]
    best = max(score for score, _ in scored)
    return [match for score, match in scored if score == best]


def preceded(text: str, match: Match, prefix: str) -> bool:
    """Whether ``prefix`` stands just before a match, white space and marks levelled."""
    wanted = levelled(prefix).strip()
    room = text[max(0, match.start - 4 * len(prefix) - 16) : match.start]
    return bool(wanted) and levelled(room).rstrip().endswith(wanted)


def followed(text: str, match: Match, suffix: str) -> bool:
    """Whether ``suffix`` stands just after a match, white space and marks levelled."""
    wanted = levelled(suffix).strip()
    room = text[match.end : match.end + 4 * len(suffix) + 16]
    return bool(wanted) and levelled(room).lstrip().startswith(wanted)


def nearest(candidates: Sequence[Match], near: int | None) -> Sequence[Match]:
    """Those candidates whose start is nearest to ``near``: two, if it is just between them."""
    if near is None or len(candidates) == 1:
        return candidates
    distance = min(abs(match.start - near) for match in candidates)
    return [match for match in candidates if abs(match.start - near) == distance]


def agreeing_start(searchable: Searchable, wanted: str) -> int:
    """How many characters of the start of ``wanted`` do occur in the text, found by halving."""
    low, high = 0, len(wanted)
    while high - low > 1:
        middle = (low + high) // 2
        if occurs(searchable, wanted[:middle]):
            low = middle
        else:
            high = middle
    return low if low >= 8 else 0


def occurs(searchable: Searchable, words: str) -> bool:
    """Whether words occur at all, white space and marks levelled."""
    return levelled(words.strip()) in searchable.level.text
