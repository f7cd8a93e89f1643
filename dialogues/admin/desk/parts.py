"""The parts of a record (hosts, quotations, names) as stacked inlines on its page."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from dialogues.admin.desk.choosing import ChoosesRecords, tell_labels
from dialogues.admin.desk.forms import VerbatimForm
from dialogues.editorial.readiness import Problem


class PartFormSet(forms.BaseInlineFormSet):
    #: Set by the admin: what a first attempt to save broke about these parts.
    refused: tuple[Problem, ...] = ()

    @cached_property
    def forms(self) -> list[Any]:
        rows = super().forms
        tell_labels(rows)
        return rows

    def clean(self) -> None:
        super().clean()
        if self.refused:
            raise ValidationError([problem.message for problem in self.refused])

    @property
    def kept_forms(self) -> list[Any]:
        """Forms that stay: neither empty nor to be deleted."""
        return [
            form
            for form in self.forms
            if not self._should_delete_form(form) and (form.instance.pk or form.has_changed())  # type: ignore[attr-defined]
        ]


class PartInline(ChoosesRecords, admin.StackedInline):
    """Whoever may change a record may change its parts; they need no permissions of their own."""

    form = VerbatimForm
    formset = PartFormSet
    extra = 0
    #: A form with more rows than this is nobody's work, and would take the server minutes to draw.
    max_num = 500
    #: How many empty forms wait on the page of a new record.
    extra_on_add = 0

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Fields of the form alone, such as a place in the list, are nothing to be looked at."""
        fieldsets = super().get_fieldsets(request, obj)
        if self._may_change(request):
            return fieldsets
        drop = set(self.form.declared_fields)
        return [
            (name, {**options, "fields": _without(options["fields"], drop)})
            for name, options in fieldsets
        ]

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return self.extra if obj else self.extra_on_add

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "view") or self._may_change(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change(request)

    def _may_change(self, request: HttpRequest) -> bool:
        return self._may(request, "change") or self._may(request, "add")

    def _may(self, request: HttpRequest, action: str) -> bool:
        opts = self.parent_model._meta
        codename = get_permission_codename(action, opts)
        return bool(request.user.has_perm(f"{opts.app_label}.{codename}"))


def _without(fields: Any, drop: set[str]) -> list[Any]:
    kept = []
    for line in fields:
        names = [name for name in ([line] if isinstance(line, str) else line) if name not in drop]
        if names:
            kept.append(tuple(names))
    return kept


class PlacedForm(VerbatimForm):
    """A part that stands in a list: editors say the place, the list keeps the numbers."""

    place = forms.IntegerField(
        label=_("Place in the list"),
        required=False,
        min_value=1,
        max_value=9999,
        help_text=_("1 comes first. Empty: at the end."),
    )

    def has_changed(self) -> bool:
        """A new form in which nothing but a place was typed stays empty."""
        if self.instance.pk is None and set(self.changed_data) <= {"place"}:
            return False
        return super().has_changed()


class PlacedFormSet(PartFormSet):
    #: Far above any number in use: parked there, rows can change places under a unique constraint.
    PARKED = 20_000

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance.pk and index is not None:
            form.fields["place"].initial = index + 1

    def save_new(self, form: Any, commit: bool = True) -> Any:
        form.instance.order = self._highest_order() + 1
        return super().save_new(form, commit)

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit)
        if commit:
            self.put_in_order()
        return saved

    def put_in_order(self) -> None:
        """Renumber the rows if the places that were typed differ from the order they have."""
        rows = [form.instance for form in sorted(self.kept_forms, key=_typed_place)]
        orders = [row.order for row in rows]
        if orders == sorted(set(orders)):
            return
        for first in (self.PARKED, 0):
            for number, row in enumerate(rows, first):
                row.order = number
                row.save(update_fields=["order"])

    def _highest_order(self) -> int:
        model: Any = self.model
        rows = model._base_manager.filter(**{self.fk.name: self.instance})
        highest = rows.aggregate(highest=models.Max("order"))["highest"]
        return -1 if highest is None else highest


def _typed_place(form: Any) -> tuple[float, int]:
    """Of two rows with the same place, the one that was moved there pushes the other on."""
    place, before = form.cleaned_data.get("place"), form.fields["place"].initial
    if place is None:
        return float("inf"), 0
    if before == place:
        return place, 0
    return place, 1 if before is not None and before < place else -1


class PlacedInline(PartInline):
    form = PlacedForm
    formset = PlacedFormSet
