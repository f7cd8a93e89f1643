"""Choosing other records: select boxes that search, survive nonsense and tell namesakes apart."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import ValidationError

from dialogues.admin.desk.labels import label, with_joins

#: The greatest number a primary key can be; a greater one makes a database refuse the whole query.
GREATEST_KEY = 2**63 - 1
Labels = Mapping[str, str]


def key_field(field: Any) -> Any:
    """The column that a relation points at: the primary key, or a country's code."""
    target = field.remote_field.model._meta
    return target.get_field(getattr(field.remote_field, "field_name", None) or target.pk.name)


def is_key(text: str) -> bool:
    """Whether this can be a primary key, written out."""
    digits = text.isascii() and text.isdigit() and len(text) <= len(str(GREATEST_KEY))
    return digits and int(text) <= GREATEST_KEY


def sound_keys(field: Any, values: Iterable[Any]) -> list[Any]:
    """Those of the submitted values that can be keys of the related records at all."""
    target, sound = key_field(field), []
    for value in values:
        try:
            key = target.to_python(value)
        except (ValidationError, ValueError, TypeError, OverflowError):
            continue
        if isinstance(key, int) and not 0 < key <= GREATEST_KEY:
            continue
        if key in (None, "") or "\x00" in str(key):
            continue
        sound.append(key)
    return sound


def labels_of(field: Any, values: Iterable[Any]) -> Labels:
    """What to print for the values of a relation; one query."""
    keys = sound_keys(field, values)
    if not keys:
        return {}
    name = key_field(field).attname
    rows = field.remote_field.model._default_manager.filter(**{f"{name}__in": keys})
    return {str(getattr(row, name)): label(row) for row in with_joins(rows)}


class _RecordChoice:
    """Prints only what is chosen; ``known`` labels spare the query, as in a formset of many rows."""

    known: Labels | None = None

    def optgroups(self: Any, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        chosen = [str(one) for one in value if one not in (None, "")]
        known = self.known if self.known is not None else labels_of(self.field, chosen)
        options = [
            self.create_option(name, key, known[key], True, place)
            for place, key in enumerate(chosen)
            if key in known
        ]
        if not self.is_required and not self.allow_multiple_selected:
            options.insert(0, self.create_option(name, "", "", False, 0))
        return [(None, options, 0)]

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=["dialogues/admin/search_boxes.js"])  # type: ignore[misc]


class RecordSelect(_RecordChoice, AutocompleteSelect):  # type: ignore[misc]
    pass


class RecordSelectMultiple(_RecordChoice, AutocompleteSelectMultiple):  # type: ignore[misc]
    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        """Without a button to clear all: it stands where no list may have one, and is soon hit."""
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return {**attrs, "data-allow-clear": "false"}


class ManyRecordsField(forms.ModelMultipleChoiceField):
    """Django's hands any number to the database, which may refuse it with an exception."""

    def _check_values(self, value: Any) -> Any:
        for key in value:
            if not is_key(str(key)):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"],
                    code="invalid_pk_value",
                    params={"pk": key},
                )
        return super()._check_values(value)  # type: ignore[misc]


class ChoosesRecords:
    """For an admin class or inline: every relation among ``autocomplete_fields`` is chosen so."""

    def formfield_for_dbfield(self: Any, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Beside the box a record can be added or opened, but not deleted."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field

    def formfield_for_foreignkey(self: Any, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = RecordSelect(db_field, self.admin_site)
        return _told_apart(super().formfield_for_foreignkey(db_field, request, **kwargs))  # type: ignore[misc]

    def formfield_for_manytomany(self: Any, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = RecordSelectMultiple(db_field, self.admin_site)
            kwargs["form_class"] = ManyRecordsField
        return _told_apart(super().formfield_for_manytomany(db_field, request, **kwargs))  # type: ignore[misc]


def _told_apart(field: Any) -> Any:
    if field is not None:
        field.label_from_instance = label
    return field


def tell_labels(rows: list[Any]) -> None:
    """Look up once what all forms of a formset print as chosen, instead of once a form."""
    choices = [(form, name) for form in rows for name in form.fields if _widget(form, name)]
    for name in dict.fromkeys(name for _form, name in choices):
        widgets = [(form, _widget(form, name)) for form, other in choices if other == name]
        values = [value for form, _widget_ in widgets for value in _values(form[name].value())]
        known = labels_of(widgets[0][1].field, values)
        for _form, widget in widgets:
            widget.known = known


def _widget(form: Any, name: str) -> Any:
    widget = form.fields[name].widget
    inner = getattr(widget, "widget", widget)
    return inner if isinstance(inner, _RecordChoice) else None


def _values(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]
