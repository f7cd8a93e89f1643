from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogues.models.about_record import AboutRecord
from dialogues.querysets.editing_sessions import EditingSessionQuerySet


class EditingSession(AboutRecord):
    """Somebody has the record's form open; a courtesy to others, not a lock."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = EditingSessionQuerySet.as_manager()

    class Meta(AboutRecord.Meta):
        verbose_name = _("open form")
        verbose_name_plural = _("open forms")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "user"], name="editingsession_one_a_user"
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)
