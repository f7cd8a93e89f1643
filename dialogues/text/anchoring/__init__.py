"""Quotations anchored in their text, and kept anchored when the text changes.

An anchor is what the W3C Web Annotation Data Model calls a text quote selector together with a
text position selector (https://www.w3.org/TR/annotation-model/#selectors). Offsets count Unicode
code points over the text exactly as stored; ``exact`` is always that very stretch of it.
"""

from dialogues.text.anchoring.anchor import CONTEXT, Anchor, anchor_at, digest, verify
from dialogues.text.anchoring.choosing import anchor
from dialogues.text.anchoring.errors import Ambiguous, AnchoringError, NotFound, OutsideText
from dialogues.text.anchoring.finding import Match, find
from dialogues.text.anchoring.moving import Reanchored, reanchor

__all__ = [
    "CONTEXT",
    "Ambiguous",
    "Anchor",
    "AnchoringError",
    "Match",
    "NotFound",
    "OutsideText",
    "Reanchored",
    "anchor",
    "anchor_at",
    "digest",
    "find",
    "reanchor",
    "verify",
]
