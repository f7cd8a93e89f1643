"""Who has a record's form open: told to others as a courtesy, never a lock."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from dialogues.models import EditingSession

#: Rows of forms that were never closed are thrown away after this time.
FORGOTTEN = timedelta(days=1)


def stay(record: models.Model, *, by: Any) -> None:
    """The user has the form open, now; to be called again while it stays open."""
    EditingSession.objects.filter(seen_at__lt=timezone.now() - FORGOTTEN).delete()
    own = EditingSession.objects.about(record).filter(user=by)
    _session, is_new = EditingSession.objects.get_or_create(
        content_type=_kind(record), object_id=record.pk, user=by
    )
    if not is_new:
        _stay_on(own)


def leave(record: models.Model, *, by: Any) -> None:
    EditingSession.objects.about(record).filter(user=by).delete()


def others(record: models.Model, *, than: Any) -> list[EditingSession]:
    """Everybody else who has the form open now, the first to open it first."""
    rows = EditingSession.objects.about(record).open_now().exclude(user=than)
    return list(rows.select_related("user").order_by("since", "pk"))


def _stay_on(own: Any) -> None:
    """Somebody who comes back after the form was closed has it open since now."""
    now = timezone.now()
    own.exclude(pk__in=own.open_now()).update(since=now)
    own.update(seen_at=now)


def _kind(record: models.Model) -> Any:
    return EditingSession(record=record).content_type
