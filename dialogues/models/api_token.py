from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from knox.models import AbstractAuthToken

from dialogues.choices import TokenScope
from dialogues.columns import LineField
from dialogues.querysets.api_tokens import ApiTokenManager


class ApiToken(AbstractAuthToken):
    """What a program sends to act as its user; of the token itself only a digest is kept.

    The token is shown once, when ``ApiToken.objects.create`` returns it beside the row. One that
    has expired or was revoked stays listed, so that its owner sees when it was used last.
    """

    name = LineField(
        _("name"), max_length=100, help_text=_("What it is for, such as “Import from our CMS”.")
    )
    scope = models.CharField(
        _("scope"),
        max_length=5,
        choices=TokenScope,
        default=TokenScope.READ,
        help_text=_("A token that only reads can change nothing, whatever its user may do."),
    )
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)

    objects = ApiTokenManager()

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-created", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(scope__in=TokenScope.values), name="apitoken_scope_is_known"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="apitoken_has_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.token_key}…)"

    @property
    def is_expired(self) -> bool:
        return self.expiry is not None and self.expiry <= timezone.now()

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None and not self.is_expired
