"""What all feeds share: Atom, absolute addresses that stay, times of publication and change."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.safestring import SafeString

from dialogues.models import EditorialRecord
from dialogues.public.addresses import absolute
from dialogues.public.feeds.entries import Entry, entry

MOST_ENTRIES = 50


def newest(rows: Any) -> QuerySet[Any]:
    """What was published last, as many as a feed holds."""
    latest = Coalesce("published_at", "created_at").desc()
    return rows.for_list().order_by(latest, "-pk")[:MOST_ENTRIES]


class AtomFeed(Feed):
    """Subclasses say what is in it; an entry’s address is also what identifies it."""

    feed_type = Atom1Feed
    request: HttpRequest

    def feed_url(self, obj: Any) -> str:
        return self.absolute(self.request.get_full_path())

    def feed_guid(self, obj: Any) -> str:
        return self.feed_url(obj)

    def author_name(self, obj: Any) -> str:
        return settings.SITE_NAME

    def item_title(self, item: EditorialRecord) -> str:
        return self.entry(item).title

    def item_description(self, item: EditorialRecord) -> SafeString:
        return self.entry(item).body

    def item_categories(self, item: EditorialRecord) -> list[str]:
        return self.entry(item).categories

    def item_link(self, item: Any) -> str:
        return self.absolute(item.get_absolute_url())

    def item_guid(self, item: Any) -> str:
        return self.item_link(item)

    def item_pubdate(self, item: EditorialRecord) -> datetime:
        return item.published_at or item.created_at

    def item_updateddate(self, item: EditorialRecord) -> datetime:
        return item.updated_at

    def entry(self, item: EditorialRecord) -> Entry:
        return entry(item)

    def absolute(self, address: str) -> str:
        return absolute(self.request, address)
