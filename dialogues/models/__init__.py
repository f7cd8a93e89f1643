"""The records of the database, one file a noun."""

from dialogues.models.addressed import Addressed, FormerSlug, find_current
from dialogues.models.api_token import ApiToken
from dialogues.models.attribution import Attribution
from dialogues.models.coding_step import CodingStep
from dialogues.models.conference import Conference, Host
from dialogues.models.country import Country
from dialogues.models.document import Authorship, Document, Sentence
from dialogues.models.editing_session import EditingSession
from dialogues.models.editorial_record import EditorialRecord, VersionConflict
from dialogues.models.idempotent_request import IdempotentRequest
from dialogues.models.import_run import ImportRun
from dialogues.models.institution import Institution, InstitutionIdentifier, InstitutionName
from dialogues.models.known_distinct import KnownDistinct
from dialogues.models.next_version import NextVersion
from dialogues.models.participant import (
    Appearance,
    Participant,
    ParticipantIdentifier,
    ParticipantName,
)
from dialogues.models.position import Position, PositionRelation
from dialogues.models.public_change import PublicChange
from dialogues.models.quotation import Quotation, reads_at_its_place
from dialogues.models.review_comment import ReviewComment
from dialogues.models.search_entry import SearchEntry
from dialogues.models.series import Series
from dialogues.models.topic import Topic, TopicLabel

__all__ = [
    "Addressed",
    "ApiToken",
    "Appearance",
    "Attribution",
    "Authorship",
    "CodingStep",
    "Conference",
    "Country",
    "Document",
    "EditingSession",
    "EditorialRecord",
    "FormerSlug",
    "Host",
    "IdempotentRequest",
    "ImportRun",
    "Institution",
    "InstitutionIdentifier",
    "InstitutionName",
    "KnownDistinct",
    "NextVersion",
    "Participant",
    "ParticipantIdentifier",
    "ParticipantName",
    "Position",
    "PositionRelation",
    "PublicChange",
    "Quotation",
    "ReviewComment",
    "SearchEntry",
    "Sentence",
    "Series",
    "Topic",
    "TopicLabel",
    "VersionConflict",
    "find_current",
    "reads_at_its_place",
]
