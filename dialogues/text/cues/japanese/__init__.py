"""What Japanese grammar tells of who holds which view."""

from dialogues.text.cues.japanese.cues import read
from dialogues.text.cues.japanese.groups import Names

__all__ = ["Names", "read"]
