from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogues.columns import LineField


class IdempotentRequest(models.Model):
    """A request that wrote something, with its answer: sent again under its key, it is answered alike.

    ``digest`` is the SHA-256 of method, address and body: the same key with another request is a
    fault of the sender. ``answer`` holds ``status``, ``headers`` and ``body``; it is empty while
    the request is being worked on.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = LineField(_("key"), max_length=200)
    digest = models.CharField(max_length=64)
    answer = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("repeatable request")
        verbose_name_plural = _("repeatable requests")
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="idempotentrequest_key_once")
        ]

    def __str__(self) -> str:
        return self.key
