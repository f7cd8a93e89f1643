"""Likely attributions: where a text says who holds which view.

Rules over English, Russian and Japanese (verbs and nouns of saying, thinking and wanting; noun
groups that may hold a view; headings; what carries over). They propose, an editor decides.
"""

from dialogues.text.cues.finding import likely_attributions
from dialogues.text.cues.records import Holder, KnownName, LikelyAttribution

__all__ = ["Holder", "KnownName", "LikelyAttribution", "likely_attributions"]
