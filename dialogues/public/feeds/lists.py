"""The feed of each list, with the list's own filters."""

from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.documents import DocumentListing
from dialogues.filters.institutions import InstitutionListing
from dialogues.filters.listing import Listing
from dialogues.filters.participants import ParticipantListing
from dialogues.filters.positions import PositionListing
from dialogues.filters.problems import InvalidParameters, unknown_parameter
from dialogues.filters.topics import TopicListing
from dialogues.public.addresses import with_parameters
from dialogues.public.feeds.atom import MOST_ENTRIES, AtomFeed, newest

#: A feed has its own order and length: of the list's parameters it takes those that filter.
NOT_IN_FEEDS = ("ordering", "page_size", "cursor", "fields", "format")


class ListFeed(AtomFeed):
    listing: ClassVar[type[Listing]]
    list_name: ClassVar[str]
    heading: ClassVar[Any]

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        try:
            return super().__call__(request, *args, **kwargs)
        except InvalidParameters as fault:
            return render(request, "400.html", {"problems": fault.problems}, status=400)

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Listing:
        self.request = request
        known = {*self.listing.filter_names(), "q", "updated_after"}
        refused = [unknown_parameter(name, known) for name in NOT_IN_FEEDS if name in request.GET]
        if refused:
            raise InvalidParameters(refused)
        return self.listing(request.GET)

    def title(self, obj: Listing) -> str:
        return f"{settings.SITE_NAME}: {self.heading}"

    def subtitle(self, obj: Listing) -> str:
        return _("The last %(most)s that were published and match the filters of the list.") % {
            "most": MOST_ENTRIES
        }

    def link(self, obj: Listing) -> str:
        return self.absolute(with_parameters(reverse(self.list_name), self.request.GET))

    def items(self, obj: Listing) -> Any:
        return newest(obj.rows)


class PositionFeed(ListFeed):
    listing = PositionListing
    list_name = "public:position-list"
    heading = gettext_lazy("Positions")


class ConferenceFeed(ListFeed):
    listing = ConferenceListing
    list_name = "public:conference-list"
    heading = gettext_lazy("Conferences")


class DocumentFeed(ListFeed):
    listing = DocumentListing
    list_name = "public:document-list"
    heading = gettext_lazy("Documents")


class ParticipantFeed(ListFeed):
    listing = ParticipantListing
    list_name = "public:participant-list"
    heading = gettext_lazy("Participants")


class InstitutionFeed(ListFeed):
    listing = InstitutionListing
    list_name = "public:institution-list"
    heading = gettext_lazy("Institutions")


class TopicFeed(ListFeed):
    listing = TopicListing
    list_name = "public:topic-list"
    heading = gettext_lazy("Topics")
