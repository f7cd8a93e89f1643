from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogues.choices import ImportState
from dialogues.columns import LineField


class ImportRun(models.Model):
    """One uploaded file: its plan waits to be accepted, and what became of it is kept."""

    name = LineField(_("file name"))
    content = models.BinaryField(blank=True)
    #: The noun that a file of one table is about; empty for a workbook of several.
    noun = models.CharField(max_length=30, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ImportState, default=ImportState.PLANNED
    )
    #: Counts of rows by what happens to them, and the digest of the plan that was shown.
    summary = models.JSONField(default=dict, blank=True)
    #: The rows that were not taken, as a file to correct and send again.
    refused = models.BinaryField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        default_permissions = ("add",)
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ImportState.values), name="importrun_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name
