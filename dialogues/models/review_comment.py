from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogues.choices import CommentKind
from dialogues.columns import ProseField
from dialogues.models.about_record import AboutRecord
from dialogues.querysets.review_comments import ReviewCommentQuerySet


class ReviewComment(AboutRecord):
    """What authors and reviewers say to each other about a record, before and after publication."""

    kind = models.CharField(
        _("kind"), max_length=10, choices=CommentKind, default=CommentKind.COMMENT
    )
    text = ProseField(_("comment"), blank=True)
    #: The record's version that was spoken of.
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = ReviewCommentQuerySet.as_manager()

    class Meta(AboutRecord.Meta):
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="reviewcomment_about")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=CommentKind.values), name="reviewcomment_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_settled(self) -> bool:
        return self.settled_at is not None
