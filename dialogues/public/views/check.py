from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from dialogues.analysis.checking import LONGEST_TEXT, check, require_checkable
from dialogues.filters.problems import InvalidParameters, unknown_parameter
from dialogues.public.addresses import absolute
from dialogues.public.checked_words import found_words

TEMPLATE = "dialogues/check.html"


@method_decorator(sensitive_post_parameters("text"), name="dispatch")
class CheckPage(View):
    """A form for a text; posted, what the record holds of it. Nothing of the text is kept."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        unknown = [unknown_parameter(name, ()) for name in request.GET]
        if unknown:
            return self.answer({"problems": unknown}, status=400)
        return self.answer({})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Line ends as they were typed: a form sends two characters for each."""
        text = request.POST.get("text", "").replace("\r\n", "\n")
        try:
            require_checkable(text)
        except InvalidParameters as fault:
            kept = text[:LONGEST_TEXT]
            return self.answer({"text": kept, "problems": fault.problems}, status=400)
        report = check(text)
        found = [found_words(item, text) for item in report.items]
        return self.answer({"text": text, "report": report, "found": found})

    def answer(self, context: dict[str, Any], status: int = 200) -> HttpResponse:
        frame = {
            "title": _("Check a text"),
            "description": _(
                "Which recorded quotations a text contains, word for word or altered, and what "
                "differs."
            ),
            "canonical": absolute(self.request, self.request.path),
            "longest": LONGEST_TEXT,
        }
        return render(self.request, TEMPLATE, frame | context, status=status)
