from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dialogues.admin.desk.filters import RecordFilter, TopicFilter
from dialogues.admin.desk.links import Link, count_link, list_address
from dialogues.admin.desk.parts import PlacedInline
from dialogues.admin.desk.records import EditorialAdmin
from dialogues.admin.duplicates.warning import WarnsOfNearNames
from dialogues.models import Appearance, Conference, Host
from dialogues.querysets.editorial import count_of, records


class HostInline(PlacedInline):
    model = Host
    extra_on_add = 1
    autocomplete_fields = ("institution",)
    fields = (("institution", "role"), ("stated_as", "place"))

    def get_queryset(self, request: Any) -> QuerySet[Host]:
        return super().get_queryset(request).select_related("institution")


class AppearanceInline(PlacedInline):
    model = Appearance
    extra_on_add = 1
    autocomplete_fields = ("participant", "institutions")
    fields = (
        ("participant", "role"),
        "stated_as",
        "institutions",
        ("capacity", "place"),
        "named_by_organiser",
    )

    def get_queryset(self, request: Any) -> QuerySet[Appearance]:
        rows = super().get_queryset(request)
        return rows.select_related("participant").prefetch_related("institutions")


@admin.register(Conference)
class ConferenceAdmin(WarnsOfNearNames, EditorialAdmin):
    near_names_in = ("title",)
    list_display = ("title", "date", "standing", "position_count", "document_count", "updated")
    list_filter = (
        "status",
        ("series", RecordFilter),
        ("hosts__institution", RecordFilter),
        ("topics", TopicFilter),
        "format",
        "access",
        "attribution_rule",
        "date_precision",
        "date_inferred",
    )
    date_hierarchy = "start_date"
    search_fields = ("title",)
    autocomplete_fields = ("series", "topics")
    inlines = (HostInline, AppearanceInline)
    record_fieldsets = (
        (None, {"fields": ["title", "series"]}),
        (
            _("When"),
            {
                "fields": [
                    ("start_date", "end_date", "date_precision"),
                    "date_inferred",
                    "date_note",
                ],
                "description": _(
                    "As far as the documents state it. What is inferred is ticked, with its "
                    "evidence in the note."
                ),
            },
        ),
        (_("Where and how"), {"fields": [("format", "access"), ("place", "languages")]}),
        (
            _("Who may be named"),
            {
                "fields": [("attribution_rule", "embargo_until"), "attribution_note"],
                "description": _("The rule binds every page, feed and export at once."),
            },
        ),
        (_("What it was about"), {"fields": ["summary", "topics"]}),
        (_("On the desk"), {"fields": ["note", "slug"]}),
    )

    def for_changelist(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.with_positions_count(preview=True).annotate(  # type: ignore[attr-defined]
            documents_count=count_of(records("document"), "conferences")
        )

    def links(self, record: Conference) -> list[Link]:
        here = {"conference__id__exact": record.pk}
        about = {"conferences__id__exact": record.pk}
        return [
            Link(_("Positions"), record.positions.count(), list_address("position", **here)),
            Link(_("Documents"), record.documents.count(), list_address("document", **about)),
        ]

    @admin.display(description=_("date"), ordering="sort_date")
    def date(self, record: Conference) -> str:
        return record.date_text

    @admin.display(description=_("positions"), ordering="positions_count")
    def position_count(self, record: Any) -> str:
        return count_link(record.positions_count, "position", conference__id__exact=record.pk)

    @admin.display(description=_("documents"), ordering="documents_count")
    def document_count(self, record: Any) -> str:
        return count_link(record.documents_count, "document", conferences__id__exact=record.pk)
