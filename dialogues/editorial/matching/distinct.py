"""What an editor knows: two records look alike and are two. Kept with a note, and taken back."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext as _

from dialogues.editorial.history import By
from dialogues.models import KnownDistinct


class NotTwo(Exception):
    """The two cannot be told apart; the message says why."""


def mark_distinct(
    one: models.Model, other: models.Model, *, by: By, note: str = ""
) -> KnownDistinct:
    """Say that two records of one kind are different; said again, the newer note counts."""
    if type(one) is not type(other) or one.pk == other.pk:
        raise NotTwo(_("Only two different records of one kind can be told apart."))
    first, second = sorted((one.pk, other.pk))
    row = KnownDistinct(
        content_type=ContentType.objects.get_for_model(one),
        first_id=first,
        second_id=second,
        note=note,
        by=by,  # type: ignore[misc]
    )
    row.clean_fields(exclude=["by", "content_type"])
    said: Any = {"note": note, "by": by, "at": row.at}
    return KnownDistinct.objects.update_or_create(
        content_type=row.content_type, first_id=first, second_id=second, defaults=said
    )[0]


def forget_distinct(row: KnownDistinct) -> None:
    """Take the judgement back: the two are suspected again."""
    row.delete()


def told_apart_from(record: models.Model) -> frozenset[int]:
    """The numbers of the records of its kind that it is known to differ from."""
    own = KnownDistinct.objects.filter(content_type=ContentType.objects.get_for_model(record))
    pairs: Any = own.filter(
        models.Q(first_id=record.pk) | models.Q(second_id=record.pk)
    ).values_list("first_id", "second_id")
    return frozenset(pk for pair in pairs for pk in pair if pk != record.pk)
