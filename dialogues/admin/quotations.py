"""Quotations on a position's page: found in the document as they are saved, or sent back."""

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.admin.desk.columns import badge
from dialogues.admin.desk.parts import PlacedForm, PlacedFormSet, PlacedInline
from dialogues.choices import AnchorState
from dialogues.columns import VerbatimFormField
from dialogues.editorial.anchoring import anchor_quotation
from dialogues.models import Position, Quotation, reads_at_its_place
from dialogues.text.anchoring import Ambiguous, AnchoringError, NotFound
from dialogues.text.anchoring.errors import shortened

#: How many places of words that occur several times are offered, and how much of their surroundings.
OFFERED = 20
AROUND = 60  # code points


class QuotationForm(PlacedForm):
    words_before = VerbatimFormField(
        label=gettext_lazy("Words just before"),
        required=False,
        widget=forms.TextInput,
        help_text=gettext_lazy(
            "Only if the exact words occur several times: what stands before them."
        ),
    )
    #: Where the words begin (code points), once the editor has chosen among several places.
    occurrence = forms.IntegerField(
        label=gettext_lazy("Which of them"),
        required=False,
        min_value=0,
        max_value=2**31 - 1,
        widget=forms.HiddenInput,
    )

    @property
    def is_typed(self) -> bool:
        """Whether the editor said something new about which words are meant."""
        return bool({"exact", "words_before", "occurrence"} & set(self.changed_data))

    def offer(self, text: str, error: Ambiguous) -> None:
        """Ask for one of the places where the words stand."""
        places = [(match.start, _surroundings(text, match)) for match in error.candidates[:OFFERED]]
        self.fields["occurrence"].widget = forms.RadioSelect(choices=places)


class QuotationFormSet(PlacedFormSet):
    def clean(self) -> None:
        super().clean()
        #: Quotations that nobody edited, but that stand elsewhere now.
        self.moved: list[Quotation] = []
        #: Quotations whose words differ from what was typed: white space, quotation marks, dashes.
        self.adjusted: list[Quotation] = []
        for form in self.kept_forms:
            if "exact" in form.cleaned_data:
                self._anchor(form)

    def _anchor(self, form: QuotationForm) -> None:
        quotation: Quotation = form.instance
        quotation.position = self.instance
        asked = form.is_typed or self._document_changed
        if not asked and _stands(quotation):
            return
        try:
            self._find(form)
        except AnchoringError as error:
            if asked:
                self._send_back(form, error)
            return
        if not form.has_changed():
            self.moved.append(quotation)
        if quotation.exact != form.cleaned_data["exact"]:
            self.adjusted.append(quotation)

    def _find(self, form: QuotationForm) -> None:
        before = form.cleaned_data.get("words_before") or ""
        place = form.cleaned_data.get("occurrence")
        if before or place is not None:
            form.instance.prefix, form.instance.suffix = before, ""
        anchor_quotation(form.instance, near=place)

    def _send_back(self, form: QuotationForm, error: AnchoringError) -> None:
        if isinstance(error, NotFound):
            form.add_error("exact", str(error))
        elif isinstance(error, Ambiguous):
            form.offer(form.instance.position.document.text, error)
            form.add_error(
                "occurrence", _("These words occur several times. Choose the place meant.")
            )
        else:
            form.add_error("exact", str(error))

    @cached_property
    def _document_changed(self) -> bool:
        stored = Position.objects.filter(pk=self.instance.pk).values_list("document", flat=True)
        return list(stored) != [self.instance.document_id]

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit)
        if commit:
            for quotation in self.moved:
                quotation.save()
        return saved


class QuotationInline(PlacedInline):
    model = Quotation
    form = QuotationForm
    formset = QuotationFormSet
    extra_on_add = 1
    max_num = 100
    readonly_fields = ("standing",)
    fieldsets = (
        (None, {"fields": ["exact", "words_before", "occurrence", ("standing", "place")]}),
        (
            gettext_lazy("Translation"),
            {"fields": [("language", "translator"), "translation"], "classes": ["collapse"]},
        ),
    )

    @admin.display(description=gettext_lazy("in the text"))
    def standing(self, quotation: Quotation) -> SafeString | str:
        if quotation.pk is None:
            return _("looked for when you save")
        state = badge("anchor", quotation.state, quotation.get_state_display())
        if quotation.state != AnchorState.VERIFIED:
            return state
        return format_html(
            '{} <span class="around">…{}<b>[…]</b>{}…</span>',
            state,
            quotation.prefix,
            quotation.suffix,
        )


def _stands(quotation: Quotation) -> bool:
    """Whether the anchor is what it should be: there, or not there for want of a text."""
    document = quotation.position.document
    if document is None or not document.text:
        return quotation.start is None
    return quotation.is_verified and reads_at_its_place(quotation, document.text)


def _surroundings(text: str, match: Any) -> str:
    before = text[max(0, match.start - AROUND) : match.start]
    after = text[match.end : match.end + AROUND]
    words = shortened(text[match.start : match.end])
    return f"…{before}[{words}]{after}…"
