"""Many public rows at once, written past everything that a single save does."""

import datetime
from typing import Any

from django.utils import timezone

from dialogues.choices import Status
from dialogues.models import (
    Conference,
    Document,
    Institution,
    Participant,
    Position,
    Topic,
)

D = datetime.date
DATES = [None, D(1, 1, 2), D(2020, 12, 31), D(2021, 1, 1), D(9999, 12, 31)]
MOMENTS = [
    datetime.datetime(2021, 7, 8, 12, 0, 0, micro, tzinfo=datetime.UTC) for micro in (0, 1, 999_999)
]


class Rows:
    """Makes rows of one noun that differ in what lists are ordered by."""

    def __init__(self, model: Any) -> None:
        self.model = model
        self.made = 0

    def add(self, name: str, date: datetime.date | None, moment: datetime.datetime) -> int:
        """One more row; returns its key."""
        self.made += 1
        row = self.model(
            status=Status.PUBLISHED, published_at=timezone.now(), **self._columns(name, date)
        )
        row.updated_at = moment
        if hasattr(row, "derive"):
            row.derive()
        self.model.objects.bulk_create([row])
        if self.model is Position:
            Position.topics.through.objects.create(position=row, topic=self._topic())
        return row.pk

    def _columns(self, name: str, date: datetime.date | None) -> dict[str, Any]:
        precision = "day" if date else "unknown"
        slug = {"slug": f"row-{self.made}"}
        return {
            Conference: lambda: {
                **slug,
                "title": name,
                "start_date": date,
                "date_precision": precision,
            },
            Document: lambda: {
                **slug,
                "title": name,
                "kind": "summary",
                "published_date": date,
                "published_precision": precision,
            },
            Institution: lambda: {**slug, "name": name, "kind": "other"},
            Participant: lambda: {**slug, "name": name, "kind": "public"},
            Topic: lambda: {**slug, "name": name[:150]},
            Position: lambda: {
                "statement": f"{name}.",
                "stance": "asserts",
                "unattributed": True,
                "number": self.made,
                "conference": self._conference(date),
            },
        }[self.model]()

    def _conference(self, date: datetime.date | None) -> Conference:
        found = Conference.objects.filter(start_date=date).first()
        if found is None:
            pk = Rows(Conference).add("One of that day", date, MOMENTS[0])
            found = Conference.objects.get(pk=pk)
            Conference.objects.filter(pk=pk).update(slug=f"of-{date}")
        return found

    def _topic(self) -> Topic:
        return Topic.objects.first() or Topic.objects.get(
            pk=Rows(Topic).add("The topic", None, MOMENTS[0])
        )
