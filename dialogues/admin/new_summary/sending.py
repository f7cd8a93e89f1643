"""The first page: paste a text or send a file; nothing of it is a record yet."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dialogues.admin.new_summary.rights import require_entering
from dialogues.columns import VerbatimFormField
from dialogues.importing.summaries import runs
from dialogues.importing.summaries.decoding import ENCODINGS
from dialogues.importing.summaries.limits import LARGEST_FILE, MOST_PAGES
from dialogues.importing.summaries.reading import (
    HasForbidden,
    Reading,
    Unreadable,
    read_file,
    read_pasted,
)
from dialogues.validators import validate_characters, validate_web_address

#: Texts that wait, as many as are listed.
LISTED = 10
TEXT_ROWS = 14


class SendingForm(forms.Form):
    text = VerbatimFormField(
        label=_("Text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": TEXT_ROWS, "spellcheck": "false"}),
        help_text=_("As published, with its title. It is kept character for character."),
    )
    file = forms.FileField(
        label=_("or a file"),
        required=False,
        widget=forms.FileInput(
            attrs={"accept": ".txt,.docx,.pdf,.html,.htm,text/plain,text/html,application/pdf"}
        ),
        help_text=_("txt, docx, pdf or html."),
    )
    encoding = forms.ChoiceField(
        label=_("Encoding of the file"),
        required=False,
        choices=[("", _("find out")), *((name, name) for name in ENCODINGS)],
        help_text=_("For txt and html, if the letters came out wrong."),
    )
    address = forms.CharField(
        label=_("Where it was published"),
        required=False,
        max_length=1000,
        validators=[validate_characters, validate_web_address],
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off"}),
        help_text=_("The address is noted; nothing is fetched from it."),
    )
    without_controls = forms.BooleanField(label=_("Take these characters out"), required=False)

    #: The reading, once the form is valid.
    reading: Reading
    #: Whether to ask for consent to take control characters out.
    asks_consent = False

    def clean(self) -> Any:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        text, file = cleaned.get("text", ""), cleaned.get("file")
        if bool(text) == bool(file):
            told = (
                gettext("Paste a text or choose a file, not both.")
                if text
                else gettext("Paste a text, or choose a file.")
            )
            self.add_error("text", told)
            return cleaned
        try:
            self.reading = self._read(text, file, cleaned)
        except HasForbidden as error:
            self.asks_consent = True
            self.add_error("without_controls", str(error))
        except Unreadable as error:
            self.add_error("file" if file else "text", str(error))
        return cleaned

    def _read(self, text: str, file: Any, cleaned: dict[str, Any]) -> Reading:
        without = cleaned.get("without_controls", False)
        if not file:
            return read_pasted(text, without_controls=without)
        # One byte past the limit is enough to know that it is too large.
        content = file.read(LARGEST_FILE + 1)
        encoding = cleaned.get("encoding", "")
        return read_file(file.name, content, encoding=encoding, without_controls=without)


def new_summary(request: Any, site: AdminSite) -> HttpResponse:
    require_entering(request.user)
    if request.method == "POST" and "drop" in request.POST:
        return _dropped(request)
    sent = request.method == "POST"
    form = SendingForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        run = runs.begin(
            file.name if file else form.reading.text[:80],
            form.reading,
            address=form.cleaned_data["address"],
            by=request.user,
        )
        return HttpResponseRedirect(reverse("admin:new_summary_proposal", args=[run.pk]))
    context = {
        **site.each_context(request),
        "title": gettext("New summary"),
        "form": form,
        "waiting": runs.waiting_of(request.user)[:LISTED],
        "limits": {"size": LARGEST_FILE // 1_048_576, "pages": MOST_PAGES},
    }
    return TemplateResponse(request, "admin/dialogues/new_summary/sending.html", context)


def _dropped(request: Any) -> HttpResponse:
    number = request.POST["drop"]
    if number.isascii() and number.isdigit() and len(number) < 19:
        run = runs.waiting_of(request.user).filter(pk=int(number)).first()
        if run is not None:
            runs.drop(run)
            messages.success(request, gettext("The text was let go; no record was made of it."))
    return HttpResponseRedirect(reverse("admin:new_summary"))
