"""What the factories of all editorial records share: published unless told otherwise."""

from typing import Any, TypeVar

from django.utils import timezone
from factory import LazyAttribute
from factory.django import DjangoModelFactory

from dialogues.choices import Status

Record = TypeVar("Record")


class EditorialFactory(DjangoModelFactory[Record]):
    """``status="draft"`` and so on; whatever a status needs beside it is filled in."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    status = Status.PUBLISHED
    published_at = LazyAttribute(
        lambda record: timezone.now() if record.status == Status.PUBLISHED else None
    )
    withdrawn_reason = LazyAttribute(
        lambda record: "Entered twice." if record.status == Status.WITHDRAWN else ""
    )


class OrderedPartFactory(DjangoModelFactory[Record]):
    """A part that stands in a list of its record's: each new one comes last."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @staticmethod
    def last(rows: Any) -> int:
        return rows.count()
