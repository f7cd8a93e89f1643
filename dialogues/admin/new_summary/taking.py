"""What every part of the proposal has in common: it is taken or left out; its name is a record's."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.admin.new_summary.evidence import Quote
from dialogues.admin.new_summary.records import NEW, Option, options, values
from dialogues.editorial.matching import Names
from dialogues.editorial.new_summary import NamedRecord
from dialogues.models import Country
from dialogues.text.folding import fold


class CountryField(forms.CharField):
    """A country by its code or by its name in English, Russian or Japanese."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "max_length": 100, **kwargs})
        self.widget.attrs["list"] = "countries"

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        if not words:
            return None
        wanted = fold(words)
        for country in Country.objects.all():
            names = (country.code, country.name, country.name_ru, country.name_ja)
            if wanted in {fold(name) for name in names if name}:
                return country
        raise ValidationError(
            _(
                "“%(words)s” is no country known here; write its English name or its code, such as JP."
            )
            % {"words": words}
        )

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, Country) else value


class Takable(forms.Form):
    """Left out, nothing of it is checked and nothing of it is written; what was typed is kept."""

    take = forms.BooleanField(label=gettext_lazy("Take"), required=False, initial=True)

    #: The words of the text that it was read from.
    evidence: list[Quote] = []

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and not self.taken:
            self._errors = ErrorDict()

    @property
    def taken(self) -> bool:
        return bool(getattr(self, "cleaned_data", {}).get("take"))

    @property
    def is_taken(self) -> bool:
        """Whether its box is ticked, on a page that is shown for the first time or again."""
        return bool(self["take"].value())


class NamesRecord(Takable):
    """A name that is a stored record’s, or that of a new one made of the other fields."""

    noun = ""
    record = forms.ChoiceField(required=False, choices=[])
    stated = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names
        name, chosen = str(self["name"].value() or ""), str(self["record"].value() or "")
        self.options: list[Option] = options(names, name, chosen)
        self.chosen = chosen
        self.fields["record"].choices = values(self.options)  # type: ignore[attr-defined]

    def full_clean(self) -> None:
        """The fields of a new record count for nothing where a stored one is chosen."""
        super().full_clean()
        if not self.is_bound or not self.taken:
            return
        if self.cleaned_data.get("record", NEW) not in ("", NEW):
            errors = {key: told for key, told in (self._errors or {}).items() if key == "record"}
            self._errors = ErrorDict(errors)
        elif not self.cleaned_data.get("record") and "record" not in (self._errors or {}):
            self.add_error("record", _("Say which record this is, or that it is a new one."))

    def named(self) -> NamedRecord:
        """The stored record that was chosen, or the new one; only of a valid form that is taken."""
        chosen = self.cleaned_data["record"]
        if chosen == NEW:
            return NamedRecord(self.instance, self.cleaned_data.get("stated", ""))  # type: ignore[attr-defined]
        return NamedRecord(self.names.model._base_manager.get(pk=int(chosen)))


@dataclass(frozen=True)
class Row:
    """One field of a form as the page shows it: with the words it was read from, and a remark."""

    field: Any
    quotes: list[Quote] = field(default_factory=list)
    note: str = ""
    wide: bool = False
