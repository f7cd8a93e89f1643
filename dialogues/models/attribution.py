from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from dialogues.choices import AttributionRole, Basis, TextVisibility
from dialogues.columns import LineField
from dialogues.models.participant import Participant
from dialogues.models.position import Position
from dialogues.models.references import linked
from dialogues.querysets.positions import AttributionQuerySet


class Attribution(models.Model):
    """How the text gives a position to a participant."""

    position = models.ForeignKey(Position, models.CASCADE, related_name="attributions")
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="attributions", verbose_name=_("participant")
    )
    role = models.CharField(
        _("role"),
        max_length=12,
        choices=AttributionRole,
        default=AttributionRole.HOLDER,
        help_text=_(
            "Reporter: tells another’s view. On behalf of: in whose name the holder speaks."
        ),
    )
    words = LineField(
        _("attributing words"),
        max_length=500,
        blank=True,
        help_text=_("Verbatim: “according to Russian experts”. Empty where carried over."),
    )
    basis = models.CharField(_("basis"), max_length=12, choices=Basis, default=Basis.EXPLICIT)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = AttributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("attribution")
        verbose_name_plural = _("attributions")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "participant", "role"], name="attribution_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant} ({self.get_role_display()})"

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.position.natural_key(), self.participant.slug, self.role)

    natural_key.dependencies = ["dialogues.position", "dialogues.participant"]  # type: ignore[attr-defined]

    @property
    def public_words(self) -> str:
        """The attributing words, unless the rights of the document let none of its words be shown."""
        document = self.position.document
        hidden = document is not None and document.visibility == TextVisibility.NOTHING
        return "" if hidden else self.words

    def clean(self) -> None:
        super().clean()
        participant, position = linked(self, "participant"), linked(self, "position")
        if participant and position:
            participant.require_at(position.conference_id)
