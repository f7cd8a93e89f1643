from typing import Self

from django.contrib.contenttypes.models import ContentType
from django.db import models


class AboutRecordQuerySet(models.QuerySet):
    """Rows that the desk keeps about records."""

    def of(self, model: type[models.Model]) -> Self:
        """Those about records of one noun."""
        return self.filter(content_type=ContentType.objects.get_for_model(model))

    def about(self, record: models.Model) -> Self:
        return self.of(type(record)).filter(object_id=record.pk)
