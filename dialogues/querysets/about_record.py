from typing import Self

from django.contrib.contenttypes.models import ContentType
from django.db import models


class AboutRecordQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Rows that the desk keeps about records."""

    def about(self, record: models.Model) -> Self:
        kind = ContentType.objects.get_for_model(record)
        return self.filter(content_type=kind, object_id=record.pk)
