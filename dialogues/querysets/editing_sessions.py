from datetime import timedelta
from typing import Self

from django.utils import timezone

from dialogues.querysets.about_record import AboutRecordQuerySet

#: An open page tells that it is still open about twice in this time.
STILL_THERE = timedelta(seconds=60)


class EditingSessionQuerySet(AboutRecordQuerySet):
    def open_now(self) -> Self:
        return self.filter(seen_at__gt=timezone.now() - STILL_THERE)
