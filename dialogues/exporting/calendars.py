"""Conferences as an iCalendar file (RFC 5545): all-day events on the days that are known.

A conference of which only the month or the year is known is no event: any day would be invented.
``DTEND`` is the day after the last, as the standard has it.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar, Event

from dialogues.choices import DatePrecision
from dialogues.models import Conference
from dialogues.text.characters import FORBIDDEN

ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Place:
    """Whose calendar it is: ``host`` makes identifiers unique in the world."""

    name: str
    host: str
    address: Callable[[Conference], str]


def calendar(conferences: Iterable[Conference], place: Place, *, undated: int) -> bytes:
    """``conferences`` with their hosts and topics loaded; ``undated``: how many are left out."""
    book = Calendar()
    book.add("prodid", f"-//{_clean(place.name)}//conferences//EN")
    book.add("version", "2.0")
    book.add("x-wr-calname", _clean(place.name))
    book.add("x-wr-caldesc", description(undated))
    for conference in conferences:
        if has_day(conference):
            book.add_component(_event(conference, place))
    return bytes(book.to_ical())


def has_day(conference: Conference) -> bool:
    return conference.date_precision == DatePrecision.DAY and conference.start_date is not None


def description(undated: int) -> str:
    if not undated:
        return _("Conferences of which something is recorded.")
    text = ngettext(
        "Conferences of which something is recorded. %(n)d whose day is not known is left out.",
        "Conferences of which something is recorded. %(n)d whose day is not known are left out.",
        undated,
    )
    return text % {"n": undated}


def _event(conference: Conference, place: Place) -> Event:
    event = Event()
    first: Any = conference.start_date
    event.add("uid", f"conference-{conference.pk}@{place.host}")
    event.add("dtstamp", conference.updated_at)
    event.add("last-modified", conference.updated_at)
    event.add("sequence", conference.version)
    event.add("dtstart", first)
    event.add("dtend", (conference.end_date or first) + ONE_DAY)
    event.add("summary", _clean(conference.title))
    if conference.place:
        event.add("location", _clean(conference.place))
    event.add("description", _clean(_description(conference)))
    event.add("url", place.address(conference))
    topics = [_clean(topic.name) for topic in conference.topics.all()]
    if topics:
        event.add("categories", topics)
    event.add("transp", "TRANSPARENT")
    return event


def _description(conference: Conference) -> str:
    """What a reader of the calendar has to know: who, on which evidence, about what."""
    hosts = ", ".join(host.institution.name for host in conference.hosts.all())
    inferred = _("The date is partly inferred: %(note)s") % {"note": conference.date_note}
    lines = (
        _("Hosts: %(hosts)s") % {"hosts": hosts} if hosts else "",
        inferred if conference.date_inferred else "",
        conference.summary,
    )
    return "\n\n".join(line for line in lines if line)


def _clean(text: str) -> str:
    return FORBIDDEN.sub("", text)
