from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from dialogues.filters.problems import InvalidParameters
from dialogues.filters.suggesting import Suggestion, read_typed, suggestions
from dialogues.public.addresses import absolute, changed, with_parameters
from dialogues.public.views.search import LISTS

SUGGESTIONS_TYPE = "application/x-suggestions+json"


class Suggest(View):
    """Help while typing: options for the box in the header, or what browsers ask for (OpenSearch)."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            query = read_typed(request.GET)
        except InvalidParameters as fault:
            context = {"problems": fault.problems}
            return render(request, "includes/problems.html", context, status=400)
        found = suggestions(query)
        if request.GET.get("format") == "json":
            return self.for_browsers(query.text, found)
        return self.for_the_box(query.text, found)

    def for_the_box(self, text: str, found: list[Suggestion]) -> HttpResponse:
        context = {
            "q": text,
            "suggestions": [(one, LISTS[one.kind][2]) for one in found],
            "all_url": with_parameters(
                reverse("public:search"), changed(self.request.GET, format=None)
            ),
        }
        return render(self.request, "includes/suggestions.html", context)

    def for_browsers(self, text: str, found: list[Suggestion]) -> HttpResponse:
        """A list of four: what was typed, names, a line on each, addresses."""
        answer: list[Any] = [
            text,
            [one.text for one in found],
            [_described(one) for one in found],
            [absolute(self.request, one.record.get_absolute_url()) for one in found],
        ]
        return JsonResponse(answer, safe=False, content_type=SUGGESTIONS_TYPE)


def _described(one: Suggestion) -> str:
    noun = str(LISTS[one.kind][2])
    if one.kind == "position":
        return noun
    counted = ngettext("%(count)d position", "%(count)d positions", one.count)
    return _("%(noun)s, %(count)s") % {"noun": noun, "count": counted % {"count": one.count}}


def opensearch(request: HttpRequest) -> HttpResponse:
    """How a browser can search here from its own address bar."""
    context = {
        "search_url": absolute(request, reverse("public:search")),
        "suggest_url": absolute(request, reverse("public:suggest")),
        "opensearch_url": absolute(request, reverse("public:opensearch")),
    }
    kind = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "opensearch.xml", context, content_type=kind)
