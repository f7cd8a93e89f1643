"""The forms of the proposal: the document, and for each event the conference, its hosts, its people."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dialogues.admin.new_summary.evidence import Quote
from dialogues.admin.new_summary.records import NEW, Option, options, values
from dialogues.admin.new_summary.taking import CountryField, NamesRecord, Row, Takable
from dialogues.choices import AppearanceRole, HostRole, ParticipantKind, TextExtent
from dialogues.editorial.matching import Names
from dialogues.models import Conference, Document, Institution, Participant, Series
from dialogues.validators import validate_characters, validate_one_line

#: Keys of institutions with the names under which the page lists them.
Keys = Sequence[tuple[str, str]]
LINE = [validate_characters, validate_one_line]
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ShownRows:
    """Fields in the order of the page; ``quotes`` and ``notes`` stand beside those they are about."""

    quotes: dict[str, list[Quote]]
    notes: dict[str, str]
    wide: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    #: Fields that most texts say nothing for; folded away while they are empty.
    folded: tuple[str, ...] = ()

    def rows(self: Any) -> Iterator[Row]:
        return (self._row(name) for name in self.shown)

    def folded_rows(self: Any) -> list[Row]:
        return [self._row(name) for name in self.folded]

    def unfolds(self: Any) -> bool:
        """Whether the folded fields hold something that an editor has to see."""
        usual = (
            None,
            "",
            False,
            self._meta.model().visibility if "visibility" in self.fields else "",
        )
        return any(self[name].errors or self[name].value() not in usual for name in self.folded)

    def _row(self: Any, name: str) -> Row:
        return Row(
            self[name], self.quotes.get(name, []), self.notes.get(name, ""), name in self.wide
        )


class DocumentForm(ShownRows, forms.ModelForm):
    shown = (
        "title", "kind", "language", "publisher_key", "url", "published_date",
        "published_precision",
    )  # fmt: skip
    folded = ("published_inferred", "published_note", "visibility", "rights")
    wide = ("title", "url", "published_note", "rights")
    publisher_key = forms.ChoiceField(label=_("Publisher"), required=False, choices=[])

    class Meta:
        model = Document
        fields = [
            "title", "kind", "language", "url", "published_date", "published_precision",
            "published_inferred", "published_note", "rights", "visibility",
        ]  # fmt: skip
        widgets = {"published_date": DAY}

    def __init__(self, *args: Any, text: str, publishers: Keys, **kwargs: Any) -> None:
        document = Document(text=text, extent=TextExtent.FULL)
        super().__init__(*args, **{**kwargs, "instance": document})
        self.quotes, self.notes = {}, {}
        self.fields["publisher_key"].choices = [("", gettext("Not stated")), *publishers]  # type: ignore[attr-defined]
        for name in ("published_note", "rights"):
            self.fields[name].widget.attrs["rows"] = 2


class InstitutionForm(NamesRecord, forms.ModelForm):
    noun = "institution"
    country = CountryField(label=_("Country"))
    key = forms.CharField(max_length=20, widget=forms.HiddenInput)

    class Meta:
        model = Institution
        fields = ["name", "acronym", "kind", "country"]


class PersonForm(NamesRecord, forms.ModelForm):
    """Somebody at the event, in the post stated; the first fields are those of a new record."""

    noun = "participant"
    country = CountryField(label=_("Country"))
    role = forms.ChoiceField(
        label=_("Role"), choices=AppearanceRole, initial=AppearanceRole.PARTICIPANT
    )
    stated_as = forms.CharField(
        label=_("Post and institution as stated"), required=False, max_length=500, validators=LINE
    )
    institutions = forms.MultipleChoiceField(
        label=_("Institutions in the post"), required=False, choices=[]
    )

    class Meta:
        model = Participant
        fields = ["name", "sort_name", "country"]

    def __init__(self, *args: Any, keys: Keys, **kwargs: Any) -> None:
        super().__init__(*args, instance=Participant(kind=ParticipantKind.PERSON), **kwargs)
        self.fields["institutions"].choices = list(keys)  # type: ignore[attr-defined]

    def institution_boxes(self) -> list[tuple[str, str, bool]]:
        """Every institution of the page, whether it is ticked; the ticked ones first."""
        chosen = [str(key) for key in self["institutions"].value() or []]
        boxes = [(key, name, key in chosen) for key, name in self.fields["institutions"].choices]  # type: ignore[attr-defined]
        return sorted(boxes, key=lambda box: not box[2])

    def full_clean(self) -> None:
        """Where a stored person is chosen, post and role still have to be sound."""
        super().full_clean()
        for name in ("role", "stated_as", "institutions"):
            lost = self.is_bound and self.taken and name not in self.cleaned_data
            if lost and name not in self.errors:
                self.add_error(name, gettext("Choose or write this anew."))


class AuthorForm(NamesRecord, forms.ModelForm):
    noun = "participant"
    country = CountryField(label=_("Country"))
    stated_as = forms.CharField(
        label=_("As stated"), required=False, max_length=300, validators=LINE
    )

    class Meta:
        model = Participant
        fields = ["name", "sort_name", "country"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, instance=Participant(kind=ParticipantKind.PERSON), **kwargs)


class HostForm(Takable):
    institution = forms.ChoiceField(label=_("Institution"), choices=[])
    role = forms.ChoiceField(label=_("Role"), choices=HostRole, initial=HostRole.HOST)
    stated_as = forms.CharField(
        label=_("As stated"), required=False, max_length=300, validators=LINE
    )

    def __init__(self, *args: Any, keys: Keys, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institution"].choices = [("", gettext("Choose")), *keys]  # type: ignore[attr-defined]


class ConferenceForm(ShownRows, Takable, forms.ModelForm):
    """One event. Where a stored conference is chosen, it only gets the document."""

    shown = (
        "title", "start_date", "end_date", "date_precision", "format", "access",
        "attribution_rule", "embargo_until", "place", "languages", "note",
    )  # fmt: skip
    folded = ("date_inferred", "date_note")
    wide = ("title", "date_note", "note")
    existing = forms.ChoiceField(label=_("Conference"), required=False, choices=[])
    series_record = forms.ChoiceField(label=_("Series"), required=False, choices=[])
    series_title = forms.CharField(
        label=_("Name of the new series"), required=False, max_length=300, validators=LINE
    )

    class Meta:
        model = Conference
        fields = [
            "title", "start_date", "end_date", "date_precision", "date_inferred", "date_note",
            "format", "access", "attribution_rule", "embargo_until", "place", "languages", "note",
        ]  # fmt: skip
        widgets = {"start_date": DAY, "end_date": DAY, "embargo_until": DAY}

    def __init__(self, *args: Any, known: Sequence[Option], series: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.quotes, self.notes, self.known = {}, {}, known
        self.fields["existing"].choices = [(NEW, ""), *((one.value, one.label) for one in known)]  # type: ignore[attr-defined]
        title, chosen = (
            str(self["series_title"].value() or ""),
            str(self["series_record"].value() or ""),
        )
        self.options = options(series, title, chosen)
        self.chosen_series = chosen
        self.chosen = str(self["existing"].value() or NEW)
        self.fields["series_record"].choices = [("", ""), *values(self.options)]  # type: ignore[attr-defined]
        for name in ("date_note", "note"):
            self.fields[name].widget.attrs["rows"] = 2

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.taken and self.stored:
            errors = {key: told for key, told in (self._errors or {}).items() if key == "existing"}
            self._errors = type(self.errors)(errors)

    @property
    def stored(self) -> str:
        """The number of the stored conference that was chosen, if one was."""
        chosen = getattr(self, "cleaned_data", {}).get("existing", "")
        return "" if chosen in ("", NEW) else chosen

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("series_record") == NEW and not cleaned.get("series_title"):
            self.add_error("series_title", gettext("Name the new series, or choose none."))
        return cleaned

    def series(self) -> Series | None:
        chosen = self.cleaned_data.get("series_record", "")
        if not chosen:
            return None
        if chosen == NEW:
            return Series(title=self.cleaned_data["series_title"])
        return Series.objects.get(pk=int(chosen))
