"""Which recorded public quotations a text contains, exactly or altered, and what differs.

question   what can be asked
recorded   the public quotations and their translations, as passages to be looked for
memory     the index of them, made anew only when something public has changed
report     the text compared, and the public positions behind what was found
cautions   what whoever wrote the text should look at

Nothing of the text is kept or logged. How passages are found again: ``dialogues.text.reuse``.
"""

from dialogues.analysis.checking.question import LONGEST_TEXT, require_checkable
from dialogues.analysis.checking.report import MOST_PRINTED, Item, Report, check

__all__ = [
    "LONGEST_TEXT",
    "MOST_PRINTED",
    "Item",
    "Report",
    "check",
    "require_checkable",
]
