from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogues.models.document import Document


class CodingStep(models.Model):
    """One action on the coding workbench, with what it takes to undo it."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="coding_steps")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    what = models.JSONField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("coding step")
        verbose_name_plural = _("coding steps")
        default_permissions = ()
        ordering = ["pk"]
        indexes = [models.Index(fields=["document", "by"], name="codingstep_of_one_coder")]

    def __str__(self) -> str:
        return f"{self.document} {self.pk}"
