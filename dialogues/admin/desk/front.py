"""The desk's first page: what waits, for whom, and the ways to begin; each queue has its own page."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.admin.desk.addresses import address
from dialogues.admin.desk.links import list_address
from dialogues.editorial import embargoes, workload
from dialogues.editorial.matching import duplicates_count
from dialogues.editorial.rights import may, may_import
from dialogues.editorial.workload import Entry, Queue
from dialogues.models import Conference, Document, EditorialRecord, Participant, Position

#: How many rows of a queue the first page shows, and how many its own page.
FIRST, PAGE = 5, 50
LATELY = 8
#: Queues of one's own; the others are told to everybody who may work on them.
OWN = ("sent-back", "to-review", "approved", "drafts", "handed-in")


@dataclass(frozen=True)
class Row:
    title: str
    address: str
    about: str = ""
    at: datetime.datetime | None = None
    remark: str = ""
    done: int | None = None
    total: int | None = None


@dataclass(frozen=True)
class Card:
    """One heap of work; ``more`` leads to all of it."""

    name: str
    title: Any
    count: int
    rows: list[Row] = field(default_factory=list)
    more: str = ""
    help: Any = ""


def urls(site: Any) -> list[Any]:
    def view(request: HttpRequest, name: str) -> HttpResponse:
        return queue_page(site, request, name)

    return [path("work/<slug:name>/", site.admin_view(view), name="work")]


def front(user: Any) -> dict[str, Any]:
    """The context of the first page, at a fixed number of queries."""
    heaps = [_heap(queue, user) for queue in workload.QUEUES]
    seen = [noun for noun in workload.NOUNS if may(user, "view", noun)]
    return {
        "own": [card for card in heaps if card.name in OWN and card.count],
        "shared": [
            card
            for card in (*_in_the_texts(user), *heaps, *_embargoes(user), _editing(seen, user))
            if card.name not in OWN and card.count
        ],
        "lately": list(_lately(seen)),
        "beginnings": list(_beginnings(user)),
    }


def queue_page(site: Any, request: HttpRequest, name: str) -> HttpResponse:
    """All of one queue, or of one heap of texts, fifty rows a page."""
    number = _page_number(request)
    card = _all_of(name, request.user, PAGE * (number - 1))
    if card is None or (not card.rows and number > 1):
        raise Http404
    context = {
        **site.each_context(request),
        "title": card.title,
        "card": card,
        "previous": number - 1,
        "next": number + 1 if card.count > PAGE * number else 0,
    }
    return render(request, "admin/dialogues/work.html", context)


def _all_of(name: str, user: Any, start: int) -> Card | None:
    queue = next((one for one in workload.QUEUES if one.name == name), None)
    if queue is not None:
        found = workload.waiting(queue, user, start=start, limit=PAGE)
        return Card(name, queue.title, found.count, [_row(one) for one in found.entries])
    if name not in TEXTS or not may(user, "view", Document):
        return None
    return _texts(name, start, PAGE)


def _page_number(request: HttpRequest) -> int:
    given = request.GET.get("page", "1")
    if not (given.isascii() and given.isdigit() and int(given[:6]) > 0 and len(given) < 6):
        raise Http404
    return int(given)


def _heap(queue: Queue, user: Any) -> Card:
    found = workload.waiting(queue, user, limit=FIRST)
    rows = [_row(entry) for entry in found.entries]
    return Card(queue.name, queue.title, found.count, rows, address("work", queue.name))


def _row(entry: Entry) -> Row:
    about = f"{capfirst(entry.noun_name)} · {entry.status.label}"
    return Row(
        entry.title,
        _change(entry.noun, entry.pk),
        about,
        entry.at,
        Truncator(entry.remark).chars(160),
    )


def _change(noun: type[EditorialRecord], key: int) -> str:
    return address(f"dialogues_{noun._meta.model_name}_change", key)


def _texts(name: str, start: int, limit: int) -> Card:
    title, rows, row = TEXTS[name]
    found = rows()
    told = [row(one) for one in found[start : start + limit]]
    return Card(name, title, found.count(), told, address("work", name))


def _in_the_texts(user: Any) -> Iterator[Card]:
    if may(user, "view", Document):
        yield _texts("uncoded", 0, FIRST)
    if may(user, "view", Position):
        yield Card(
            "lost",
            _("Quotations that lost their place"),
            workload.quotations_to_mend(),
            [
                Row(f"“{one}”", _change(Position, one.position_id), str(one.position))
                for one in workload.lost_quotations(FIRST)
            ],
            list_address("position", words="to_mend"),
        )
    if may(user, "view", Document):
        yield _texts("sources", 0, FIRST)
    if may(user, "merge", Participant):
        yield Card(
            "duplicates",
            _("Possible duplicates"),
            duplicates_count(),
            more=address("duplicates"),
            help=_("Pairs of records that may be one."),
        )


def _uncoded(document: Any) -> Row:
    left, total = document.undecided_count, document.sentences_count
    where = address("workbench", document.pk) or _change(Document, document.pk)
    if not total:
        return Row(document.title, where, _("not yet cut into sentences"))
    told = ngettext("%(n)s sentence to decide", "%(n)s sentences to decide", left) % {"n": left}
    return Row(document.title, where, told, done=total - left, total=total)


def _unsourced(document: Document) -> Row:
    lacking = [
        text
        for text, lacks in (
            (_("no address"), not document.url),
            (_("no publisher"), document.publisher_id is None),
        )
        if lacks
    ]
    return Row(document.title, _change(Document, document.pk), ", ".join(lacking))


#: Heaps of texts: what they are called, their rows in order, and how one is told.
TEXTS: dict[str, tuple[Any, Any, Any]] = {
    "uncoded": (gettext_lazy("Texts not fully coded"), workload.uncoded, _uncoded),
    "sources": (gettext_lazy("Missing sources"), workload.without_source, _unsourced),
}


def _embargoes(user: Any) -> Iterator[Card]:
    if not may(user, "view", Conference):
        return
    rows: list[tuple[Any, str]] = [
        *((row, _("shows on %(date)s")) for row in embargoes.ending()),
        *((row, _("shows since %(date)s")) for row in embargoes.just_ended()),
    ]
    told = [
        Row(
            row.title,
            _change(Conference, row.pk),
            f"{row.get_status_display()} · {text % {'date': date_format(row.embargo_until, 'j F Y')}}",
        )
        for row, text in rows
    ]
    yield Card("embargoes", _("Embargoes that end"), len(told), told[:FIRST])


def _editing(nouns: list[Any], user: Any) -> Card:
    rows = [
        Row(one.entry.title, _change(one.entry.noun, one.entry.pk), _name(one.user), one.since)
        for one in workload.editing_now(nouns, than=user, limit=FIRST)
    ]
    return Card("editing", _("Being edited now"), len(rows), rows)


def _lately(nouns: list[Any]) -> Iterator[Row]:
    for one in workload.lately(nouns, limit=LATELY):
        more = ngettext("and %(n)s other record", "and %(n)s other records", one.more)
        about = [_name(one.user), one.comment, more % {"n": one.more} if one.more else ""]
        yield Row(
            one.title,
            _change(one.noun, one.pk) if one.is_there else "",
            " · ".join(text for text in about if text),
            one.at,
        )


def _name(user: Any) -> str:
    return user.get_full_name() or user.get_username() if user else _("the system")


def _beginnings(user: Any) -> Iterator[tuple[str, str, Any]]:
    """Ways to begin: a class for the look, an address, a label."""
    if may(user, "add", Document):
        yield "default", address("new_summary"), _("New summary")
    if may(user, "add", Conference):
        yield "", address("dialogues_conference_add"), _("New conference")
    if may_import(user):
        yield "", address("import"), _("Import")
    if may(user, "view", Conference):
        yield "", address("export_tables"), _("Export")
    if may(user, "add", Conference) and may(user, "change", Conference):
        yield "", address("deleted"), _("Deleted records")
