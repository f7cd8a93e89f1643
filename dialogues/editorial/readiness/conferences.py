"""What a conference needs, and what its page would lack."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.choices import AttributionRule, DatePrecision, Status
from dialogues.editorial.readiness.checks import Check, Checklist
from dialogues.editorial.readiness.naming import (
    against_the_rule,
    behind_closed_doors,
    published,
)
from dialogues.editorial.readiness.problem import Level, Problem, advice
from dialogues.models import Conference, Document, Institution, Participant, Topic

#: How many records a sentence names one by one.
NAMED = 3
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def rule(record: Conference) -> Iterator[Problem]:
    """Asked of the positions with the rule as it stands on the record, saved or not yet."""
    if not record.names_nobody:
        return
    positions, rooms = published(record.positions.filter(status=Status.PUBLISHED))
    for position in positions:
        yield from against_the_rule(position, rooms)


def closed_door(record: Conference) -> Iterator[Problem]:
    if record.attribution_rule != AttributionRule.UNSTATED:
        return
    positions, rooms = published(record.positions.filter(status=Status.PUBLISHED))
    for position in positions:
        yield from behind_closed_doors(position, rooms)


def date(record: Conference) -> Iterator[Problem]:
    if record.date_precision == DatePrecision.UNKNOWN:
        yield advice("start_date", _("Give the date as far as it is known, if only the year."))


def inferred_year(record: Conference) -> Iterator[Problem]:
    """A year that stands in no document was inferred by somebody, and the reader may know how."""
    if record.start_date is None or record.date_inferred:
        return
    year = str(record.start_date.year)
    texts = record.documents.exclude(text="")
    stated = Q(text__contains=year) | Q(text__contains=year.translate(FULL_WIDTH))
    if texts.exists() and not texts.filter(stated).exists():
        message = _(
            "No text of this conference says %(year)s: tick “date partly inferred” and note from "
            "what it follows."
        ) % {"year": year}
        yield advice("date_inferred", message)


def hosts(record: Conference) -> Iterator[Problem]:
    if not record.hosts.exists():
        yield advice("hosts", _("Add who hosted it."))


def known_rule(record: Conference) -> Iterator[Problem]:
    if record.attribution_rule == AttributionRule.UNSTATED:
        message = _("Find out whether people may be named, and choose the attribution rule.")
        yield advice("attribution_rule", message)


def documents(record: Conference) -> Iterator[Problem]:
    if not record.documents.exists():
        yield advice("documents", _("Add a document: without one no position has its words."))


def page(record: Conference) -> Iterator[Problem]:
    hidden = [row for rows in _shown_on(record) for row in rows]
    if hidden:
        names = ", ".join(f"“{row}”" for row in hidden[:NAMED])
        more = len(hidden) - NAMED
        message = _("Its page would lack %(names)s%(more)s, which are not public.") % {
            "names": names,
            "more": _(" and %(count)s more") % {"count": more} if more > 0 else "",
        }
        yield advice("together", message)


def _shown_on(record: Conference) -> list[Any]:
    """All that the page prints and the public cannot see, a noun each."""
    waiting = Q(status__in=[Status.DRAFT, Status.IN_REVIEW])
    return [
        Institution.objects.filter(waiting, hosted__conference=record).distinct(),
        Participant.objects.filter(waiting, appearances__conference=record).distinct(),
        Topic.objects.filter(waiting, conferences=record),
        Document.objects.filter(waiting, conferences=record).defer("text"),
    ]


CHECKLIST = Checklist(
    (
        Check(gettext_lazy("No public position breaks the attribution rule"), rule),
        Check(
            gettext_lazy("Nobody heard behind closed doors is named without a rule"), closed_door
        ),
        Check(gettext_lazy("It has a date"), date, Level.ADVICE),
        Check(gettext_lazy("What is inferred of its date is noted"), inferred_year, Level.ADVICE),
        Check(gettext_lazy("Its attribution rule is known"), known_rule, Level.ADVICE),
        Check(gettext_lazy("It has a host"), hosts, Level.ADVICE),
        Check(gettext_lazy("It has a document"), documents, Level.ADVICE),
        Check(gettext_lazy("Everything that its page shows is public"), page, Level.ADVICE),
    )
)
