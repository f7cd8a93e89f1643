"""What is written when an editor accepts what was read out of a summary: drafts, all or none."""

from dialogues.editorial.new_summary.accepted import (
    AcceptedAuthor,
    AcceptedConference,
    AcceptedHost,
    AcceptedPerson,
    AcceptedSummary,
    NamedRecord,
)
from dialogues.editorial.new_summary.creating import create_drafts, records_to_make

__all__ = [
    "AcceptedAuthor",
    "AcceptedConference",
    "AcceptedHost",
    "AcceptedPerson",
    "AcceptedSummary",
    "NamedRecord",
    "create_drafts",
    "records_to_make",
]
