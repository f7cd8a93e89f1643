"""Merging two records that are one, and taking a merge back."""

from dialogues.editorial.merging.merge import merge, what_moves
from dialogues.editorial.merging.refusing import CannotMerge, Mergeable
from dialogues.editorial.merging.undo import CannotUndo, undo, undoable

__all__ = ["CannotMerge", "CannotUndo", "Mergeable", "merge", "undo", "undoable", "what_moves"]
