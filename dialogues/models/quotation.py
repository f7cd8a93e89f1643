from typing import Any, cast

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dialogues.choices import AnchorState, TextVisibility
from dialogues.columns import LineField, VerbatimField
from dialogues.models.editorial_record import require
from dialogues.models.names import LANGUAGE_HELP
from dialogues.models.position import Position
from dialogues.querysets.positions import QuotationQuerySet
from dialogues.text.anchoring import Anchor, anchor_at
from dialogues.validators import validate_language


class Quotation(models.Model):
    """Exact words of the position's document (W3C Web Annotation: text quote and text position).

    ``start`` and ``end`` count Unicode code points over the stored text whose digest is
    ``text_sha256``. A quotation that a changed text has lost keeps its last anchor.
    """

    position = models.ForeignKey(Position, models.CASCADE, related_name="quotations")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    exact = VerbatimField(
        _("exact words"),
        help_text=_("The shortest exact passage that still carries the claim, at least a clause."),
    )
    start = models.PositiveIntegerField(_("start"), null=True, blank=True, editable=False)
    end = models.PositiveIntegerField(_("end"), null=True, blank=True, editable=False)
    prefix = models.TextField(_("words before"), blank=True, editable=False)
    suffix = models.TextField(_("words after"), blank=True, editable=False)
    text_sha256 = models.CharField(
        _("SHA-256 of the text"), max_length=64, blank=True, editable=False
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=AnchorState,
        default=AnchorState.UNVERIFIED,
        editable=False,
        db_index=True,
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        validators=[validate_language],
        help_text=LANGUAGE_HELP,
    )
    translation = VerbatimField(_("translation"), blank=True)
    translator = LineField(
        _("translator"), blank=True, help_text=_("Who translated, or which edition.")
    )

    objects = QuotationQuerySet.as_manager()

    class Meta:
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["position", "order"], name="quotation_order_once"),
            models.CheckConstraint(condition=~Q(exact=""), name="quotation_has_words"),
            models.CheckConstraint(
                condition=Q(state=AnchorState.UNVERIFIED, start=None, end=None, text_sha256="")
                | (
                    ~Q(state=AnchorState.UNVERIFIED)
                    & Q(start__isnull=False, end__isnull=False, end__gt=F("start"))
                    & ~Q(text_sha256="")
                ),
                name="quotation_anchor_fits_state",
            ),
        ]

    def __str__(self) -> str:
        return self.exact[:90]

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.position.natural_key(), self.order)

    natural_key.dependencies = ["dialogues.position"]  # type: ignore[attr-defined]

    @property
    def is_verified(self) -> bool:
        return self.state == AnchorState.VERIFIED

    @property
    def anchor(self) -> Anchor:
        """Where the words stand; only for a quotation that has been anchored."""
        start, end = cast(int, self.start), cast(int, self.end)
        return Anchor(self.exact, start, end, self.prefix, self.suffix, self.text_sha256)

    def place(self, anchor: Anchor) -> None:
        """Take over an anchor found in the document's present text."""
        self.exact, self.start, self.end = anchor.exact, anchor.start, anchor.end
        self.prefix, self.suffix, self.text_sha256 = anchor.prefix, anchor.suffix, anchor.sha256
        self.state = AnchorState.VERIFIED

    def unplace(self) -> None:
        """Forget the anchor: there is no text to check the words against."""
        self.start = self.end = None
        self.prefix = self.suffix = self.text_sha256 = ""
        self.state = AnchorState.UNVERIFIED

    @property
    def shows_context(self) -> bool:
        """Whether the words around may be printed: only where the whole text may."""
        document = self.position.document
        return document is not None and document.visibility == TextVisibility.FULL

    def clean(self) -> None:
        super().clean()
        require(
            bool(self.translation) or not self.translator,
            "translator",
            _("A translator is named, but there is no translation."),
        )


def reads_at_its_place(quotation: Quotation, text: str) -> bool:
    """Whether the stored words, context and digest are exactly those of the text."""
    if quotation.start is None or quotation.end is None or quotation.end > len(text):
        return False
    return quotation.anchor == anchor_at(text, quotation.start, quotation.end)
