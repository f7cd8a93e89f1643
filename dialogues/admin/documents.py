from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dialogues.admin.desk.columns import badge
from dialogues.admin.desk.filters import RecordFilter
from dialogues.admin.desk.links import Link, count_link, list_address
from dialogues.admin.desk.parts import PlacedInline
from dialogues.admin.desk.records import EditorialAdmin
from dialogues.admin.desk.refusing import tell_problems
from dialogues.admin.text_changes import TellsTextChange
from dialogues.choices import Decision
from dialogues.editorial.anchoring import Moved, change_text
from dialogues.editorial.coding import cut_into_sentences, progress
from dialogues.models import Authorship, Document, Quotation
from dialogues.querysets.editorial import count_of, records


class AuthorshipInline(PlacedInline):
    model = Authorship
    autocomplete_fields = ("participant",)
    fields = ("participant", ("stated_as", "place"))

    def get_queryset(self, request: Any) -> QuerySet[Authorship]:
        return super().get_queryset(request).select_related("participant")


@admin.register(Document)
class DocumentAdmin(TellsTextChange, EditorialAdmin):
    list_display = (
        "title", "kind", "language", "date", "wording", "coded", "position_count", "standing", "updated",
    )  # fmt: skip
    list_filter = (
        "status",
        ("conferences", RecordFilter),
        ("publisher", RecordFilter),
        "kind",
        "language",
        "extent",
        "visibility",
    )
    date_hierarchy = "published_date"
    search_fields = ("title",)
    autocomplete_fields = ("conferences", "publisher", "known_through")
    inlines = (AuthorshipInline,)
    record_fieldsets = (
        (None, {"fields": ["title", ("kind", "language"), "conferences"]}),
        (
            _("Where it was published"),
            {
                "fields": [
                    "publisher",
                    ("published_date", "published_precision"),
                    "published_inferred",
                    "published_note",
                    "url",
                    "known_through",
                ]
            },
        ),
        (
            _("The text"),
            {
                "fields": ["text", "extent"],
                "description": _(
                    "Paste it exactly as published. When you change a text, you are told what that "
                    "does to its quotations and to the coding before anything is saved. A new text "
                    "is cut into sentences for coding."
                ),
            },
        ),
        (_("Rights"), {"fields": ["rights", "visibility"]}),
        (_("On the desk"), {"fields": ["note", "slug"]}),
    )

    def for_changelist(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        undecided = records("sentence").filter(decision=Decision.UNDECIDED)
        return rows.defer("text").annotate(
            text_length=Length("text"),
            positions_count=count_of(records("position"), "document"),
            sentences_count=count_of(records("sentence"), "document"),
            undecided_count=count_of(undecided, "document"),
        )

    def links(self, record: Document) -> list[Link]:
        here = {"document__id__exact": record.pk}
        return [
            Link(_("Positions"), record.positions.count(), list_address("position", **here)),
            Link(_("Sentences"), record.sentences.count(), list_address("sentence", **here)),
            Link(
                _("Coding: sentences left"),
                progress(record).undecided,
                reverse("admin:workbench", args=[record.pk]),
            ),
        ]

    def save_model(self, request: Any, obj: Document, form: Any, change: bool) -> None:
        stored = (
            Document.objects.values_list("text", flat=True).get(pk=obj.pk) if change else obj.text
        )
        if obj.text == stored:
            super().save_model(request, obj, form, change)
        else:
            wanted = obj.text
            self.tell_text_change(request, obj, stored, wanted)
            obj.text = stored
            request.moved_quotations = change_text(obj, wanted, by=request.user)
        if obj.text:
            cut_into_sentences(obj)

    def after_saving(self, request: Any, obj: Document) -> None:
        moved: list[Moved] | None = getattr(request, "moved_quotations", None)
        if moved is None:
            return
        lost = Quotation.objects.filter(position__document=obj).to_mend().select_related("position")
        found = sum(1 for one in moved if not one.is_lost)
        text = _now(
            "The text was changed; %(found)s of its %(all)s quotations were found in the new one."
        )
        messages.info(request, text % {"found": found, "all": len(moved)})
        if lost:
            tell_problems(
                request,
                _now("These quotations are not in the new text. Mend or remove them:"),
                [_link(quotation) for quotation in lost],
                level=messages.WARNING,
            )

    @admin.display(description=_("date"), ordering="sort_date")
    def date(self, record: Document) -> str:
        return record.date_text if record.published_date else ""

    @admin.display(description=_("text"), ordering="text_length")
    def wording(self, record: Any) -> str:
        if not record.text_length:
            return badge("text", "none", _("none"))
        return _now("%(kind)s, %(length)s characters") % {
            "kind": record.get_extent_display(),
            "length": f"{record.text_length:,}",
        }

    @admin.display(description=_("coded"))
    def coded(self, record: Any) -> str:
        if not record.sentences_count:
            return ""
        left = {"document__id__exact": record.pk, "decision__exact": Decision.UNDECIDED}
        text = _now("%(done)s of %(all)s sentences") % {
            "done": record.sentences_count - record.undecided_count,
            "all": record.sentences_count,
        }
        return format_html('<a href="{}">{}</a>', list_address("sentence", **left), text)

    @admin.display(description=_("positions"), ordering="positions_count")
    def position_count(self, record: Any) -> str:
        return count_link(record.positions_count, "position", document__id__exact=record.pk)


def _link(quotation: Quotation) -> SafeString:
    address = reverse("admin:dialogues_position_change", args=[quotation.position_id])
    return format_html('“{}” in <a href="{}">{}</a>', str(quotation), address, quotation.position)
