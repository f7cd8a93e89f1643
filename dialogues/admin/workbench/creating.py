"""The values of a record made on the spot, out of what the small dialog sends."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dialogues import choices
from dialogues.admin.workbench.answers import Payload
from dialogues.admin.workbench.forms import RecordField, chosen, plain
from dialogues.columns import LineField
from dialogues.models import Conference, Country, Institution, Topic

COUNTRY = Country.objects.all()


def name(longest: int) -> Any:
    return LineField(max_length=longest).formfield()


class ParticipantForm(forms.Form):
    name = name(300)
    kind = chosen(choices.ParticipantKind)
    country = RecordField(COUNTRY, required=False)
    conference = RecordField(Conference.objects.all(), required=False)
    institution = RecordField(Institution.objects.all(), required=False)

    def clean(self) -> dict[str, Any]:
        """Only an anonymous voice has its conference; the dialog always sends the one at hand."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") != choices.ParticipantKind.ANONYMOUS:
            cleaned["conference"] = None
        if cleaned.get("kind") in choices.COUNTRYLESS_KINDS:
            cleaned["country"] = None
        if cleaned.get("kind") != choices.ParticipantKind.INSTITUTION:
            cleaned["institution"] = None
        return cleaned


class InstitutionForm(forms.Form):
    name = name(300)
    kind = chosen(choices.InstitutionKind)
    country = RecordField(COUNTRY, required=False)


class TopicForm(forms.Form):
    name = name(150)
    parent = RecordField(Topic.objects.all(), required=False)
    scope_note = forms.CharField(required=False)


FORMS: dict[str, type[forms.Form]] = {
    "participant": ParticipantForm,
    "institution": InstitutionForm,
    "topic": TopicForm,
}


def values_of(noun: str, sent: Payload) -> dict[str, Any]:
    """Raises ``ValidationError`` naming each field."""
    form = FORMS[noun](plain(sent))
    if not form.is_valid():
        raise ValidationError({name: list(errors) for name, errors in form.errors.items()})
    return form.cleaned_data
