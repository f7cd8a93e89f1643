"""Every public page for crawlers: an index, and one sitemap a noun."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dialogues.models import (
    Conference,
    Document,
    EditorialRecord,
    Institution,
    Participant,
    Position,
    Topic,
)
from dialogues.public.addresses import absolute

PAGES = (
    "home",
    "conference-list",
    "position-list",
    "topic-list",
    "participant-list",
    "institution-list",
    "document-list",
    "compare",
    "network",
    "about",
    "method",
    "coverage",
    "changes",
    "api",
    "downloads",
)


#: What the pages show that are written anew whenever a record changes.
LISTED: dict[str, type[EditorialRecord]] = {
    "home": Position,
    "conference-list": Conference,
    "position-list": Position,
    "topic-list": Topic,
    "participant-list": Participant,
    "institution-list": Institution,
    "document-list": Document,
    "compare": Position,
    "network": Position,
}


def _newest(model: type[EditorialRecord]) -> datetime | None:
    rows: Any = model._default_manager
    return rows.published().aggregate(newest=Max("updated_at"))["newest"]


class _UnderSiteUrl(Sitemap):
    """Addresses under SITE_URL, if that is set, whatever host the crawler asked."""

    limit = 10_000

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_URL).netloc or super().get_domain(site)

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme or super().get_protocol(protocol)


class PageSitemap(_UnderSiteUrl):
    def items(self) -> list[str]:
        return list(PAGES)

    def location(self, item: str) -> str:
        return reverse(f"public:{item}")

    def lastmod(self, item: str) -> datetime | None:
        """Of a list, when the newest change was made to what it shows; of a text nobody knows."""
        model = LISTED.get(item)
        return _newest(model) if model else None


class RecordSitemap(_UnderSiteUrl):
    def __init__(self, model: type[EditorialRecord]) -> None:
        self.model = model

    def items(self) -> QuerySet[Any]:
        rows: Any = self.model._default_manager
        names = {field.name for field in self.model._meta.fields} & {"slug", "updated_at"}
        return rows.published().only(*names).order_by("pk")

    def lastmod(self, item: EditorialRecord) -> datetime:
        return item.updated_at


#: By section; made anew for each request, for they remember the newest change they saw.
SITEMAPS: dict[str, Callable[[], Sitemap]] = {
    "pages": PageSitemap,
    "conferences": partial(RecordSitemap, Conference),
    "positions": partial(RecordSitemap, Position),
    "topics": partial(RecordSitemap, Topic),
    "participants": partial(RecordSitemap, Participant),
    "institutions": partial(RecordSitemap, Institution),
    "documents": partial(RecordSitemap, Document),
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The sections, each as many times as it has pages."""
    places = [
        absolute(request, f"{reverse('public:sitemap-section', args=[section])}{page}")
        for section, make in SITEMAPS.items()
        for page in _pages(make().paginator.num_pages)
    ]
    return render(
        request,
        "sitemap_index.xml",
        {"sitemaps": [SitemapIndexItem(place) for place in places]},
        content_type="application/xml",
    )


def _pages(count: int) -> list[str]:
    return ["", *(f"?p={number}" for number in range(2, count + 1))]
