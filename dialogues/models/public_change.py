from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogues.choices import ChangeKind, Noun
from dialogues.columns import ProseField
from dialogues.querysets.public_changes import PublicChangeQuerySet


class PublicChange(models.Model):
    """One change of what the public sees of a record: never of a draft, and never by whom.

    The numbers grow in the order in which changes become visible, so that a reader can go on
    after the last one read. ``differences`` holds, for a correction, the public columns, lists and
    parts in which two successive public states differ: ``then`` and ``now``, as
    ``editorial.states`` writes them. Whether the words may still be shown is asked each time.
    """

    noun = models.CharField(_("record"), max_length=20, choices=Noun)
    object_id = models.PositiveBigIntegerField()
    kind = models.CharField(_("change"), max_length=12, choices=ChangeKind)
    at = models.DateTimeField(_("when"), default=timezone.now)
    #: The record of the same noun that took its place.
    into_id = models.PositiveBigIntegerField(null=True, blank=True)
    reason = ProseField(_("reason"), blank=True)
    note = ProseField(_("note of correction"), blank=True)
    wording_kept_back = models.BooleanField(_("earlier wording is not shown"), default=False)
    differences = models.JSONField(default=dict, blank=True)

    objects = PublicChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("public change")
        verbose_name_plural = _("public changes")
        ordering = ["-at", "-pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["noun", "object_id"], name="publicchange_about"),
            models.Index(fields=["-at", "-id"], name="publicchange_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ChangeKind.values), name="publicchange_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(noun__in=Noun.values), name="publicchange_noun_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=ChangeKind.MERGED, into_id__isnull=False)
                | ~Q(kind=ChangeKind.MERGED) & Q(into_id=None),
                name="publicchange_merged_into",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_noun_display()} {self.object_id}: {self.get_kind_display()}"

    @property
    def states(self) -> tuple[Any, Any] | None:
        """What a correction made of what; ``None`` where that is not known."""
        if not self.differences:
            return None
        return self.differences["then"], self.differences["now"]
