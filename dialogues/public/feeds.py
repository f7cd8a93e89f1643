"""Atom feeds of the lists, with the lists' own filters: what was published last comes first."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.listing import Listing
from dialogues.filters.positions import PositionListing
from dialogues.filters.problems import InvalidParameters, unknown_parameter
from dialogues.models import Conference, EditorialRecord, Position
from dialogues.public.addresses import absolute, with_parameters
from dialogues.public.citation import who
from dialogues.text.characters import FORBIDDEN

MOST_ENTRIES = 50
#: A feed has its own order and length: of the list's parameters it takes those that filter.
NOT_IN_FEEDS = ("ordering", "page_size", "cursor", "fields", "format")


def xml_safe(text: str) -> str:
    """Without the control characters that no XML may hold, however they came into a record."""
    return FORBIDDEN.sub("", text)


class RecordFeed(Feed):
    """Subclasses name the listing and say how an entry reads."""

    feed_type = Atom1Feed
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
        return self._absolute(with_parameters(reverse(self.list_name), self.request.GET))

    def feed_url(self, obj: Listing) -> str:
        return self._absolute(self.request.get_full_path())

    def feed_guid(self, obj: Listing) -> str:
        return self.feed_url(obj)

    def author_name(self, obj: Listing) -> str:
        return settings.SITE_NAME

    def items(self, obj: Listing) -> Any:
        rows: Any = obj.rows
        rows = rows.for_list()
        return rows.order_by(Coalesce("published_at", "created_at").desc(), "-pk")[:MOST_ENTRIES]

    def item_link(self, item: Any) -> str:
        return self._absolute(item.get_absolute_url())

    def item_guid(self, item: Any) -> str:
        return self.item_link(item)

    def item_pubdate(self, item: EditorialRecord) -> datetime:
        return item.published_at or item.created_at

    def item_updateddate(self, item: EditorialRecord) -> datetime:
        return item.updated_at

    def _absolute(self, address: str) -> str:
        return absolute(self.request, address)


class PositionFeed(RecordFeed):
    listing = PositionListing
    list_name = "public:position-list"
    heading = gettext_lazy("Positions")

    def item_title(self, item: Position) -> str:
        return xml_safe(f"{who(item)}: {item.statement}")

    def item_description(self, item: Position) -> SafeString:
        words = ((xml_safe(quotation.exact),) for quotation in item.quotations.all())
        quoted = format_html_join("", "<blockquote>{}</blockquote>", words)
        source = format_html(
            "<p>{}, {}</p>", xml_safe(item.conference.title), item.conference.date_text
        )
        return SafeString(quoted + source)

    def item_categories(self, item: Position) -> list[str]:
        return [xml_safe(topic.name) for topic in item.topics.all()]


class ConferenceFeed(RecordFeed):
    listing = ConferenceListing
    list_name = "public:conference-list"
    heading = gettext_lazy("Conferences")

    def item_title(self, item: Conference) -> str:
        return xml_safe(item.title)

    def item_description(self, item: Conference) -> SafeString:
        hosts = ", ".join(host.institution.name for host in item.hosts.all())
        line = " · ".join(text for text in (item.date_text, hosts) if text)
        return SafeString(
            format_html("<p>{}</p>", xml_safe(line))
            + (format_html("<p>{}</p>", xml_safe(item.summary)) if item.summary else "")
        )

    def item_categories(self, item: Conference) -> list[str]:
        return [xml_safe(topic.name) for topic in item.topics.all()]
