"""The public log: what was published, corrected, withdrawn, merged; what of it may be read today."""

from dialogues.editorial.public_changes.corrections import explained
from dialogues.editorial.public_changes.recording import (
    connect,
    note_merged,
    note_touched,
    note_touched_around,
)
from dialogues.editorial.public_changes.settling import settle

__all__ = [
    "connect",
    "explained",
    "note_merged",
    "note_touched",
    "note_touched_around",
    "settle",
]
