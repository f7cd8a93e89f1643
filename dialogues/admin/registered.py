"""Every record on the editors' desk; importing this puts them there."""

from dialogues.admin import (
    conferences,
    countries,
    documents,
    institutions,
    participants,
    positions,
    sentences,
    series,
    topics,
    users,
)

__all__ = [
    "conferences",
    "countries",
    "documents",
    "institutions",
    "participants",
    "positions",
    "sentences",
    "series",
    "topics",
    "users",
]
