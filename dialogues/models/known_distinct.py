from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogues.columns import ProseField


class KnownDistinct(models.Model):
    """Two records that look alike and that an editor knows to be different."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    first_id = models.PositiveBigIntegerField()
    second_id = models.PositiveBigIntegerField()
    note = ProseField(_("note"), blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("known to be different")
        verbose_name_plural = _("known to be different")
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "first_id", "second_id"], name="knowndistinct_once"
            ),
            models.CheckConstraint(
                condition=Q(first_id__lt=F("second_id")), name="knowndistinct_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ≠ {self.second_id}"
