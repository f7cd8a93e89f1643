"""What refers to a record, and the refusal to delete what others refer to."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

#: How many referring records an error names; the rest is counted.
NAMED = 20


class StillReferredTo(Exception):
    """The record cannot be deleted; ``references`` holds every record that refers to it."""

    def __init__(self, record: models.Model, references: list[models.Model]) -> None:
        self.record = record
        self.references = references
        named = ", ".join(
            f"{reference._meta.verbose_name} “{reference}”" for reference in references[:NAMED]
        )
        more = len(references) - NAMED
        super().__init__(
            _(
                "“%(record)s” cannot be deleted: %(named)s%(more)s refer to it. Withdraw it, or merge it."
            )
            % {
                "record": record,
                "named": named,
                "more": _(" and %(count)s more") % {"count": more} if more > 0 else "",
            }
        )


class KeptWhileReferredTo(models.Model):
    """A record that cannot be deleted while others refer to it."""

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused with ``StillReferredTo`` while other records refer to this one."""
        refuse_if_referred_to(self)
        return super().delete(*args, **kwargs)


def linked(record: models.Model, name: str) -> Any:
    """What the record refers to by that field; ``None`` also where that is gone or not given yet."""
    try:
        return getattr(record, name)
    except ObjectDoesNotExist:
        return None


def references(record: models.Model) -> list[models.Model]:
    """Every record that refers to this one and would lose something by its deletion.

    What belongs to the record itself (its names, hosts, quotations) goes with it and is not listed.
    """
    return list(_referring(record))


def refuse_if_referred_to(record: models.Model) -> None:
    found = references(record)
    if found:
        raise StillReferredTo(record, found)


def _referring(record: models.Model) -> Iterator[models.Model]:
    for relation in relations(record):
        if relation.many_to_many or relation.on_delete is models.PROTECT:
            yield from rows(relation, record)


def relations(record: models.Model) -> Iterator[Any]:
    """The ways in which other records can refer to this one, symmetrical ones included.

    A list kept in a table of its own, such as a document's authors, is seen as that table's rows.
    """
    for field in record._meta.get_fields(include_hidden=True):
        relation: Any = field
        if not (relation.auto_created and relation.is_relation) or relation.concrete:
            continue
        if relation.many_to_many:
            if relation.through._meta.auto_created:
                yield relation
        elif not relation.related_model._meta.auto_created:
            yield relation


def rows(relation: Any, record: models.Model) -> models.QuerySet[Any]:
    """The records that refer to this one in that way."""
    return relation.related_model._base_manager.filter(**{relation.field.name: record})
