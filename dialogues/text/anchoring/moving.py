"""Carrying anchors over from an old version of a text to a new one, without guessing.

The words themselves must stand in the new text: exactly, or with other white space and other
marks. Where they stand in several places, or did so before, the surroundings decide: a place is
taken only if it agrees better than every other on one side and no worse on the other. What is
left is decided by order, between neighbours already found. Everything else is for a person.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from dialogues.text.anchoring.anchor import Anchor, anchor_at, digest
from dialogues.text.anchoring.change import Change, Landmark
from dialogues.text.anchoring.finding import Match
from dialogues.text.spans import Span

How = Literal["unmoved", "exact", "normalised", "ambiguous", "lost"]


class Reanchored(NamedTuple):
    """What became of an anchor: its new place, if there is one beyond doubt, and how we know."""

    anchor_old: Anchor
    anchor_new: Anchor | None
    how: How


def reanchor(old_text: str, new_text: str, anchors: Iterable[Anchor]) -> list[Reanchored]:
    """One entry for each anchor of ``old_text``, in the same order; none is left out.

    ``unmoved``: the same words at the same offsets · ``exact``: the same words elsewhere ·
    ``normalised``: the words with other white space or marks · ``ambiguous``: the words stand in
    several places and nothing tells which was meant · ``lost``: they are gone. The last two have
    no new anchor and are for a person to settle.
    """
    asked = list(anchors)
    change = Change(old_text, new_text)
    places = [change.by_context(anchor) for anchor in asked]
    known = landmarks(change, asked, places)
    places = [
        place or change.by_order(anchor, known) for anchor, place in zip(asked, places, strict=True)
    ]
    places = without_clashes(asked, places)
    sha256 = digest(new_text)
    return [
        outcome(change, anchor, place, sha256) for anchor, place in zip(asked, places, strict=True)
    ]


def outcome(change: Change, anchor: Anchor, place: Match | None, sha256: str) -> Reanchored:
    """The entry for one anchor."""
    if place is None:
        return Reanchored(anchor, None, "ambiguous" if change.new.find(anchor.exact) else "lost")
    moved = anchor_at(change.new.text, place.start, place.end, sha256=sha256)
    if moved.exact != anchor.exact:
        return Reanchored(anchor, moved, "normalised")
    same = (moved.start, moved.end) == (anchor.start, anchor.end)
    return Reanchored(anchor, moved, "unmoved" if same else "exact")


def landmarks(
    change: Change, asked: Sequence[Anchor], places: Sequence[Match | None]
) -> list[Landmark]:
    """The anchors already carried over, as fixed points for the others."""
    return [
        Landmark(Span(anchor.start, anchor.end), Span(place.start, place.end))
        for anchor, place in zip(asked, places, strict=True)
        if place is not None and change.is_in_old_text(anchor)
    ]


def without_clashes(asked: Sequence[Anchor], places: Sequence[Match | None]) -> list[Match | None]:
    """The places, less those claimed by anchors that stood apart in the old text."""
    claims: dict[Span, set[Span]] = {}
    for anchor, place in zip(asked, places, strict=True):
        if place is not None:
            claim = Span(anchor.start, anchor.end)
            claims.setdefault(Span(place.start, place.end), set()).add(claim)
    return [
        place if place and len(claims[Span(place.start, place.end)]) == 1 else None
        for place in places
    ]
