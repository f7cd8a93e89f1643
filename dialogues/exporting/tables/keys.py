"""Records named by their natural key, so that a table means the same in every database."""

from typing import Any

from django.db import models

from dialogues.exporting.tables.table import key_text
from dialogues.models import Country, Position


class Keys:
    """The key of every record of a model by its primary key, read once a model."""

    def __init__(self) -> None:
        self._known: dict[type[models.Model], dict[Any, str]] = {}

    def of(self, model: type[models.Model]) -> dict[Any, str]:
        if model not in self._known:
            self._known[model] = dict(stored_keys(model))
        return self._known[model]

    def key(self, model: type[models.Model], pk: Any) -> str:
        """One record's key; what somebody else has made since the others were read is looked up."""
        known = self.of(model)
        if pk not in known:
            known.update(stored_keys(model, pk=pk))
        return known[pk]


def stored_keys(model: type[models.Model], **wanted: Any) -> list[tuple[Any, str]]:
    rows = model._base_manager.filter(**wanted).order_by("pk")
    if model is Position:
        named = rows.values_list("pk", "conference__slug", "number")
        return [(pk, key_text(key)) for pk, *key in named]
    return list(rows.values_list("pk", "code" if model is Country else "slug"))
