from django.utils.translation import gettext_lazy as _

from dialogues.columns import LineField, ProseField
from dialogues.models.addressed import Addressed
from dialogues.models.references import KeptWhileReferredTo
from dialogues.querysets.conferences import SeriesQuerySet


class Series(Addressed, KeptWhileReferredTo):
    """A run of conferences under one name; one conference is one edition."""

    title = LineField(_("title"))
    description = ProseField(_("description"), blank=True)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["title", "pk"]
        constraints = [*Addressed.Meta.constraints]

    def __str__(self) -> str:
        return self.title

    def slug_source(self) -> str:
        return self.title
