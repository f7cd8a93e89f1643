from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogues.choices import COUNTRYLESS_KINDS, AppearanceRole, Capacity, ParticipantKind
from dialogues.columns import LineField, ProseField, SortKeyField, sort_key
from dialogues.models.addressed import Addressed
from dialogues.models.conference import Conference
from dialogues.models.country import Country
from dialogues.models.derived import Derived
from dialogues.models.editorial_record import EditorialRecord, require
from dialogues.models.institution import Institution
from dialogues.models.names import Identifier, Name
from dialogues.models.references import linked
from dialogues.querysets.participants import (
    AppearanceQuerySet,
    ParticipantIdentifierQuerySet,
    ParticipantNameQuerySet,
    ParticipantQuerySet,
)


class Participant(Addressed, EditorialRecord, Derived):
    """Whoever can hold a position or appear at a conference. Not a user account."""

    name = LineField(
        _("name"),
        help_text=_("As an English text would print it: “Yohei Sasakawa”, “Russian experts”."),
    )
    sort_name = LineField(
        _("sort name"),
        blank=True,
        help_text=_("For persons family name first: “Sasakawa, Yohei”. Empty: the name."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ParticipantKind)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        to_field="code",
        null=True,
        blank=True,
        related_name="participants",
        verbose_name=_("country"),
        help_text=_("None for blocs and anonymous voices."),
    )
    conference = models.ForeignKey(
        Conference,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="anonymous_participants",
        verbose_name=_("only at conference"),
        help_text=_(
            "For an anonymous participant: the one conference at which the voice was heard."
        ),
    )
    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="voices",
        verbose_name=_("voice of institution"),
        help_text=_("For the kind “institution”: whose voice this is."),
    )
    description = ProseField(_("description"), blank=True)
    note = ProseField(_("editor’s note"), blank=True, help_text=_("Never public."))
    sort_key = SortKeyField()

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["sort_key", "pk"]
        default_permissions = EditorialRecord.Meta.default_permissions
        constraints = [
            *EditorialRecord.Meta.constraints,
            *Addressed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind=ParticipantKind.ANONYMOUS, conference__isnull=False)
                | (~Q(kind=ParticipantKind.ANONYMOUS) & Q(conference=None)),
                name="participant_anonymous_has_one_conference",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=COUNTRYLESS_KINDS) | Q(country=None),
                name="participant_kind_has_no_country",
            ),
            models.CheckConstraint(
                condition=Q(kind=ParticipantKind.INSTITUTION, institution__isnull=False)
                | (~Q(kind=ParticipantKind.INSTITUTION) & Q(institution=None)),
                name="participant_institution_is_linked",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("public:participant", args=[self.slug])

    def slug_source(self) -> str:
        return self.name

    def derive(self) -> None:
        self.sort_key = sort_key(self.sort_name or self.name)

    def can_be_heard_at(self, conference_id: int | None) -> bool:
        """An anonymous voice belongs to one conference; there is no global “Anonymous”."""
        return self.conference_id in (None, conference_id)

    def require_at(self, conference_id: int | None) -> None:
        """Refuse to let an anonymous voice be heard at another conference than its own."""
        require(
            self.can_be_heard_at(conference_id),
            "participant",
            _("“%(participant)s” is an anonymous voice of another conference; make a new one.")
            % {"participant": self},
        )

    def clean(self) -> None:
        super().clean()
        anonymous = self.kind == ParticipantKind.ANONYMOUS
        require(
            anonymous == (self.conference_id is not None),
            "conference",
            _("An anonymous participant belongs to exactly one conference, and nobody else does."),
        )
        require(
            self.kind not in COUNTRYLESS_KINDS or self.country_id is None,
            "country",
            _("Blocs and anonymous participants have no country."),
        )
        require(
            (self.kind == ParticipantKind.INSTITUTION) == (self.institution_id is not None),
            "institution",
            _("The kind “institution” needs its institution, and only this kind has one."),
        )


class ParticipantName(Name):
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="names")

    objects = ParticipantNameQuerySet.as_manager()

    class Meta(Name.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "text", "language"], name="participantname_once"
            ),
        ]

    def natural_key(self) -> tuple[Any, ...]:
        return (self.participant.slug, self.text, self.language)

    natural_key.dependencies = ["dialogues.participant"]  # type: ignore[attr-defined]


class ParticipantIdentifier(Identifier):
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="identifiers")

    objects = ParticipantIdentifierQuerySet.as_manager()

    class Meta(Identifier.Meta):
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "value"], name="participantidentifier_unique"
            ),
        ]


class Appearance(models.Model):
    """A participant at a conference, in the post stated there: posts change, this record does not."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="appearances")
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="appearances", verbose_name=_("participant")
    )
    role = models.CharField(
        _("role"), max_length=20, choices=AppearanceRole, default=AppearanceRole.PARTICIPANT
    )
    stated_as = LineField(
        _("post and institution as stated"),
        max_length=500,
        blank=True,
        help_text=_("Verbatim, as the document has it; several posts separated by semicolons."),
    )
    institutions = models.ManyToManyField(
        Institution,
        blank=True,
        related_name="appearances",
        verbose_name=_("institutions"),
        help_text=_("The institutions named in the post; two are possible."),
    )
    capacity = models.CharField(
        _("capacity"), max_length=13, choices=Capacity, default=Capacity.UNSTATED
    )
    named_by_organiser = models.BooleanField(
        _("named by the organiser"),
        default=False,
        help_text=_(
            "The organiser itself has made public that this person took part. Under the Chatham "
            "House Rule only such people are listed."
        ),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "participant", "role"], name="appearance_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant} ({self.get_role_display()})"

    def natural_key(self) -> tuple[Any, ...]:
        return (self.conference.slug, self.participant.slug, self.role)

    natural_key.dependencies = ["dialogues.conference", "dialogues.participant"]  # type: ignore[attr-defined]

    def clean(self) -> None:
        super().clean()
        participant = linked(self, "participant")
        if participant:
            participant.require_at(self.conference_id)
