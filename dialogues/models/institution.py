from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogues.choices import InstitutionKind
from dialogues.columns import LineField, ProseField, SortKeyField, sort_key
from dialogues.models.addressed import Addressed
from dialogues.models.country import Country
from dialogues.models.derived import Derived
from dialogues.models.editorial_record import EditorialRecord, require
from dialogues.models.names import Identifier, Name
from dialogues.querysets.institutions import (
    InstitutionIdentifierQuerySet,
    InstitutionNameQuerySet,
    InstitutionQuerySet,
)
from dialogues.validators import validate_characters, validate_web_address


class Institution(Addressed, EditorialRecord, Derived):
    name = LineField(_("name"))
    acronym = LineField(_("acronym"), max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=InstitutionKind)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        to_field="code",
        null=True,
        blank=True,
        related_name="institutions",
        verbose_name=_("country"),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
        help_text=_("The institution this one belongs to."),
    )
    website = models.CharField(
        _("website"),
        max_length=500,
        blank=True,
        validators=[validate_characters, validate_web_address],
    )
    description = ProseField(_("description"), blank=True)
    note = ProseField(_("editor’s note"), blank=True, help_text=_("Never public."))
    sort_key = SortKeyField()

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["sort_key", "pk"]
        default_permissions = EditorialRecord.Meta.default_permissions
        constraints = [
            *EditorialRecord.Meta.constraints,
            *Addressed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("pk")), name="institution_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("public:institution", args=[self.slug])

    def slug_source(self) -> str:
        return self.name

    def derive(self) -> None:
        self.sort_key = sort_key(self.name)

    def broader(self) -> list["Institution"]:
        """The institutions this one is part of, the largest first."""
        chain: list[Institution] = []
        institution = self.parent
        while institution is not None and institution not in chain and institution != self:
            chain.insert(0, institution)
            institution = institution.parent
        return chain

    def clean(self) -> None:
        super().clean()
        if self.parent is not None:
            above = [*self.parent.broader(), self.parent]
            require(self not in above, "parent", _("An institution cannot be part of itself."))


class InstitutionName(Name):
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="names")

    objects = InstitutionNameQuerySet.as_manager()

    class Meta(Name.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "text", "language"], name="institutionname_once"
            ),
        ]

    def natural_key(self) -> tuple[Any, ...]:
        return (self.institution.slug, self.text, self.language)

    natural_key.dependencies = ["dialogues.institution"]  # type: ignore[attr-defined]


class InstitutionIdentifier(Identifier):
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="identifiers")

    objects = InstitutionIdentifierQuerySet.as_manager()

    class Meta(Identifier.Meta):
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "value"], name="institutionidentifier_unique"
            ),
        ]
