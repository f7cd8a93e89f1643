"""Nodes and their names moved off each other, as little as that takes."""

from collections.abc import Sequence
from dataclasses import dataclass

ROUNDS = 200


@dataclass
class Block:
    """What a node takes up from its middle: to the left, to the right, and up and down alike."""

    x: float
    y: float
    left: float
    right: float
    half: float


def spaced(blocks: Sequence[Block], width: float, height: float) -> None:
    """Moves the blocks until none overlaps another, as far as the field allows."""
    for _round in range(ROUNDS):
        for block in blocks:
            block.x = min(max(block.x, block.left), width - block.right)
            block.y = min(max(block.y, block.half), height - block.half)
        if not _separate(blocks):
            return


def _separate(blocks: Sequence[Block]) -> bool:
    touching = False
    for i, one in enumerate(blocks):
        for other in blocks[:i]:
            wide = min(one.x + one.right, other.x + other.right)
            wide -= max(one.x - one.left, other.x - other.left)
            high = one.half + other.half - abs(one.y - other.y)
            if wide > 0.1 and high > 0.1:
                touching = True
                _push(one, other, wide, high)
    return touching


def _push(one: Block, other: Block, wide: float, high: float) -> None:
    """Apart by the shorter way; a little too far, so that long rows come to rest."""
    if high <= wide:
        move = 0.52 * high * (1 if one.y >= other.y else -1)
        one.y, other.y = one.y + move, other.y - move
    else:
        move = 0.52 * wide * (1 if one.x >= other.x else -1)
        one.x, other.x = one.x + move, other.x - move
