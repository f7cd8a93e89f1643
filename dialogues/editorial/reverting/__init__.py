"""One record brought back to what it was, or back from deletion, together with its parts."""

from dialogues.editorial.reverting.deleted import (
    Gone,
    deleted,
    deleted_with,
    is_merged,
    last_versions,
)
from dialogues.editorial.reverting.going_back import revert_to
from dialogues.editorial.reverting.recovering import recover, recover_all
from dialogues.editorial.reverting.rules import CannotRevert, Restored
from dialogues.editorial.reverting.under import Under, revert_with, under

__all__ = [
    "CannotRevert",
    "Gone",
    "Restored",
    "Under",
    "deleted",
    "deleted_with",
    "is_merged",
    "last_versions",
    "recover",
    "recover_all",
    "revert_to",
    "revert_with",
    "under",
]
