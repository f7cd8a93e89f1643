from django.db import models
from django.utils.translation import gettext_lazy as _

from dialogues.columns import LineField
from dialogues.models.references import KeptWhileReferredTo
from dialogues.querysets.editorial import RecordQuerySet


class CountryQuerySet(RecordQuerySet):
    natural_key_fields = ("code",)


class Country(KeptWhileReferredTo):
    """ISO 3166-1, the formerly used ones of ISO 3166-3, and Kosovo's user-assigned XK.

    A former country keeps its two-letter code where no other country has it, else it has the
    four letters of ISO 3166-3.
    """

    code = models.CharField(_("ISO code"), max_length=4, unique=True)
    name = LineField(_("name"), max_length=100)
    name_ru = LineField(_("name in Russian"), max_length=100)
    name_ja = LineField(_("name in Japanese"), max_length=100)
    former = models.BooleanField(_("no longer in use"), default=False)
    former_until = models.DateField(_("in use until"), null=True, blank=True)

    objects = CountryQuerySet.as_manager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["name", "code"]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.code,)
