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
from dialogues.models import Attribution, Participant, ParticipantIdentifier, ParticipantName
from dialogues.querysets.editorial import count_of, records


class ParticipantNameInline(OtherNamesWarn, PartInline):
    model = ParticipantName
    fields = ("text", ("language", "kind"))


class ParticipantIdentifierInline(PartInline):
    model = ParticipantIdentifier
    fields = (("scheme", "value"),)


@admin.register(Participant)
class ParticipantAdmin(WarnsOfNearNames, MergesRecords, EditorialAdmin):
    merge_relation = Attribution._meta.get_field("participant")
    list_display = ("name", "kind", "country", "only_at", "position_count", "standing", "updated")
    list_select_related = ("country", "conference")
    list_filter = (
        "status",
        "kind",
        ("country", RecordFilter),
        ("appearances__conference", RecordFilter),
        ("institution", RecordFilter),
    )
    search_fields = ("name",)
    autocomplete_fields = ("country", "conference", "institution")
    inlines = (ParticipantNameInline, ParticipantIdentifierInline)
    record_fieldsets = (
        (None, {"fields": [("name", "sort_name"), ("kind", "country")]}),
        (
            _("What the kind asks for"),
            {
                "fields": [("conference", "institution")],
                "description": _(
                    "Two anonymous voices in one text are two participants, unless the text says "
                    "that they are one."
                ),
            },
        ),
        (_("For readers"), {"fields": ["description"]}),
        (_("On the desk"), {"fields": ["note", "slug"]}),
    )

    def for_changelist(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.annotate(attributions_count=count_of(records("attribution"), "participant"))

    def links(self, record: Participant) -> list[Link]:
        held = {"attributions__participant__id__exact": record.pk}
        return [Link(_("Positions"), record.attributions.count(), list_address("position", **held))]

    @admin.display(description=_("only at"), ordering="conference__sort_key")
    def only_at(self, record: Participant) -> Any:
        return record.conference

    @admin.display(description=_("positions"), ordering="attributions_count")
    def position_count(self, record: Any) -> str:
        return count_link(
            record.attributions_count, "position", attributions__participant__id__exact=record.pk
        )
