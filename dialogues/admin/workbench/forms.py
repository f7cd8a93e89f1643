"""A claim out of what the script sends; every problem names its field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from dialogues import choices
from dialogues.admin.desk.choosing import ManyRecordsField, is_key
from dialogues.admin.workbench.answers import Payload
from dialogues.columns import LineField, VerbatimFormField
from dialogues.editorial.coding import Claim, HeldBy, Passage, RelatedTo
from dialogues.models import Conference, Country, Document, Participant, Position, Topic
from dialogues.validators import validate_characters, validate_one_line

#: In place of a participant: a new anonymous voice of the conference.
VOICE = "voice"
#: More parts than anybody gives one position.
MOST_PARTS = 100


class RecordField(forms.ModelChoiceField):
    """Django's hands any number to the database, which may refuse it with an exception."""

    def to_python(self, value: Any) -> Any:
        if value not in self.empty_values and not is_key(str(value)):
            raise ValidationError(
                self.error_messages["invalid_choice"],
                code="invalid_choice",
                params={"value": str(value)[:40]},
            )
        return super().to_python(value)


def chosen(vocabulary: Any, **messages: Any) -> forms.ChoiceField:
    return forms.ChoiceField(choices=vocabulary.choices, error_messages=messages)


class ClaimForm(forms.Form):
    conference = RecordField(Conference.objects.none())
    statement = VerbatimFormField(
        error_messages={"required": _lazy("Say the claim in one sentence.")}
    )
    stance = chosen(choices.Stance, required=_lazy("Choose a stance."))
    kind = chosen(choices.PositionKind)
    mode = chosen(choices.Mode)
    layer = chosen(choices.Layer)
    setting = chosen(choices.Setting)
    confidence = chosen(choices.Confidence)
    topics = ManyRecordsField(Topic.objects.all(), required=False)
    about = ManyRecordsField(Country.objects.all(), required=False)
    note = VerbatimFormField(required=False)
    unattributed = forms.BooleanField(required=False)

    def __init__(self, document: Document, data: Any) -> None:
        super().__init__(data)
        self.fields["conference"].queryset = document.conferences.all()  # type: ignore[attr-defined]
        self.fields["conference"].error_messages["required"] = _(
            "Choose the conference. A document that belongs to none has to be linked to one first."
        )


class HolderForm(forms.Form):
    participant = RecordField(
        Participant.objects.select_related("conference"),
        error_messages={
            "required": _lazy("Choose who holds it, make a new record, or remove this line.")
        },
    )
    role = chosen(choices.AttributionRole)
    basis = chosen(choices.Basis)
    words = LineField(max_length=500, blank=True).formfield(
        required=False, strip=False, validators=[validate_characters, validate_one_line]
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.is_voice = data.get("participant") == VOICE
        self.fields["participant"].required = not self.is_voice
        if self.is_voice:
            self.data = {**data, "participant": ""}


class PassageForm(forms.Form):
    start = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    end = forms.IntegerField(min_value=1, max_value=2**31 - 1)


class RelationForm(forms.Form):
    kind = chosen(choices.RelationKind)
    target = RecordField(
        Position.objects.all(),
        error_messages={"required": _lazy("Choose the other position, or remove this line.")},
    )
    note = VerbatimFormField(required=False)


def claim_of(document: Document, sent: Payload) -> Claim:
    """Raises ``ValidationError`` with all problems at once."""
    problems: dict[str, list[str]] = {}
    form = ClaimForm(document, plain(sent))
    _note(form, "", problems)
    holders = _parts(HolderForm, "holders", sent, problems)
    passages = _parts(PassageForm, "passages", sent, problems)
    relations = _parts(RelationForm, "relations", sent, problems)
    if problems:
        raise ValidationError(problems)
    return Claim(
        **form.cleaned_data,
        holders=[HeldBy(**{"participant": None, **one.cleaned_data}) for one in holders],
        passages=[Passage(**one.cleaned_data) for one in passages],
        relations=[RelatedTo(**one.cleaned_data) for one in relations],
        unplaced=frozenset(_keys(sent.get("unplaced"))),
    )


def plain(sent: Any) -> dict[str, Any]:
    """Texts, and lists of texts, as forms know them; whatever else came counts as not given."""
    given = sent if isinstance(sent, dict) else {}
    told = {name: _plain(value) for name, value in given.items()}
    return {name: value for name, value in told.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [str(one) for one in value if isinstance(one, (str, int))]
    if value is True:
        return "on"
    if isinstance(value, (str, int)) and value is not False:
        return str(value)
    return None


def _keys(value: Any) -> list[int]:
    return [int(one) for one in value if isinstance(one, int)] if isinstance(value, list) else []


def _parts(kind: Any, name: str, sent: Payload, problems: dict[str, list[str]]) -> list[Any]:
    rows = sent.get(name, [])
    if not isinstance(rows, list) or len(rows) > MOST_PARTS:
        problems[name] = [_("A list of at most %(most)s is expected.") % {"most": MOST_PARTS}]
        return []
    found = [kind(plain(row)) for row in rows]
    for place, form in enumerate(found):
        _note(form, f"{name}-{place}-", problems)
    return found


def _note(form: forms.Form, prefix: str, problems: dict[str, list[str]]) -> None:
    for field, errors in form.errors.items():
        problems[f"{prefix}{field}"] = [str(error) for error in errors]
