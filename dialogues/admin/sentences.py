from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from dialogues.admin.desk.bad_input import SurvivesBadInput
from dialogues.admin.desk.choosing import ChoosesRecords, RecordSelect
from dialogues.admin.desk.columns import badge, short
from dialogues.admin.desk.filters import RecordFilter
from dialogues.admin.desk.forms import VerbatimForm
from dialogues.admin.desk.histories import KeepsHistory
from dialogues.choices import Decision, NothingReason
from dialogues.editorial.coding import decide
from dialogues.models import Sentence

#: What the list can decide at once: an action for each decision and each reason for none.
DECISIONS: dict[str, tuple[str, str, Any]] = {
    "code_attributed": (Decision.ATTRIBUTED, "", _("Code as: attributed position")),
    "code_author": (Decision.AUTHOR, "", _("Code as: author’s own position")),
    "code_both": (Decision.BOTH, "", _("Code as: attributed and author’s own")),
    "code_background": (
        Decision.NOTHING, NothingReason.BACKGROUND, _("Code as: no position, background fact"),
    ),
    "code_narrative": (
        Decision.NOTHING, NothingReason.NARRATIVE, _("Code as: no position, narrative"),
    ),
    "code_heading": (Decision.NOTHING, NothingReason.HEADING, _("Code as: no position, heading")),
    "code_boilerplate": (
        Decision.NOTHING, NothingReason.BOILERPLATE, _("Code as: no position, boilerplate"),
    ),
    "code_teaser": (
        Decision.NOTHING, NothingReason.TEASER, _("Code as: belongs to another document"),
    ),
    "code_undecided": (Decision.UNDECIDED, "", _("Take the decision back")),
}  # fmt: skip


@admin.register(Sentence)
class SentenceAdmin(SurvivesBadInput, ChoosesRecords, KeepsHistory):
    """Sentences come from their document's text; only the coding decision is made here."""

    form = VerbatimForm
    list_display = ("words", "number", "document", "decided", "reason")
    list_filter = (("document", RecordFilter), "decision", "reason")
    list_select_related = ("document",)
    list_per_page = 100
    ordering = ("document", "number")
    readonly_fields = ("document", "number", "full_words")
    view_on_site = False
    fieldsets = (
        (None, {"fields": ["full_words", ("document", "number")]}),
        (_("Decision"), {"fields": [("decision", "reason"), "note"]}),
    )

    @property
    def media(self) -> Any:
        return super().media + RecordSelect(None, self.admin_site).media

    def get_queryset(self, request: Any) -> QuerySet[Any]:
        """The words are cut out by the database: a whole text in every row would be too much."""
        words = Substr("document__text", F("start") + 1, F("end") - F("start"))
        return super().get_queryset(request).defer("document__text").annotate(words=words)

    def has_add_permission(self, request: Any) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def save_model(self, request: Any, obj: Sentence, form: Any, change: bool) -> None:
        decide(obj, obj.decision, by=request.user, reason=obj.reason, note=obj.note)

    def get_actions(self, request: Any) -> Any:
        actions = super().get_actions(request)
        if self.has_change_permission(request):
            own = {
                name: (partial(_code, decision=decision, reason=reason), name, text)
                for name, (decision, reason, text) in DECISIONS.items()
            }
            actions.update(own)
        return actions

    @admin.display(description=_("sentence"))
    def words(self, record: Any) -> str:
        return short(record.words, 200)

    @admin.display(description=_("sentence"))
    def full_words(self, record: Any) -> str:
        return record.words

    @admin.display(description=_("decision"), ordering="decision")
    def decided(self, record: Sentence) -> str:
        return badge("decision", record.decision, record.get_decision_display())


def _code(
    modeladmin: Any, request: Any, queryset: QuerySet[Sentence], *, decision: str, reason: str
) -> None:
    rows = list(queryset)
    for sentence in rows:
        decide(sentence, decision, by=request.user, reason=reason, note=sentence.note)
    text = ngettext("%(count)s sentence coded.", "%(count)s sentences coded.", len(rows))
    messages.success(request, text % {"count": len(rows)})
