from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dialogues.admin.desk.links import count_link
from dialogues.admin.desk.records import RecordAdmin
from dialogues.admin.desk.searching import SearchesFolded
from dialogues.admin.duplicates.warning import WarnsOfNearNames
from dialogues.models import Series
from dialogues.querysets.editorial import count_of, records


@admin.register(Series)
class SeriesAdmin(WarnsOfNearNames, SearchesFolded, RecordAdmin):
    near_names_in = ("title",)
    list_display = ("title", "conference_count")
    search_fields = ("title", "slug")
    fieldsets = (
        (
            None,
            {
                "fields": ["title", "description", "slug"],
                "description": _("A series is public as soon as one of its conferences is."),
            },
        ),
    )

    def for_changelist(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.annotate(conferences_count=count_of(records("conference"), "series"))

    @admin.display(description=_("conferences"), ordering="conferences_count")
    def conference_count(self, record: Any) -> str:
        return count_link(record.conferences_count, "conference", series__id__exact=record.pk)
