from typing import Any

from django.contrib import admin, messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dialogues.admin.desk.columns import badge, short
from dialogues.admin.desk.filters import RecordFilter, TopicFilter, WordsFilter
from dialogues.admin.desk.parts import PartFormSet, PartInline, PlacedInline
from dialogues.admin.desk.records import EditorialAdmin
from dialogues.admin.quotations import QuotationInline
from dialogues.choices import AnchorState
from dialogues.models import Attribution, Position, PositionRelation, Quotation


class AttributionInline(PlacedInline):
    model = Attribution
    verbose_name = _("holder or reporter")
    verbose_name_plural = _("holders and reporters")
    extra_on_add = 1
    autocomplete_fields = ("participant",)
    fields = (("participant", "role"), "words", ("basis", "place"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attribution]:
        return super().get_queryset(request).select_related("participant")


class RelationFormSet(PartFormSet):
    def clean(self) -> None:
        super().clean()
        for form in self.kept_forms:
            target = form.cleaned_data.get("target")
            if target is not None and target.pk == self.instance.pk:
                form.add_error(
                    "target", _now("Choose another position; this is the one you are editing.")
                )


class RelationInline(PartInline):
    model = PositionRelation
    fk_name = "source"
    formset = RelationFormSet
    autocomplete_fields = ("target",)
    verbose_name_plural = _("relations to other positions")
    fields = (("kind", "target"), "note")

    def get_queryset(self, request: HttpRequest) -> QuerySet[PositionRelation]:
        return super().get_queryset(request).select_related("target")


@admin.register(Position)
class PositionAdmin(EditorialAdmin):
    list_display = ("claim", "held_by", "stance", "about_topics", "said_at", "words", "standing")
    list_select_related = ("conference",)
    list_filter = (
        "status",
        ("conference", RecordFilter),
        ("document", RecordFilter),
        ("topics", TopicFilter),
        ("attributions__participant", RecordFilter),
        ("about", RecordFilter),
        WordsFilter,
        "stance",
        "layer",
        "kind",
        "mode",
        "setting",
        "confidence",
        "unattributed",
    )
    date_hierarchy = "conference__start_date"
    search_fields = ("statement",)
    autocomplete_fields = ("conference", "document", "topics", "about")
    readonly_fields = (*EditorialAdmin.readonly_fields, "relations_from_others")
    inlines = (AttributionInline, QuotationInline, RelationInline)
    record_fieldsets = (
        (
            _("The claim"),
            {
                "fields": ["statement", "conference", "document", "setting"],
                "description": _(
                    "One claim a record: two claims in one sentence are two positions."
                ),
            },
        ),
        (_("What it says"), {"fields": ["topics", ("stance", "kind"), "about"]}),
        (
            _("How the text gives it"),
            {"fields": [("layer", "mode"), "unattributed", "no_wording", "confidence"]},
        ),
        (_("On the desk"), {"fields": ["note", "relations_from_others"]}),
    )

    def for_changelist(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        attributions = Attribution.objects.select_related("participant")
        return rows.prefetch_related(
            Prefetch("attributions", attributions),
            Prefetch("quotations", Quotation.objects.only("position", "state")),
            "topics",
        )

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        request.adjusted_quotations = [
            row for one in formsets for row in getattr(one, "adjusted", [])
        ]

    def after_saving(self, request: Any, obj: Position) -> None:
        for quotation in request.adjusted_quotations:
            told = _now(
                "“%(words)s” is stored as the text has it, with its own white space and marks."
            )
            messages.info(request, told % {"words": short(quotation.exact)})

    @admin.display(description=_("claim"), ordering="pk")
    def claim(self, record: Position) -> str:
        return short(record.statement)

    @admin.display(description=_("held by"))
    def held_by(self, record: Position) -> Any:
        names = [
            f"{row.participant} ({row.get_role_display().lower()})"
            if row.role != "holder"
            else str(row.participant)
            for row in record.attributions.all()
        ]
        if not names:
            return badge("unattributed", "yes", _("unattributed")) if record.unattributed else ""
        return short("; ".join(names), 60)

    @admin.display(description=_("topics"))
    def about_topics(self, record: Position) -> str:
        return ", ".join(topic.name for topic in record.topics.all())

    @admin.display(description=_("said at"), ordering="conference__sort_date")
    def said_at(self, record: Position) -> str:
        return short(record.conference.title, 50)

    @admin.display(description=_("quotations"))
    def words(self, record: Position) -> Any:
        """The worst state that a quotation of the position is in."""
        states = {quotation.state for quotation in record.quotations.all()}
        for state in (AnchorState.LOST, AnchorState.UNVERIFIED, AnchorState.VERIFIED):
            if state in states:
                return badge("anchor", state, state.label)
        return ""

    @admin.display(description=_("relations from other positions"))
    def relations_from_others(self, record: Position) -> SafeString | str:
        if record.pk is None:
            return ""
        rows = record.relations_in.select_related("source")
        return format_html_join(
            "",
            '<p>{}: <a href="{}">{}</a></p>',
            (
                (
                    row.get_kind_display(),
                    reverse("admin:dialogues_position_change", args=[row.source_id]),
                    str(row.source),
                )
                for row in rows
            ),
        )
