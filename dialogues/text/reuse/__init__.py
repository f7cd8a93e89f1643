"""Finding known passages again in any text: word for word, altered, or a part of them.

levelling     what says nothing about the words is levelled, with the way back to the offsets
words         the text as a row of words, and as a stream of letters
fingerprints  which runs of letters tell a passage (winnowing)
index         many passages made ready
searching     seed and extend: runs in common lead to places, which are compared word by word
aligning      the comparison (longest common subsequence, then edit distance)
finding       what counts as exact, altered and partial, and the differences
"""

from dialogues.text.reuse.finding import Difference, Finding
from dialogues.text.reuse.index import Passage, PassageIndex
from dialogues.text.reuse.searching import Found, search

__all__ = ["Difference", "Finding", "Found", "Passage", "PassageIndex", "search"]
