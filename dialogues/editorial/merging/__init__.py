"""Merging two records that are one, and taking a merge back."""

from dialogues.editorial.merging.merge import merge
from dialogues.editorial.merging.moving import what_moves
from dialogues.editorial.merging.preview import Moving, Preview, preview
from dialogues.editorial.merging.refusing import CannotMerge, Mergeable, can_be_merged
from dialogues.editorial.merging.undo import CannotUndo, undo, undoable

__all__ = [
    "CannotMerge",
    "CannotUndo",
    "Mergeable",
    "Moving",
    "Preview",
    "can_be_merged",
    "merge",
    "preview",
    "undo",
    "undoable",
    "what_moves",
]
