"""Embargoes: when what is published will show, which end soon, which just ended."""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from dialogues.choices import AttributionRule, Status
from dialogues.models import Conference, Document, EditorialRecord, Participant, Position
from dialogues.querysets.conferences import embargoed

#: An end within this time is worth preparing for; one that long ago is worth a look at the page.
SOON = datetime.timedelta(days=30)
JUST = datetime.timedelta(days=14)


def shows_on(record: EditorialRecord) -> datetime.date | None:
    """The first day on which the public may see it, if an embargo still keeps it back."""
    conferences = _conferences(record)
    if conferences is None:
        return None
    dates = conferences.filter(embargoed()).values_list("embargo_until", flat=True)
    return max(dates, default=None)


def ending() -> QuerySet[Conference]:
    """Conferences that will show within thirty days, the next first."""
    today = timezone.localdate()
    return _under(embargo_until__gt=today, embargo_until__lte=today + SOON)


def just_ended() -> QuerySet[Conference]:
    """Those that began to show within the last two weeks, if they are published."""
    today = timezone.localdate()
    return _under(embargo_until__lte=today, embargo_until__gt=today - JUST)


def _under(**when: Any) -> QuerySet[Conference]:
    rows = Conference.objects.exclude(status=Status.WITHDRAWN)
    return rows.filter(attribution_rule=AttributionRule.EMBARGO, **when).order_by("embargo_until")


def _conferences(record: EditorialRecord) -> QuerySet[Any] | None:
    if isinstance(record, Conference):
        return Conference.objects.filter(pk=record.pk)
    if isinstance(record, Document):
        return record.conferences.all()
    if isinstance(record, (Position, Participant)) and record.conference_id:
        return Conference.objects.filter(pk=record.conference_id)
    return None
