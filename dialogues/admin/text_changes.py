"""A document whose text was changed in its form: first told what that does, then saved.

The report is made where the document would be saved, once everything else that was typed has
passed; the save is undone and the report shown. Everything typed comes along in hidden fields, so
that it can be saved or gone on with.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dialogues.admin.desk.forms import EditorialForm
from dialogues.editorial import next_versions
from dialogues.editorial.anchoring import Moved, TextChange, text_change_report
from dialogues.editorial.states import State
from dialogues.models import Document, Quotation
from dialogues.text.differences import Segment, abridged, differences, passage
from dialogues.text.line_ends import with_line_ends_of

#: What the form sends once the report was seen: which report that was.
SEEN = "text_change"
BACK = "_back_to_form"
NOT_CARRIED = {"csrfmiddlewaretoken", SEEN, BACK}
#: Quotations of one kind listed on the report; a document has some hundreds.
LISTED = 300


class TextWouldChange(Exception):
    """Not an error: the save was broken off, so that its consequences can be told first."""

    def __init__(self, document: Document, old_text: str, new_text: str) -> None:
        self.report = text_change_report(document, new_text)
        self.document, self.old_text, self.new_text = document, old_text, new_text
        super().__init__()

    @property
    def mark(self) -> str:
        """Tells this change with these consequences from any other."""
        told = [
            (row.quotation.pk, row.how, row.result.anchor_new) for row in self.report.quotations
        ]
        rest = [(row.pk, found) for row, found in self.report.unchecked]
        whole = repr((self.old_text, self.new_text, told, rest))
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


class DocumentForm(EditorialForm):
    #: Set where the editor comes back from the report: the form is shown again as it was typed.
    is_reopened = False

    def is_valid(self) -> bool:
        return super().is_valid() and not self.is_reopened

    def _keep_line_ends(self, name: str) -> None:
        """A browser knows one kind; unchanged lines keep theirs also where others were changed."""
        super()._keep_line_ends(name)
        stored, typed = getattr(self.instance, name, None), self.cleaned_data[name]
        if stored and typed and stored != typed:
            self.cleaned_data[name] = with_line_ends_of(stored, typed)


@dataclass(frozen=True)
class Told:
    """One quotation on the report: its words, and what became of them."""

    quotation: Quotation
    how: str
    segments: list[Segment]


@dataclass(frozen=True)
class Group:
    """Quotations that meet the same fate."""

    how: str
    name: str
    told: str
    count: int
    rows: list[Told]

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


class TellsTextChange:
    """For the admin class of documents, before all that saves."""

    form = DocumentForm

    def change_view(
        self: Any, request: Any, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        request.text_is_told = self._is_told(request, object_id)
        try:
            return super().change_view(request, object_id, form_url, extra_context)  # type: ignore[misc]
        except TextWouldChange as change:
            return self._report(request, change)

    def get_form(
        self: Any, request: Any, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]
        form.is_reopened = request.method == "POST" and BACK in request.POST
        return form

    def tell_text_change(
        self, request: Any, document: Document, old_text: str, new_text: str
    ) -> None:
        """Breaks off the save unless the editor has seen what comes of just this change."""
        if not getattr(request, "text_is_told", False):
            return
        change = TextWouldChange(document, old_text, new_text)
        if request.POST.get(SEEN) != change.mark:
            raise change

    def going_back_context(self, record: Document, state: State) -> dict[str, Any]:
        """Going back in a document's history is a change of text as well."""
        text = state["columns"]["text"]
        if text == record.text:
            return {}
        report = text_change_report(record, text)
        return {"report": report, "groups": groups_of(report, differences(record.text, text))}

    def _is_told(self: Any, request: HttpRequest, object_id: str) -> bool:
        """Not where the form was opened on an older version: that is told first."""
        if request.method != "POST":
            return False
        record = self.get_object(request, unquote(object_id))
        opened = request.POST.get("version")
        if record is None or not opened:
            return record is not None
        newest = str(next_versions.newest_version(record))
        return newest in (opened, request.POST.get("seen_version"))

    def _report(self: Any, request: Any, change: TextWouldChange) -> HttpResponse:
        stored = Document.objects.get(pk=change.document.pk)
        whole = differences(change.old_text, change.new_text)
        carried = [
            (name, value)
            for name, values in request.POST.lists()
            if name not in NOT_CARRIED
            for value in values
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": _("What the new text changes"),
            "subtitle": str(stored),
            "opts": self.opts,
            "original": stored,
            "report": change.report,
            "groups": groups_of(change.report, whole),
            "segments": abridged(whole),
            "also": self._also_changed(request, stored),
            "carried": carried,
            "seen_name": SEEN,
            "seen": change.mark,
            "back_name": BACK,
            "is_changed_meanwhile": SEEN in request.POST,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/dialogues/text_change.html", context)

    def _also_changed(self: Any, request: Any, stored: Document) -> list[str]:
        """The names of the other fields that are saved with the text."""
        form = self.get_form(request, stored, change=True)(request.POST, instance=stored)
        names = [name for name in form.changed_data if name in form._meta.fields and name != "text"]
        return [str(capfirst(str(form.fields[name].label))) for name in names]


def groups_of(report: TextChange, text: list[Segment]) -> list[Group]:
    """What needs a person first; ``text`` is what differs in the whole text."""
    told = [_told(one, text) for one in report.quotations]
    groups = [_group(how, told, *texts) for how, texts in _texts().items()]
    unchecked = [_unchecked(*one) for one in report.unchecked]
    groups += [_group(how, unchecked, *texts) for how, texts in _unchecked_texts().items()]
    return [group for group in groups if group.count]


def _texts() -> dict[str, tuple[str, str]]:
    return {
        "lost": (
            _("Lost"),
            _(
                "Their words do not stand in the new text. They keep their old words and wait to be "
                "mended. What stands in their place now is shown."
            ),
        ),
        "ambiguous": (
            _("Ambiguous"),
            _(
                "Their words stand in several places, and nothing tells which is meant. They wait to be mended."
            ),
        ),
        "normalised": (
            _("Adjusted"),
            _("Their words stand there with other white space or marks, and are taken over so."),
        ),
        "exact": (_("Moved"), _("The same words, at another place.")),
        "unmoved": (_("Unmoved"), _("The same words at the same place.")),
    }


def _unchecked_texts() -> dict[str, tuple[str, str]]:
    return {
        "absent": (
            _("Still unverified"),
            _("Entered before there was a text; their words do not stand in this one."),
        ),
        "found": (
            _("Verified"),
            _("Entered before there was a text; their words stand in this one."),
        ),
    }


def _group(how: str, told: list[Told], name: str, text: str) -> Group:
    rows = [one for one in told if one.how == how]
    return Group(how, name, text, len(rows), rows[:LISTED])


def _told(moved: Moved, text: list[Segment]) -> Told:
    """Of what is not found, the words that stand in its place, if its old place is known."""
    quotation, new = moved.quotation, moved.result.anchor_new
    if new is not None:
        return Told(quotation, moved.how, differences(quotation.exact, new.exact))
    was = passage(text, quotation.start or 0, quotation.end or 0)
    is_in_place = "".join(one.text for one in was if one.kind != "inserted") == quotation.exact
    return Told(quotation, moved.how, was if is_in_place else [Segment("same", quotation.exact)])


def _unchecked(quotation: Quotation, is_found: bool) -> Told:
    how = "found" if is_found else "absent"
    return Told(quotation, how, [Segment("same", quotation.exact)])
