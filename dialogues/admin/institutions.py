from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dialogues.admin.desk.filters import RecordFilter
from dialogues.admin.desk.links import Link, count_link, list_address
from dialogues.admin.desk.merging import MergesRecords
from dialogues.admin.desk.parts import PartInline
from dialogues.admin.desk.records import EditorialAdmin
from dialogues.admin.duplicates.warning import OtherNamesWarn, WarnsOfNearNames
from dialogues.models import Institution, InstitutionIdentifier, InstitutionName
from dialogues.querysets.editorial import count_of, records


class InstitutionNameInline(OtherNamesWarn, PartInline):
    model = InstitutionName
    fields = ("text", ("language", "kind"))


class InstitutionIdentifierInline(PartInline):
    model = InstitutionIdentifier
    fields = (("scheme", "value"),)


@admin.register(Institution)
class InstitutionAdmin(WarnsOfNearNames, MergesRecords, EditorialAdmin):
    near_names_in = ("name", "acronym")
    merge_relation = Institution._meta.get_field("parent")
    list_display = ("name", "acronym", "kind", "country", "hosted_count", "standing", "updated")
    list_select_related = ("country",)
    list_filter = ("status", "kind", ("country", RecordFilter), ("parent", RecordFilter))
    search_fields = ("name",)
    autocomplete_fields = ("country", "parent")
    inlines = (InstitutionNameInline, InstitutionIdentifierInline)
    record_fieldsets = (
        (None, {"fields": [("name", "acronym"), ("kind", "country"), "parent"]}),
        (_("For readers"), {"fields": ["description", "website"]}),
        (_("On the desk"), {"fields": ["note", "slug"]}),
    )

    def for_changelist(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.annotate(conferences_count=count_of(records("host"), "institution"))

    def links(self, record: Institution) -> list[Link]:
        hosted = {"hosts__institution__id__exact": record.pk}
        published = {"publisher__id__exact": record.pk}
        return [
            Link(
                _("Conferences hosted"), record.hosted.count(), list_address("conference", **hosted)
            ),
            Link(
                _("Documents published"),
                record.publications.count(),
                list_address("document", **published),
            ),
        ]

    @admin.display(description=_("hosted"), ordering="conferences_count")
    def hosted_count(self, record: Any) -> str:
        return count_link(
            record.conferences_count, "conference", hosts__institution__id__exact=record.pk
        )
