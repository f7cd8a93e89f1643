"""The warning that a name is there already: while it is typed, and, without scripts, at saving.

It never keeps anybody from saving.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.db import models
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dialogues.admin.desk.choosing import is_key
from dialogues.admin.desk.labels import label
from dialogues.admin.duplicates.near_names import NAMED, address, already_there, told, why
from dialogues.editorial.matching import NearMatch
from dialogues.models import Participant

MEDIA = forms.Media(
    css={"all": ["dialogues/admin/near_names.css"]},
    js=[Script("dialogues/admin/near_names.js", type="module")],  # type: ignore[list-item]
)


class WarnsOfNearNames:
    """For the admin of a record whose names are compared with those that are there."""

    #: The record's own columns that hold a name.
    near_names_in: tuple[str, ...] = ("name",)

    @property
    def media(self) -> forms.Media:
        return super().media + MEDIA  # type: ignore[misc]

    def formfield_for_dbfield(self: Any, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field is not None and db_field.name in self.near_names_in:
            ask_while_typing(field, self.model, request)
        return field

    def save_related(self: Any, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        request.names_typed = list(_typed(form, formsets, self.near_names_in))

    def response_add(self: Any, request: Any, obj: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        _warn(request, obj)
        return super().response_add(request, obj, *args, **kwargs)  # type: ignore[misc]

    def response_change(self: Any, request: Any, obj: Any) -> HttpResponse:
        _warn(request, obj)
        return super().response_change(request, obj)  # type: ignore[misc]


class OtherNamesWarn:
    """For the inline of a record's other names."""

    near_names_in = ("text",)

    def formfield_for_dbfield(self: Any, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field is not None and db_field.name in self.near_names_in:
            ask_while_typing(field, self.parent_model, request)
        return field


def ask_while_typing(field: forms.Field, model: type[models.Model], request: HttpRequest) -> None:
    """Let the field's input ask, as it is typed in, for records of the kind with such a name."""
    asked = {"of": str(model._meta.model_name)}
    if is_key(own := _record_of_page(request)):
        asked["exclude"] = own
    question = f"{reverse('admin:near_names')}?{urlencode(asked)}"
    field.widget.attrs["data-near-names"] = question
    if model is Participant:
        field.widget.attrs["data-near-names-with"] = "conference"


def _record_of_page(request: HttpRequest) -> str:
    match = request.resolver_match
    return str(match.kwargs.get("object_id", "")) if match else ""


def _typed(form: Any, formsets: Iterable[Any], columns: tuple[str, ...]) -> Iterator[str]:
    """The names that this form brought."""
    yield from (form.cleaned_data[name] for name in columns if name in form.changed_data)
    for formset in formsets:
        for part in formset.forms:
            data = getattr(part, "cleaned_data", {})
            if "text" in part.changed_data and data.get("text") and not data.get("DELETE"):
                yield data["text"]


def _warn(request: Any, record: models.Model) -> None:
    found: dict[Any, NearMatch] = {}
    at = getattr(record, "conference_id", None) if isinstance(record, Participant) else None
    for name in getattr(request, "names_typed", ()):
        for match in already_there(type(record), name, record.pk, conference=at):
            found.setdefault(match.record.pk, match)
    if found:
        messages.warning(request, _message(list(found.values())[:NAMED]))


def _message(found: list[NearMatch]) -> SafeString:
    rows = format_html_join(
        "",
        '<li><a href="{}">{}</a>{}</li>',
        ((address(match.record), label(match.record), _bracketed(why(match))) for match in found),
    )
    return format_html("{}<ul>{}</ul>", told(len(found)), rows)


def _bracketed(text: str) -> str:
    return f" ({text})" if text else ""
