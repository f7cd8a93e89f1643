"""Addresses that say when a record was read, so that whoever follows them learns what changed."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dialogues.choices import ChangeKind
from dialogues.editorial.public_changes.showing import labels_of
from dialogues.filters.listing import parse_moment
from dialogues.filters.problems import InvalidParameters, Problem, shown
from dialogues.models import EditorialRecord, Position, PublicChange
from dialogues.public.history import changes_address

#: The parameter by which a page is told the day, or the moment, on which it was cited.
CITED = "cited"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def cited_address(record: Any) -> str:
    """The record's page with today's date: ``/positions/7/?cited=2026-11-22``."""
    return f"{record.get_absolute_url()}?{CITED}={timezone.localdate().isoformat()}"


@dataclass(frozen=True)
class Beside:
    """A record that the page prints something of, and that was changed since."""

    label: str
    address: str


@dataclass(frozen=True)
class Cited:
    """What became of a record since it was cited; ``labels`` name what was corrected in it."""

    when: str
    changed: bool
    labels: list[str]
    #: All that changed did so on the day itself, perhaps before it was read.
    same_day: bool
    beside: list[Beside]


def read_cited(parameters: QueryDict, record: EditorialRecord) -> Cited | None:
    """What the address asks for; raises ``InvalidParameters`` for a day that cannot be meant."""
    given = parameters.getlist(CITED)
    if not given:
        return None
    if len(given) > 1:
        raise _refused(_("“%(name)s” can be given only once.") % {"name": CITED})
    since, is_day = _moment(given[0])
    rows = list(_since(PublicChange.objects.told_on(record), since, is_day).order_by("at", "pk"))
    _refuse_before_publication(record, since, is_day, rows)
    return Cited(
        when=_printed(since, is_day),
        changed=bool(rows),
        labels=list(dict.fromkeys(label for row in rows for label in labels_of(row))),
        same_day=is_day and bool(rows) and rows[-1].at < since + datetime.timedelta(days=1),
        beside=list(_beside(record, since, is_day)),
    )


def _moment(value: str) -> tuple[datetime.datetime, bool]:
    """The beginning of a day in the site's own time, or a time; never one that is still to come."""
    try:
        if DAY.fullmatch(value):
            day = datetime.date.fromisoformat(value)
            moment, is_day = _begins(day), True
        else:
            moment, is_day = parse_moment(value), False
    except (ValueError, OverflowError):
        told = _("“%(value)s” is no day as in 2026-11-22, and no time as in 2026-11-22T12:00:00Z.")
        raise _refused(told % {"value": shown(value)}) from None
    if moment > timezone.now():
        told = _("%(value)s is still to come: nobody can have cited this page then.")
        raise _refused(told % {"value": shown(value)})
    return moment, is_day


def _begins(day: datetime.date) -> datetime.datetime:
    begins = datetime.datetime.combine(day, datetime.time.min)
    return timezone.make_aware(begins).astimezone(datetime.UTC)


def _since(rows: Any, moment: datetime.datetime, is_day: bool) -> Any:
    """A whole day counts from its beginning: better to look once too often."""
    later = Q(at__gte=moment) if is_day else Q(at__gt=moment)
    return rows.filter(later).exclude(kind=ChangeKind.PUBLISHED)


def _refuse_before_publication(
    record: EditorialRecord, since: datetime.datetime, is_day: bool, rows: list[PublicChange]
) -> None:
    """An address from before a merge leads to the record that was cited and is now part of this."""
    first = record.published_at
    ends = since + datetime.timedelta(days=1) if is_day else since
    if first is None or ends >= first or any(row.kind == ChangeKind.MERGED for row in rows):
        return
    told = _("This record is public only since %(date)s: it cannot have been cited before.")
    raise _refused(told % {"date": _printed(first, True)})


def _beside(record: EditorialRecord, since: datetime.datetime, is_day: bool) -> Iterator[Beside]:
    """Of a position, also whom and what it names: their names are printed with it."""
    named = {(one._meta.model_name, one.pk): one for one in _named(record)}
    if not named:
        return
    about = Q()
    for noun, pk in named:
        about |= Q(noun=noun, object_id=pk)
    rows = PublicChange.objects.filter(about, kind=ChangeKind.CORRECTED)
    found = _since(rows, since, is_day).values_list("noun", "object_id")
    for key in dict.fromkeys(found.order_by("noun", "object_id")):
        yield Beside(str(named[key]), changes_address(named[key]))


def _named(record: Any) -> Iterator[EditorialRecord]:
    if not isinstance(record, Position):
        return
    yield record.conference
    if record.document is not None:
        yield record.document
    yield from (row.participant for row in record.attributions.all())
    yield from record.topics.all()


def _printed(moment: datetime.datetime, is_day: bool) -> str:
    local = timezone.localtime(moment)
    return date_format(local, "j F Y" if is_day else "j F Y, H:i")


def _refused(message: str) -> InvalidParameters:
    return InvalidParameters([Problem(CITED, message)])
