"""The records of the database, one file a noun."""

from dialogues.models.addressed import Addressed, FormerSlug, find_current
from dialogues.models.attribution import Attribution
from dialogues.models.conference import Conference, Host
from dialogues.models.country import Country
from dialogues.models.document import Authorship, Document, Sentence
from dialogues.models.editorial_record import EditorialRecord, VersionConflict
from dialogues.models.institution import Institution, InstitutionIdentifier, InstitutionName
from dialogues.models.participant import (
    Appearance,
    Participant,
    ParticipantIdentifier,
    ParticipantName,
)
from dialogues.models.position import Position, PositionRelation
from dialogues.models.quotation import Quotation, reads_at_its_place
from dialogues.models.search_entry import SearchEntry
from dialogues.models.series import Series
from dialogues.models.topic import Topic, TopicLabel

__all__ = [
    "Addressed",
    "Appearance",
    "Attribution",
    "Authorship",
    "Conference",
    "Country",
    "Document",
    "EditorialRecord",
    "FormerSlug",
    "Host",
    "Institution",
    "InstitutionIdentifier",
    "InstitutionName",
    "Participant",
    "ParticipantIdentifier",
    "ParticipantName",
    "Position",
    "PositionRelation",
    "Quotation",
    "SearchEntry",
    "Sentence",
    "Series",
    "Topic",
    "TopicLabel",
    "VersionConflict",
    "find_current",
    "reads_at_its_place",
]
