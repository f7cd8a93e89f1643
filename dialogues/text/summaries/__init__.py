"""Reading a dialogue summary: what it says of the event, each fact with the words that say so.

Rules over English, Russian and Japanese, not over particular texts. They read what is stated and
nothing else: what a text leaves out stays empty, and what follows from something else it states
is marked as inferred, with the reason.
"""

from dialogues.text.summaries.findings import (
    Event,
    Found,
    FoundDate,
    FoundHost,
    FoundInstitution,
    FoundPerson,
    Summary,
)
from dialogues.text.summaries.reading import READ, read_summary

__all__ = [
    "READ",
    "Event",
    "Found",
    "FoundDate",
    "FoundHost",
    "FoundInstitution",
    "FoundPerson",
    "Summary",
    "read_summary",
]
