"""Records entered by programs: a whole conference at once, or another content for one record.

What can be entered of each noun is declared once (``forms``). An entry is read and checked against
that, what it names is looked up, its quotations are looked for in their text; then all of it is
written, or nothing, and every fault is told with its place.
"""

from dialogues.editorial.entering.acts import change, create
from dialogues.editorial.entering.entry import Entry, Faults, Reference
from dialogues.editorial.entering.forms import FORMS
from dialogues.editorial.entering.printing import Printed, editing_forms
from dialogues.editorial.entering.programs import through
from dialogues.editorial.entering.reading import Reading
from dialogues.editorial.entering.rights import NotAllowed

__all__ = [
    "FORMS",
    "Entry",
    "Faults",
    "NotAllowed",
    "Printed",
    "Reading",
    "Reference",
    "change",
    "create",
    "editing_forms",
    "through",
]
