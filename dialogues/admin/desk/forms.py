"""The form of an editorial record: never over somebody else's newer version, never past a rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from dialogues.admin.desk.labels import label
from dialogues.columns import VerbatimFormField, same_but_for_line_ends
from dialogues.editorial.readiness import Problem


@dataclass(frozen=True)
class Conflict:
    """Somebody saved a newer version; ``stored`` holds what differs from what was typed."""

    version: int
    by: str
    at: str
    stored: list[tuple[str, str]]

    @property
    def message(self) -> str:
        return _(
            "%(by)s changed this record on %(at)s, after you opened it. Nothing was saved; what you "
            "typed is kept below."
        ) % {"by": self.by, "at": self.at}


class VerbatimForm(forms.ModelForm):
    """A browser knows one kind of line end; a text that differs in nothing else stays as stored."""

    def clean(self) -> Any:
        cleaned = super().clean()
        for name, field in self.fields.items():
            if isinstance(field, VerbatimFormField) and name in self.cleaned_data:
                self._keep_line_ends(name)
        return cleaned

    def _keep_line_ends(self, name: str) -> None:
        """Called before the form's values reach the instance, which still is as stored."""
        stored, typed = getattr(self.instance, name, None), self.cleaned_data[name]
        if stored and same_but_for_line_ends(stored, typed):
            self.cleaned_data[name] = stored


class EditorialForm(VerbatimForm):
    #: The version that the editor opened; an empty one is compared in the database only.
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    #: The newer version that the editor has seen and knowingly writes over.
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    #: Set by the admin when a first attempt to save broke a rule.
    refused: Iterable[Problem] = ()
    refusal = ""
    #: Problems about these stand with their inlines.
    told_by_parts: frozenset[str] = frozenset()

    conflict: Conflict | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version if self.instance.pk else None

    def clean(self) -> Any:
        cleaned = super().clean()
        self._refuse_older_version()
        if self.refusal:
            self.add_error(None, self.refusal)
        for problem in self.refused:
            if problem.field not in self.told_by_parts:
                self.add_error(
                    problem.field if problem.field in self.fields else None, problem.message
                )
        return cleaned

    def _refuse_older_version(self) -> None:
        opened = self.cleaned_data.get("version")
        newest = self.instance.version
        if not self.instance.pk or opened in (None, newest):
            return
        if self.cleaned_data.get("seen_version") == newest:
            return
        self.conflict = self._conflict()
        self.add_error(None, self.conflict.message)

    def _conflict(self) -> Conflict:
        """Told before the form's values reach the instance, which still is as stored."""
        stored = self.instance
        return Conflict(
            version=stored.version,
            by=str(stored.updated_by or _("Somebody")),
            at=date_format(timezone.localtime(stored.updated_at), "j F Y, H:i:s"),
            stored=[
                self._stored(name)
                for name in self.changed_data
                if name in (self._meta.fields or ())
            ],
        )

    def _stored(self, name: str) -> tuple[str, str]:
        value = self.get_initial_for_field(self.fields[name], name)
        return capfirst(str(self.fields[name].label)), Truncator(self._printed(name, value)).chars(
            300
        )

    def _printed(self, name: str, value: Any) -> str:
        field: Any = self.fields[name]
        if isinstance(value, (list, tuple)):
            return ", ".join(label(row) for row in value)
        if isinstance(field, forms.ModelChoiceField):
            related = getattr(self.instance, name)
            return label(related) if related else ""
        choices = dict(getattr(field, "choices", ()))
        return str(choices.get(value, "" if value is None else value))
