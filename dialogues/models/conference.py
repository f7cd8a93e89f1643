from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogues.choices import (
    NAMELESS_RULES,
    Access,
    AttributionRule,
    ConferenceFormat,
    DatePrecision,
    HostRole,
)
from dialogues.columns import LineField, ProseField, SortKeyField, sort_key
from dialogues.models.addressed import Addressed
from dialogues.models.dated import UNKNOWN_DATE, date_label, first_day, last_day
from dialogues.models.derived import Derived
from dialogues.models.editorial_record import EditorialRecord, require
from dialogues.models.institution import Institution
from dialogues.models.series import Series
from dialogues.models.topic import Topic
from dialogues.querysets.conferences import ConferenceQuerySet, HostQuerySet
from dialogues.validators import validate_languages


class Conference(Addressed, EditorialRecord, Derived):
    """One dialogue, seminar, joint conference or closed-door discussion."""

    title = LineField(_("title"))
    series = models.ForeignKey(
        Series,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="conferences",
        verbose_name=_("series"),
        help_text=_("The run of conferences of which this is one edition."),
    )
    start_date = models.DateField(
        _("start date"),
        null=True,
        blank=True,
        help_text=_(
            "For a month or a year give its first day. Leave empty only if the date is unknown."
        ),
    )
    end_date = models.DateField(
        _("end date"),
        null=True,
        blank=True,
        help_text=_("Only if it lasted longer than the start date says."),
    )
    date_precision = models.CharField(
        _("date precision"), max_length=7, choices=DatePrecision, default=DatePrecision.DAY
    )
    date_inferred = models.BooleanField(
        _("date partly inferred"),
        default=False,
        help_text=_("Part of the date, such as the year, is not stated in any document."),
    )
    date_note = ProseField(
        _("note on the date"),
        blank=True,
        help_text=_(
            "Public. What is inferred, from which evidence; contradictions between documents."
        ),
    )
    format = models.CharField(
        _("format"), max_length=10, choices=ConferenceFormat, default=ConferenceFormat.UNKNOWN
    )
    access = models.CharField(_("access"), max_length=12, choices=Access, default=Access.UNKNOWN)
    attribution_rule = models.CharField(
        _("attribution rule"),
        max_length=15,
        choices=AttributionRule,
        default=AttributionRule.UNSTATED,
        help_text=_(
            "Enforced. Under “role or group only” and the Chatham House Rule no person’s name can "
            "stand beside a position; under embargo nothing shows before its date."
        ),
    )
    attribution_note = ProseField(
        _("note on the attribution rule"),
        blank=True,
        help_text=_("Public. Where the rule is stated, or why it is assumed."),
    )
    embargo_until = models.DateField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("The first day on which it may show."),
    )
    place = LineField(_("place"), blank=True)
    languages = models.CharField(
        _("languages"),
        max_length=100,
        blank=True,
        validators=[validate_languages],
        help_text=_("Language tags of the dialogue, separated by commas: en, ru, ja."),
    )
    summary = ProseField(_("summary"), blank=True, help_text=_("In the editor’s own words."))
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="conferences", verbose_name=_("topics")
    )
    note = ProseField(_("editor’s note"), blank=True, help_text=_("Never public."))
    earliest_date = models.DateField(null=True, editable=False, db_index=True)
    latest_date = models.DateField(null=True, editable=False, db_index=True)
    sort_date = models.DateField(editable=False, db_index=True)
    sort_key = SortKeyField()

    objects = ConferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("conference")
        verbose_name_plural = _("conferences")
        ordering = ["-sort_date", "-pk"]
        default_permissions = EditorialRecord.Meta.default_permissions
        constraints = [
            *EditorialRecord.Meta.constraints,
            *Addressed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(end_date=None)
                | Q(start_date__isnull=False, end_date__gte=F("start_date")),
                name="conference_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(date_precision=DatePrecision.UNKNOWN, start_date=None)
                | (~Q(date_precision=DatePrecision.UNKNOWN) & Q(start_date__isnull=False)),
                name="conference_date_has_its_precision",
            ),
            models.CheckConstraint(
                condition=Q(date_inferred=False) | ~Q(date_note=""),
                name="conference_inferred_date_has_note",
            ),
            models.CheckConstraint(
                condition=Q(attribution_rule=AttributionRule.EMBARGO, embargo_until__isnull=False)
                | (~Q(attribution_rule=AttributionRule.EMBARGO) & Q(embargo_until=None)),
                name="conference_embargo_has_date",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("public:conference", args=[self.slug])

    def slug_source(self) -> str:
        year = f" {self.start_date.year}" if self.start_date else ""
        return f"{self.title}{year}"

    def derive(self) -> None:
        self.earliest_date = first_day(self.start_date, self.date_precision)
        self.latest_date = last_day(self.end_date or self.start_date, self.date_precision)
        self.sort_date = self.earliest_date or UNKNOWN_DATE
        self.sort_key = sort_key(self.title)

    @property
    def names_nobody(self) -> bool:
        """Whether the attribution rule forbids a person's name beside a position."""
        return self.attribution_rule in NAMELESS_RULES

    @property
    def date_text(self) -> str:
        return date_label(self.start_date, self.end_date, self.date_precision)

    @property
    def language_list(self) -> list[str]:
        return [tag.strip() for tag in self.languages.split(",") if tag.strip()]

    def clean(self) -> None:
        super().clean()
        unknown = self.date_precision == DatePrecision.UNKNOWN
        require(
            unknown == (self.start_date is None),
            "start_date",
            _("Give a start date, or choose the precision “unknown” and leave it empty."),
        )
        require(
            self.end_date is None
            or (self.start_date is not None and self.end_date >= self.start_date),
            "end_date",
            _("The end date lies before the start date."),
        )
        require(
            bool(self.date_note) or not self.date_inferred,
            "date_note",
            _("Say what of the date is inferred, and from which evidence."),
        )
        embargo = self.attribution_rule == AttributionRule.EMBARGO
        require(
            embargo == (self.embargo_until is not None),
            "embargo_until",
            _("An embargo needs its date, and only an embargo has one."),
        )


class Host(models.Model):
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="hosts")
    institution = models.ForeignKey(
        Institution, models.PROTECT, related_name="hosted", verbose_name=_("institution")
    )
    role = models.CharField(_("role"), max_length=10, choices=HostRole, default=HostRole.HOST)
    stated_as = LineField(
        _("as stated"), blank=True, help_text=_("The name in the document’s own spelling.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = HostQuerySet.as_manager()

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "institution", "role"], name="host_once"),
        ]

    def __str__(self) -> str:
        return f"{self.institution} ({self.get_role_display()})"

    def natural_key(self) -> tuple[Any, ...]:
        return (self.conference.slug, self.institution.slug, self.role)

    natural_key.dependencies = ["dialogues.conference", "dialogues.institution"]  # type: ignore[attr-defined]
