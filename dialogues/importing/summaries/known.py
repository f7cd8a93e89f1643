"""Conferences and documents that are stored already and may be those a new text tells of."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from dialogues.editorial.matching import near_matches
from dialogues.models import Conference, Document, Institution
from dialogues.text.anchoring import digest
from dialogues.text.summaries import Event
from dialogues.text.summaries.dates import dates_in
from dialogues.text.summaries.levelled import levelled

#: A title so near is worth a warning.
NEAR_TITLE = 92
MOST = 5


@dataclass(frozen=True)
class Known:
    """A stored record and why it may be the same."""

    record: Any
    why: str
    #: So much agrees that it is to be taken for the same unless the editor says otherwise.
    is_likely: bool = False


def known_documents(text: str, address: str) -> list[Known]:
    """Documents with the very same text, or at the same address."""
    rows = Document.objects.defer("text")
    found = {row.pk: Known(row, _("the same text")) for row in rows.filter(sha256=digest(text))}
    if address:
        for row in rows.filter(url__in=_spellings(address)):
            found.setdefault(row.pk, Known(row, _("the same address")))
    return list(found.values())


def known_conferences(
    event: Event, text: str, hosts: set[int], documents: list[Known]
) -> list[Known]:
    """Conferences with the same day, title or text; ``hosts`` are numbers of stored institutions."""
    found: dict[int, Known] = {}
    for document in documents:
        for conference in document.record.conferences.all():
            told = _("described by the same document")
            found.setdefault(conference.pk, Known(conference, told, is_likely=True))
    for known in (*_same_day(event, text, hosts), *_same_title(event)):
        found.setdefault(known.record.pk, known)
    return list(found.values())[:MOST]


def publisher_at(address: str) -> Institution | None:
    """The institution whose website the address belongs to."""
    host = _host(address)
    if not host:
        return None
    rows = Institution.objects.exclude(website="").filter(website__contains=host)
    return next((row for row in rows if _host(row.website) == host), None)


def _same_day(event: Event, text: str, hosts: set[int]) -> list[Known]:
    """On the day stated; where the year is not, on that day of any year with a host in common."""
    found = []
    for date in event.dates:
        if date.start:
            rows = Conference.objects.filter(start_date=date.start, date_precision=date.precision)
            found += [_on_the_day(row, hosts) for row in rows[:MOST]]
            continue
        words = levelled(text)
        for stated in [one for span in date.spans for one in dates_in(words, span)]:
            rows = Conference.objects.filter(
                start_date__month=stated.month,
                start_date__day=stated.day,
                hosts__institution__in=hosts,
            )
            found += [
                Known(
                    row,
                    _("the same day of %(year)s, and a host in common")
                    % {"year": row.start_date.year},
                )
                for row in rows.distinct()[:MOST]
            ]
    return found


def _on_the_day(conference: Conference, hosts: set[int]) -> Known:
    if conference.hosts.filter(institution__in=hosts).exists():
        return Known(conference, _("the same date, and a host in common"), is_likely=True)
    return Known(conference, _("the same date"))


def _same_title(event: Event) -> list[Known]:
    if event.title is None:
        return []
    matches = near_matches(Conference, event.title.value, limit=3)
    return [
        Known(match.record, _("a title like this one"))
        for match in matches
        if match.score >= NEAR_TITLE
    ]


def _spellings(address: str) -> list[str]:
    """The same page with and without its last slash, by http and by https."""
    bare = address.rstrip("/").removeprefix("https://").removeprefix("http://")
    return [f"{scheme}://{bare}{slash}" for scheme in ("https", "http") for slash in ("", "/")]


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
