"""The admin classes that each noun's own builds on."""

from dataclasses import replace
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from dialogues.admin.desk.bad_input import SurvivesBadInput
from dialogues.admin.desk.choosing import ChoosesRecords, RecordSelect
from dialogues.admin.desk.columns import ShowsStatus
from dialogues.admin.desk.deleting import DeletesSafely
from dialogues.admin.desk.forms import VerbatimForm
from dialogues.admin.desk.histories import KeepsHistory
from dialogues.admin.desk.links import Link
from dialogues.admin.desk.next_versions import EditsNextVersions, next_moves
from dialogues.admin.desk.panel import panel_of
from dialogues.admin.desk.presence import TellsWhoEdits
from dialogues.admin.desk.rivals import SettlesRivals
from dialogues.admin.desk.saving import SavesByTheRules
from dialogues.admin.desk.searching import SearchesFullText
from dialogues.admin.desk.summary import summary
from dialogues.admin.desk.withdrawing import MovesRecords
from dialogues.choices import Status
from dialogues.models import EditorialRecord

Fieldsets = tuple[tuple[Any, dict[str, Any]], ...]

BOOKKEEPING = (
    ("created_at", "created_by"),
    ("updated_at", "updated_by"),
    ("published_at", "published_by"),
)
WITHDRAWAL: Fieldsets = ((_("Withdrawn"), {"fields": ["withdrawn_reason"]}),)


class RecordAdmin(SurvivesBadInput, ChoosesRecords, DeletesSafely, KeepsHistory):
    """Any record with a history; a list is read at a fixed number of queries."""

    form = VerbatimForm
    list_per_page = 50
    save_on_top = False
    view_on_site = False

    @property
    def media(self) -> forms.Media:
        """With that of the search boxes that filter a list."""
        return super().media + RecordSelect(None, self.admin_site).media

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        match = request.resolver_match
        is_list = match is not None and (match.url_name or "").endswith("_changelist")
        return self.for_changelist(rows) if is_list else rows

    def for_changelist(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Adds what the columns print."""
        return rows


class EditorialAdmin(
    ShowsStatus,
    MovesRecords,
    SettlesRivals,
    EditsNextVersions,
    TellsWhoEdits,
    SavesByTheRules,
    SearchesFullText,
    RecordAdmin,
):
    """A record that is drafted, reviewed, published and withdrawn."""

    record_fieldsets: Fieldsets = ()
    readonly_fields: Any = tuple(name for pair in BOOKKEEPING for name in pair)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return self.record_fieldsets
        withdrawn = WITHDRAWAL if obj.status == Status.WITHDRAWN else ()
        kept = ((_("Who and when"), {"fields": [*BOOKKEEPING], "classes": ["collapse"]}),)
        return (*withdrawn, *self.record_fieldsets, *kept)

    def links(self, record: Any) -> list[Link]:
        """Lists of what belongs to the record."""
        return []

    def merge_url(self, request: HttpRequest, record: Any) -> str:
        """Where the record can be merged into another; empty for what cannot be merged."""
        return ""

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "withdrawn_reason":
            field.required = True  # it is on the form of withdrawn records only
        return field

    def render_change_form(
        self, request: Any, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        obj: EditorialRecord | None = kwargs.get("obj")
        stored = self.model._base_manager.get(pk=obj.pk) if obj is not None and obj.pk else None
        may_change = (
            self.has_change_permission(request, stored)
            if stored
            else self.has_add_permission(request)
        )
        context["desk"] = panel_of(stored, self, request)
        # In place of Django's list, which does not say where the errors are.
        context["faults"] = summary(context["adminform"].form, context["inline_admin_formsets"])
        context["errors"] = []
        context["meanwhile"] = getattr(request, "meanwhile", None)
        for name in ("next_version", "next_changes", "next_clashes"):
            context[name] = getattr(request, name, None)
        if stored and stored.is_published and may_change:
            waiting = context["next_version"]
            open_ones = tuple(next_moves(request.user, stored, waiting))
            context["desk"] = replace(context["desk"], moves=open_ones)
        if stored and may_change:
            context["presence"] = self.presence_context(request, stored)
        context["links"] = self.links(stored) if stored else []
        context["merge_url"] = self.merge_url(request, stored) if stored else ""
        return super().render_change_form(request, context, *args, **kwargs)
