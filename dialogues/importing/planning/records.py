"""Records that others refer to, fetched once."""

from collections import OrderedDict
from typing import Any

from django.db import models

#: Kept at a time; among them are documents with their texts.
MOST = 2_000


class Records:
    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[type[models.Model], Any], models.Model] = OrderedDict()

    def get(self, model: type[models.Model], pk: Any) -> models.Model:
        known = (model, pk)
        if known not in self._kept:
            self._kept[known] = model._base_manager.get(pk=pk)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
        self._kept.move_to_end(known)
        return self._kept[known]

    def forget(self, record: models.Model) -> None:
        """It was changed: what is kept of it is not true any more."""
        self._kept.pop((type(record), record.pk), None)
