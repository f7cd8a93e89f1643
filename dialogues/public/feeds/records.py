"""The feed of one record: the record itself, then its positions, the last published first.

A participant's positions are those it holds, an institution's those of the people who were there
for it, as the list of positions filters them.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from dialogues.filters.positions import PositionListing
from dialogues.models import Conference, Document, Institution, Participant, Position, Topic
from dialogues.public.feeds.atom import AtomFeed, newest
from dialogues.public.feeds.entries import xml_safe
from dialogues.public.record_page import RecordPage


class RecordFeed(AtomFeed):
    def __init__(self, request: HttpRequest, record: Any, positions: Sequence[Position]) -> None:
        self.request, self.record, self.positions = request, record, positions

    def title(self, obj: Any) -> str:
        return xml_safe(f"{settings.SITE_NAME}: {self.record}")

    def link(self, obj: Any) -> str:
        return self.absolute(self.record.get_absolute_url())

    def items(self, obj: Any) -> list[Any]:
        return [self.record, *self.positions]


class FeedPage(RecordPage):
    """Found, moved, withdrawn and refused as the record's page is."""

    noun: ClassVar[str]
    #: The parameter of the list of positions that the record is a value of.
    parameter: ClassVar[str] = ""

    def address_of(self, record: Any) -> str:
        return reverse(f"public:{self.noun}-own-feed", args=[record.slug])

    def respond(self, record: Any) -> HttpResponse:
        return RecordFeed(self.request, record, self.positions(record))(self.request)

    def positions(self, record: Any) -> Sequence[Position]:
        if not self.parameter or not record.is_published:
            return []
        query = QueryDict(mutable=True)
        query[self.parameter] = record.slug
        return list(newest(PositionListing(query).rows))


class PositionOwnFeed(FeedPage):
    model, noun = Position, "position"


class ConferenceOwnFeed(FeedPage):
    model, noun, parameter = Conference, "conference", "conference"


class DocumentOwnFeed(FeedPage):
    model, noun, parameter = Document, "document", "document"


class ParticipantOwnFeed(FeedPage):
    model, noun, parameter = Participant, "participant", "holder"


class InstitutionOwnFeed(FeedPage):
    model, noun, parameter = Institution, "institution", "institution"


class TopicOwnFeed(FeedPage):
    model, noun, parameter = Topic, "topic", "topic"


OWN_FEEDS: list[type[FeedPage]] = [
    PositionOwnFeed,
    ConferenceOwnFeed,
    DocumentOwnFeed,
    ParticipantOwnFeed,
    InstitutionOwnFeed,
    TopicOwnFeed,
]
