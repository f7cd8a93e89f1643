"""The differences between two texts, word by word, for people to read.

Exact whatever the texts are: what is deleted and inserted always turns the one into the other.
"""

from dialogues.text.differences.abridging import MOST_PRINTED, abridged
from dialogues.text.differences.passages import passage
from dialogues.text.differences.segments import Segment, differences

__all__ = ["MOST_PRINTED", "Segment", "abridged", "differences", "passage"]
