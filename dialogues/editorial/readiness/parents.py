"""What a record belongs to has to be public before it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from dialogues.editorial.readiness.problem import Problem


def unpublished(field: str, records: Iterable[Any]) -> Iterator[Problem]:
    for record in records:
        if not record.is_published:
            message = _("Publish the %(noun)s “%(record)s” first; it is %(status)s.") % {
                "noun": record._meta.verbose_name,
                "record": record,
                "status": record.get_status_display().lower(),
            }
            yield Problem(field, message, record, comes_first=True)
