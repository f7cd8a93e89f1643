"""Other names and identifiers, the same for institutions and participants."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from dialogues.choices import IdentifierScheme, NameKind
from dialogues.columns import LineField
from dialogues.models.derived import Derived
from dialogues.text.folding import fold
from dialogues.validators import validate_identifier, validate_language

LANGUAGE_HELP = _("Language tag such as en, ru, ja.")


class Name(Derived):
    text = LineField(_("name"))
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        validators=[validate_language],
        help_text=LANGUAGE_HELP,
    )
    kind = models.CharField(_("kind"), max_length=12, choices=NameKind, default=NameKind.VARIANT)
    folded = models.TextField(editable=False, db_index=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text

    def derive(self) -> None:
        self.folded = fold(self.text)


class Identifier(models.Model):
    scheme = models.CharField(_("scheme"), max_length=10, choices=IdentifierScheme)
    value = LineField(
        _("value"), max_length=50, help_text=_("Only the identifier, not its address.")
    )

    class Meta:
        abstract = True
        ordering = ["scheme", "value"]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    def natural_key(self) -> tuple[str, str]:
        return (self.scheme, self.value)

    def clean(self) -> None:
        super().clean()
        if self.scheme not in IdentifierScheme.values:
            return
        try:
            validate_identifier(self.scheme, self.value)
        except ValidationError as error:
            raise ValidationError({"value": error}) from None
