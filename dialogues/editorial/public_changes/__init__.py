"""The public log: what was published, corrected, withdrawn, merged; what of it may be read today."""

from dialogues.editorial.public_changes.recording import (
    connect,
    explained,
    note_merged,
    settle,
)

__all__ = ["connect", "explained", "note_merged", "settle"]
