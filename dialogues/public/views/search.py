from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views import View

from dialogues.filters.problems import InvalidParameters
from dialogues.filters.searching import read_query, search_all
from dialogues.public.addresses import api_twin, with_parameters

#: The noun's heading, and the name of its list.
LISTS = {
    "position": (gettext_lazy("Positions"), "public:position-list"),
    "conference": (gettext_lazy("Conferences"), "public:conference-list"),
    "topic": (gettext_lazy("Topics"), "public:topic-list"),
    "participant": (gettext_lazy("Participants"), "public:participant-list"),
    "institution": (gettext_lazy("Institutions"), "public:institution-list"),
    "document": (gettext_lazy("Documents"), "public:document-list"),
}


class Search(View):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        text = request.GET.get("q", "").strip()
        context: dict[str, Any] = {
            "q": text,
            "json_url": api_twin(with_parameters(request.path, request.GET)),
        }
        try:
            query = read_query(request.GET)
        except InvalidParameters as fault:
            context["problems"] = fault.problems
            return render(request, "dialogues/search.html", context, status=400)
        results = search_all(query)
        groups = [
            {
                "kind": found.kind,
                "heading": LISTS[found.kind][0],
                "list_url": f"{reverse(LISTS[found.kind][1])}?{urlencode({'q': text})}",
                "found": found,
            }
            for found in results
        ]
        total = sum(found.count for found in results)
        context |= {"groups": groups, "total": total, "unsearchable": bool(text) and query.empty}
        return render(request, "dialogues/search.html", context)
