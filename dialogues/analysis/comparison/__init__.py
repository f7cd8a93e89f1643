"""Sides against each other on topics: who spoke how often, with which stance, in which words.

A position is counted once: on its side, or apart where several sides hold it together, where its
holder is anonymous, or where the text names none. The author's layer is nowhere in it.
"""

from dialogues.analysis.comparison.matrix import APART, Cell, Matrix, Row, matrix
from dialogues.analysis.comparison.selection import (
    joint_sides,
    leading_pair,
    own_side_counts,
    shared_topics,
    topic_counts,
)

__all__ = [
    "APART",
    "Cell",
    "Matrix",
    "Row",
    "joint_sides",
    "leading_pair",
    "matrix",
    "own_side_counts",
    "shared_topics",
    "topic_counts",
]
