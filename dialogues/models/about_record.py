"""What the desk keeps about any editorial record, by its kind and number."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class AboutRecord(models.Model):
    """A note of the desk about one record; the public never sees it."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()

    class Meta:
        abstract = True
        default_permissions = ()
