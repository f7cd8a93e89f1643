"""What differs between any two states of a record: fields, lists, parts, word by word."""

from dialogues.editorial.comparing.clashing import clash_in_words
from dialogues.editorial.comparing.compare import compare
from dialogues.editorial.comparing.comparison import Comparison, Item, Line, Listing, Part, Parts
from dialogues.editorial.comparing.histories import present_state, states_in, what_changed

__all__ = [
    "Comparison",
    "Item",
    "Line",
    "Listing",
    "Part",
    "Parts",
    "clash_in_words",
    "compare",
    "present_state",
    "states_in",
    "what_changed",
]
