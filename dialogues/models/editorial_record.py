"""The fields and the locking that every editorial record has."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogues.choices import Status
from dialogues.columns import ProseField
from dialogues.models.references import KeptWhileReferredTo


class VersionConflict(Exception):
    """Somebody saved a newer version since this one was read; nothing was written."""

    def __init__(self, record: models.Model) -> None:
        self.record = record
        super().__init__(
            _("“%(record)s” was changed by somebody else since you opened it.") % {"record": record}
        )


class EditorialRecord(KeptWhileReferredTo):
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Status,
        default=Status.DRAFT,
        editable=False,
        db_index=True,
    )
    withdrawn_reason = ProseField(
        _("reason for withdrawal"),
        blank=True,
        help_text=_("Public. Says why the record was taken back."),
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("created by"),
    )
    updated_at = models.DateTimeField(
        _("updated"), default=timezone.now, editable=False, db_index=True
    )
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("updated by"),
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("published by"),
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True
        #: To review a record, and to publish it and take it back, are rights of their own.
        default_permissions = ("add", "change", "delete", "view", "review", "publish")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="%(class)s_status_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | Q(published_at__isnull=False),
                name="%(class)s_published_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.WITHDRAWN) | ~Q(withdrawn_reason=""),
                name="%(class)s_withdrawn_has_reason",
            ),
        ]

    @property
    def is_published(self) -> bool:
        return self.status == Status.PUBLISHED

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save as the next version; raises ``VersionConflict`` if this is not the newest one.

        The whole row is written, whatever ``update_fields`` says: computed columns go with those
        they are computed from, and nobody's newer values can be lost.
        """
        kwargs.pop("update_fields", None)
        if self._state.adding:
            super().save(*args, **kwargs)
            return
        read = self.version
        self.updated_at = timezone.now()
        with transaction.atomic():
            self._take_next_version()
            try:
                super().save(*args, **kwargs)
            except BaseException:
                self.version = read
                raise

    def _take_next_version(self) -> None:
        """Compared inside the UPDATE, so that of two simultaneous savers only one passes."""
        newest = type(self)._base_manager.filter(pk=self.pk, version=self.version)
        if not newest.update(version=F("version") + 1):
            raise VersionConflict(self)
        self.version += 1


def require(condition: bool, field: str, message: Any) -> None:
    """Raise a field's ``ValidationError`` unless the condition holds."""
    if not condition:
        raise ValidationError({field: message})
