from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from dialogues.choices import DatePrecision
from dialogues.exporting.calendars import Place, calendar, has_day
from dialogues.exporting.rows import chunks
from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.problems import InvalidParameters
from dialogues.models import Conference
from dialogues.public.addresses import absolute
from dialogues.public.citing.parameters import accepted
from dialogues.public.record_page import RecordPage

CONTENT_TYPE = "text/calendar; charset=utf-8"


class CalendarOfConferences(View):
    """The conferences of a list whose day is known, as a calendar to subscribe to."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            listing = accepted(ConferenceListing, request.GET)
        except InvalidParameters as fault:
            return render(request, "400.html", {"problems": fault.problems}, status=400)
        undated = listing.rows.exclude(date_precision=DatePrecision.DAY).count()
        rows = (row for page in chunks(listing) for row in page)
        return as_calendar(calendar(rows, place_of(request), undated=undated), "conferences")


class CalendarOfConference(RecordPage):
    """One conference; there is none where its day is not known."""

    model = Conference

    def address_of(self, record: Any) -> str:
        return reverse("public:conference-calendar", args=[record.slug])

    def respond(self, record: Conference) -> HttpResponse:
        if not has_day(record):
            raise Http404
        return as_calendar(calendar([record], place_of(self.request), undated=0), record.slug)


def place_of(request: HttpRequest) -> Place:
    host = urlsplit(absolute(request, "/")).hostname or "localhost"
    return Place(
        settings.SITE_NAME, host, lambda record: absolute(request, record.get_absolute_url())
    )


def as_calendar(body: bytes, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}.ics"'
    return HttpResponse(
        body, content_type=CONTENT_TYPE, headers={"Content-Disposition": disposition}
    )
