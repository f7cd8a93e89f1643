from typing import Any

from django.contrib import admin
from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from dialogues.admin.desk.filters import RecordFilter
from dialogues.admin.desk.links import Link, count_link, list_address
from dialogues.admin.desk.merging import MergesRecords
from dialogues.admin.desk.parts import PartInline
from dialogues.admin.desk.records import EditorialAdmin
from dialogues.admin.duplicates.warning import OtherNamesWarn, WarnsOfNearNames
from dialogues.columns import SortKeyField
from dialogues.models import Topic, TopicLabel

NOTHING = Value("", output_field=SortKeyField())
UPPER, MIDDLE, OWN = F("parent__parent__sort_key"), F("parent__sort_key"), F("sort_key")
#: The tree read from top to bottom: by the name on each of its three levels.
TREE_ORDER = (
    Coalesce(UPPER, MIDDLE, OWN),
    Case(
        When(parent__parent__isnull=False, then=MIDDLE),
        When(parent__isnull=False, then=OWN),
        default=NOTHING,
    ),
    Case(When(parent__parent__isnull=False, then=OWN), default=NOTHING),
)


class TopicLabelInline(OtherNamesWarn, PartInline):
    model = TopicLabel
    fields = ("text", ("language", "kind"))


@admin.register(Topic)
class TopicAdmin(WarnsOfNearNames, MergesRecords, EditorialAdmin):
    merge_relation = Topic._meta.get_field("parent")
    list_display = ("in_tree", "slug", "position_count", "standing", "updated")
    list_select_related = ("parent",)
    list_per_page = 200
    list_filter = ("status", ("parent", RecordFilter))
    search_fields = ("name",)
    autocomplete_fields = ("parent", "related")
    inlines = (TopicLabelInline,)
    record_fieldsets = (
        (None, {"fields": ["name", "parent"]}),
        (_("What belongs here"), {"fields": ["scope_note", "related"]}),
        (_("On the desk"), {"fields": ["slug"]}),
    )

    def get_ordering(self, request: Any) -> Any:
        return TREE_ORDER

    def for_changelist(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.with_positions_count(preview=True)  # type: ignore[attr-defined]

    def links(self, record: Topic) -> list[Link]:
        here = {"topics__id__exact": record.pk}
        return [Link(_("Positions"), record.positions.count(), list_address("position", **here))]

    @admin.display(description=_("topic"))
    def in_tree(self, record: Topic) -> SafeString:
        level = 0 if record.parent is None else 1 if record.parent.parent_id is None else 2
        return format_html('<span class="level level--{}">{}</span>', level, record.name)

    @admin.display(description=_("positions"), ordering="positions_count")
    def position_count(self, record: Any) -> str:
        return count_link(record.positions_count, "position", topics__id__exact=record.pk)
