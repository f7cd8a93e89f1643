"""Names of people, institutions and subjects: which spellings may be those of one and the same.

A leaf that knows no record. ``name_form`` prepares a name once, ``compare`` weighs two, and
``NameIndex`` finds among thousands those worth weighing.
"""

from dialogues.text.names.comparing import Likeness, Why, compare
from dialogues.text.names.forms import NameForm, Rule, name_form, readings
from dialogues.text.names.index import Entry, NameIndex

__all__ = [
    "Entry",
    "Likeness",
    "NameForm",
    "NameIndex",
    "Rule",
    "Why",
    "compare",
    "name_form",
    "readings",
]
