from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogues.choices import Status
from dialogues.models.about_record import AboutRecord
from dialogues.models.editorial_record import VersionConflict
from dialogues.querysets.about_record import AboutRecordQuerySet

IN_WORK = (Status.DRAFT, Status.IN_REVIEW)


class NextVersion(AboutRecord):
    """What a published record is to become; the public reads the present one meanwhile.

    ``base`` and ``content`` are states of the record with its parts, as ``editorial.states``
    writes them: what it was when this version was begun, and what it is to be.
    """

    base = models.JSONField(blank=True)
    base_version = models.PositiveIntegerField()
    content = models.JSONField(blank=True)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=[(status.value, status.label) for status in IN_WORK],
        default=Status.DRAFT,
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = AboutRecordQuerySet.as_manager()

    class Meta(AboutRecord.Meta):
        verbose_name = _("next version")
        verbose_name_plural = _("next versions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="nextversion_one_a_record"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[str(status) for status in IN_WORK]),
                name="nextversion_status_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record} ({self.get_status_display()})"

    def write(self) -> None:
        """Save over what was read; raises ``VersionConflict`` if somebody was quicker."""
        if self._state.adding:
            self.save()
            return
        newest = NextVersion.objects.filter(pk=self.pk, version=self.version)
        if not newest.update(version=F("version") + 1):
            raise VersionConflict(self)
        self.version += 1
        self.updated_at = timezone.now()
        self.save()
