"""What stands between a record and publication; the same list keeps a published record in order.

Each noun has its checklist in a file of its own. A bar keeps a record from being public; an advice
does not.
"""

from collections.abc import Sequence
from typing import Any

from dialogues.editorial.readiness import (
    conferences,
    documents,
    institutions,
    participants,
    positions,
    topics,
)
from dialogues.editorial.readiness.checks import Checklist, Item
from dialogues.editorial.readiness.problem import Level, NotReady, Problem
from dialogues.models import (
    Conference,
    Document,
    EditorialRecord,
    Institution,
    Participant,
    Position,
    Topic,
)

__all__ = [
    "Item",
    "Level",
    "NotReady",
    "Problem",
    "checklist",
    "problems",
    "problems_of_all",
    "require_ready",
]

CHECKLISTS: dict[type[EditorialRecord], Checklist] = {
    Conference: conferences.CHECKLIST,
    Document: documents.CHECKLIST,
    Institution: institutions.CHECKLIST,
    Participant: participants.CHECKLIST,
    Position: positions.CHECKLIST,
    Topic: topics.CHECKLIST,
}


def checklist(record: EditorialRecord) -> list[Item]:
    """Everything that is asked of the record, met or not, in the order in which it is mended."""
    return CHECKLISTS[type(record)].items(record)


def problems(record: EditorialRecord) -> list[Problem]:
    """All that keeps the record from being public; empty for one that is ready."""
    return problems_of_all([record])[0]


def problems_of_all(records: Sequence[Any]) -> list[list[Problem]]:
    """The same for several records of one noun, in their order; positions at a fixed cost."""
    return CHECKLISTS[type(records[0])].bars(records) if records else []


def require_ready(record: EditorialRecord) -> None:
    found = problems(record)
    if found:
        raise NotReady(record, found)
