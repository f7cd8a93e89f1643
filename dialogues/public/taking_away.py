"""Addresses of what a reader takes away: citations, feeds, the dossier, the calendar."""

from django.urls import URLPattern, path

from dialogues.public.feeds import lists as feeds
from dialogues.public.feeds.records import OWN_FEEDS, FeedPage
from dialogues.public.views import citations
from dialogues.public.views.calendar import CalendarOfConference, CalendarOfConferences
from dialogues.public.views.dossier import DossierPage

#: Nouns and what identifies a record in its address.
KEYS = {"position": "int:pk"}
LIST_FEEDS = {
    "position": feeds.PositionFeed,
    "conference": feeds.ConferenceFeed,
    "document": feeds.DocumentFeed,
    "participant": feeds.ParticipantFeed,
    "institution": feeds.InstitutionFeed,
    "topic": feeds.TopicFeed,
}
CITED = {
    "position": (citations.PositionCitation, citations.PositionCitations),
    "conference": (citations.ConferenceCitation, citations.ConferenceCitations),
    "document": (citations.DocumentCitation, citations.DocumentCitations),
}


def _record(noun: str) -> str:
    return f"{noun}s/<{KEYS.get(noun, 'slug:slug')}>"


def _of_record(view: type[FeedPage]) -> URLPattern:
    return path(f"{_record(view.noun)}/feed/", view.as_view(), name=f"{view.noun}-own-feed")


def _citations(noun: str) -> list[URLPattern]:
    one, many = CITED[noun]
    extension = "<slug:extension>"
    return [
        path(f"{_record(noun)}/citation.{extension}", one.as_view(), name=f"{noun}-citation"),
        path(f"{noun}s/citations.{extension}", many.as_view(), name=f"{noun}-citations"),
    ]


urlpatterns: list[URLPattern] = [
    *(path(f"{noun}s/feed/", feed(), name=f"{noun}-feed") for noun, feed in LIST_FEEDS.items()),
    *map(_of_record, OWN_FEEDS),
    *(pattern for noun in CITED for pattern in _citations(noun)),
    path("positions/dossier/", DossierPage.as_view(), name="dossier"),
    path("conferences/calendar.ics", CalendarOfConferences.as_view(), name="calendar"),
    path(
        "conferences/<slug:slug>/calendar.ics",
        CalendarOfConference.as_view(),
        name="conference-calendar",
    ),
]
