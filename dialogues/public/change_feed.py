"""The newest entries of the public log as an Atom feed, with the log's own filters."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dialogues.filters.problems import InvalidParameters
from dialogues.filters.public_changes import ChangeListing
from dialogues.public.addresses import with_parameters
from dialogues.public.change_entries import Entry, entries
from dialogues.public.feeds.atom import MOST_ENTRIES, AtomFeed
from dialogues.public.feeds.entries import xml_safe


class ChangeFeed(AtomFeed):
    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        try:
            return super().__call__(request, *args, **kwargs)
        except InvalidParameters as fault:
            return render(request, "400.html", {"problems": fault.problems}, status=400)

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> ChangeListing:
        self.request = request
        return ChangeListing(request.GET, paged=False)

    def title(self, obj: ChangeListing) -> str:
        return _("%(site)s: changes") % {"site": settings.SITE_NAME}

    def subtitle(self, obj: ChangeListing) -> str:
        return _("What was published, corrected, withdrawn and merged: the last %(most)s.") % {
            "most": MOST_ENTRIES
        }

    def link(self, obj: ChangeListing) -> str:
        return self.absolute(with_parameters(reverse("public:changes"), self.request.GET))

    def items(self, obj: ChangeListing) -> list[Entry]:
        return entries(obj.page(MOST_ENTRIES).rows)

    def item_title(self, item: Any) -> str:
        return xml_safe(f"{item.change.get_kind_display()}: {item.headline}")

    def item_description(self, item: Any) -> SafeString:
        told = [", ".join(item.labels), item.change.reason, item.note]
        lines = [format_html("<p>{}</p>", xml_safe(text)) for text in told if text]
        return SafeString("".join(lines))

    def item_link(self, item: Any) -> str:
        return self.absolute(item.log_address or reverse("public:changes"))

    def item_guid(self, item: Any) -> str:
        """Unlike the address, one for each change."""
        return f"{self.absolute(reverse('public:changes'))}#change-{item.change.pk}"

    def item_pubdate(self, item: Any) -> datetime:
        at: datetime = item.change.at
        return at

    item_updateddate = item_pubdate

    def item_categories(self, item: Any) -> list[str]:
        return [item.change.noun, item.change.kind]
