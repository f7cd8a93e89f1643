from typing import Any

from django.db import models, transaction
from django.db.models import F, Max, Q
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from dialogues.choices import (
    Confidence,
    Layer,
    Mode,
    PositionKind,
    RelationKind,
    Setting,
    Stance,
)
from dialogues.columns import ProseField
from dialogues.models.conference import Conference
from dialogues.models.country import Country
from dialogues.models.document import Document
from dialogues.models.editorial_record import EditorialRecord, require
from dialogues.models.references import linked
from dialogues.models.topic import Topic
from dialogues.querysets.positions import PositionQuerySet, PositionRelationQuerySet


class Position(EditorialRecord):
    """One claim, by its holders, on its topics, in one conference, anchored to its words."""

    conference = models.ForeignKey(
        Conference, models.PROTECT, related_name="positions", verbose_name=_("conference")
    )
    number = models.PositiveIntegerField(
        _("number"),
        blank=True,
        editable=False,
        help_text=_("Running number within the conference."),
    )
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="positions",
        verbose_name=_("document"),
        help_text=_(
            "The document that holds the words; it must be one of the conference’s documents."
        ),
    )
    statement = ProseField(
        _("statement"),
        help_text=_("The claim in one sentence, in your own words, without its holder."),
    )
    topics = models.ManyToManyField(
        Topic,
        blank=True,
        related_name="positions",
        verbose_name=_("topics"),
        help_text=_("The narrowest that fit; filtering by a broader topic finds them too."),
    )
    stance = models.CharField(
        _("stance"),
        max_length=10,
        choices=Stance,
        help_text=_("Toward the topics. The strongest that the words bear."),
    )
    kind = models.CharField(
        _("kind"), max_length=15, choices=PositionKind, default=PositionKind.CLAIM
    )
    mode = models.CharField(
        _("mode of speech"),
        max_length=20,
        choices=Mode,
        default=Mode.REPORTED_SPEECH,
        help_text=_("Direct quotation only where the text itself quotes somebody’s words."),
    )
    layer = models.CharField(
        _("layer"),
        max_length=10,
        choices=Layer,
        default=Layer.ATTRIBUTED,
        help_text=_("Attributed: somebody in the text holds it. Author: the text’s own voice."),
    )
    setting = models.CharField(
        _("setting"), max_length=15, choices=Setting, default=Setting.AT_CONFERENCE
    )
    about = models.ManyToManyField(
        Country, blank=True, related_name="positions_about", verbose_name=_("about countries")
    )
    confidence = models.CharField(
        _("confidence"),
        max_length=6,
        choices=Confidence,
        default=Confidence.MEDIUM,
        help_text=_("Would a second coder, alone, code it the same?"),
    )
    unattributed = models.BooleanField(
        _("unattributed"),
        default=False,
        help_text=_("The text names no holder (“is floated”). Do not invent one."),
    )
    no_wording = models.BooleanField(
        _("no wording available"),
        default=False,
        help_text=_(
            "No words can be checked against a text: the position may be published without a "
            "verified quotation, and says so."
        ),
    )
    note = ProseField(_("editor’s note"), blank=True, help_text=_("Never public."))

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["conference", "number"]
        default_permissions = EditorialRecord.Meta.default_permissions
        constraints = [
            *EditorialRecord.Meta.constraints,
            models.UniqueConstraint(fields=["conference", "number"], name="position_number_once"),
            models.CheckConstraint(condition=~Q(statement=""), name="position_has_statement"),
        ]

    def __str__(self) -> str:
        return Truncator(self.statement[:400]).chars(90)

    def get_absolute_url(self) -> str:
        return reverse("public:position", args=[self.pk])

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.conference.natural_key(), self.number)

    natural_key.dependencies = ["dialogues.conference", "dialogues.document", "dialogues.topic"]  # type: ignore[attr-defined]

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            if self.number is None or self._comes_from_another_conference():
                self.number = self._next_number()
            super().save(*args, **kwargs)

    def _comes_from_another_conference(self) -> bool:
        stored = Position.objects.filter(pk=self.pk)
        return stored.exclude(conference=self.conference_id).exists()

    def _next_number(self) -> int:
        """Under a lock on the conference, so that two editors never get the same number."""
        Conference.objects.select_for_update().get(pk=self.conference_id)
        numbers = Position.objects.filter(conference=self.conference_id)
        return (numbers.aggregate(highest=Max("number"))["highest"] or 0) + 1

    def clean(self) -> None:
        super().clean()
        document = linked(self, "document")
        if document and self.conference_id is not None:
            require(
                document.conferences.filter(pk=self.conference_id).exists(),
                "document",
                _("“%(document)s” is not a document of this conference; link it there first.")
                % {"document": document},
            )


class PositionRelation(models.Model):
    """How one position bears on another, also across conferences."""

    source = models.ForeignKey(
        Position, models.CASCADE, related_name="relations_out", verbose_name=_("position")
    )
    target = models.ForeignKey(
        Position, models.PROTECT, related_name="relations_in", verbose_name=_("other position")
    )
    kind = models.CharField(_("relation"), max_length=10, choices=RelationKind)
    note = ProseField(
        _("note"), blank=True, help_text=_("Public. On what, or under which condition.")
    )

    objects = PositionRelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target", "kind"], name="positionrelation_once"
            ),
            models.CheckConstraint(
                condition=~Q(source=F("target")), name="positionrelation_not_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}"

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.source.natural_key(), *self.target.natural_key(), self.kind)

    natural_key.dependencies = ["dialogues.position"]  # type: ignore[attr-defined]
