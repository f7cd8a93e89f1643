"""What refers to a record, and the refusal to delete what others refer to."""

from collections.abc import Iterator
from typing import Any

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
            _("“%(record)s” cannot be deleted: %(named)s%(more)s refer to it. Withdraw it, or merge it.")
            % {
                "record": record,
                "named": named,
                "more": _(" and %(count)s more") % {"count": more} if more > 0 else "",
            }
        )


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
    for relation in record._meta.related_objects:
        if relation.hidden:
            continue
        if relation.many_to_many or relation.on_delete is models.PROTECT:  # type: ignore[union-attr]
            yield from _rows(record, relation)


def _rows(record: models.Model, relation: Any) -> Any:
    model = relation.related_model
    return model._base_manager.filter(**{relation.field.name: record.pk})
