"""Sides against each other on topics: the page, and its matrix as a figure."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views import View

from dialogues.analysis.convergence import CLEAR, FEWEST_POLARISED, FEWEST_SPEAKING
from dialogues.analysis.groupings import Grouping, SideName
from dialogues.choices import Stance
from dialogues.exporting.figures.matrix import matrix_figure
from dialogues.filters.comparing import MOST_ROWS, ROWS, CompareQuestion
from dialogues.filters.problems import InvalidParameters, unknown_value
from dialogues.public.addresses import (
    absolute,
    api_twin,
    changed,
    with_parameters,
    without,
    without_empty,
)
from dialogues.public.comparing import CompareParts, compare_form
from dialogues.public.figures import figure_response
from dialogues.public.list_page import Link

TEMPLATE = "dialogues/compare.html"
FORMATS = ("json", "csv")
#: Say how the page shows the comparison, not what is compared.
HOW = ("cell", "format")
#: What one more look at the page asks for.
MORE_ROWS = 50


class Compare(View):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            question = CompareQuestion(request.GET, extra=("format",))
            wanted = read_format(request.GET)
        except InvalidParameters as fault:
            return self.refuse(fault)
        if wanted:
            return HttpResponseRedirect(with_parameters(api_twin(request.path), request.GET))
        tidy = without_empty(request.GET)
        if tidy != request.GET:
            return HttpResponseRedirect(with_parameters(request.path, tidy))
        return render(request, TEMPLATE, self.frame(question) | self.compared(question))

    def refuse(self, fault: InvalidParameters) -> HttpResponse:
        """Each fault named, and the form there to begin again."""
        context = self.frame(CompareQuestion(anew(self.request.GET)))
        context["problems"] = fault.problems
        return render(self.request, TEMPLATE, context, status=400)

    def frame(self, question: CompareQuestion) -> dict[str, Any]:
        path, parameters = self.request.path, without(self.request.GET, *HOW)
        return {
            "section": "compare",
            "title": _("Compare"),
            "description": _(
                "Sides against each other, topic by topic: where they agree, where they differ, "
                "where they talk past each other, and the exact words behind it."
            ),
            "form": compare_form(question, path),
            "action": path,
            "canonical": absolute(self.request, with_parameters(path, parameters)),
            "json_url": api_twin(with_parameters(path, parameters)),
        }

    def compared(self, question: CompareQuestion) -> dict[str, Any]:
        path, parameters = self.request.path, without(self.request.GET, *HOW)
        return {
            "question": question,
            "sides": sides_in_words(question.sides),
            "parts": CompareParts(question, path),
            "single": len(question.sides) == 2,
            "more_url": self.more_url(question),
            "rows_left_out": len(question.all_topics)
            - min(len(question.all_topics), question.size),
            "copies": exports(path, parameters),
            "stances": Stance.choices,
            "clear": CLEAR,
            "unclear": 1 - CLEAR,
            "fewest_polarised": FEWEST_POLARISED,
            "fewest_speaking": FEWEST_SPEAKING,
        }

    def more_url(self, question: CompareQuestion) -> str:
        size = MORE_ROWS if question.size < MORE_ROWS else MOST_ROWS
        rest = without(self.request.GET, "cell")
        return with_parameters(self.request.path, changed(rest, page_size=str(size)))


class CompareFigure(View):
    """The matrix, with the same parameters as the page."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, extension: str) -> HttpResponse:
        try:
            question = CompareQuestion(request.GET, rows=ROWS)
        except InvalidParameters as fault:
            return render(request, "400.html", {"problems": fault.problems}, status=400)
        page = with_parameters(reverse("public:compare"), request.GET)
        day = date_format(timezone.localdate(), "j F Y")
        source = f"{absolute(request, page)} · {day}"
        return figure_response(matrix_figure(question, source), extension, "comparison")


def anew(parameters: QueryDict) -> QueryDict:
    """To begin again with: of the parameters only what the sides are, if that was understood."""
    by = parameters.get("by", "")
    return QueryDict(f"by={by}") if by in Grouping.values else QueryDict()


def read_format(parameters: QueryDict) -> str:
    wanted = parameters.get("format", "")
    if wanted and wanted not in FORMATS:
        raise InvalidParameters([unknown_value("format", wanted, FORMATS, all_of_them=True)])
    return wanted


def sides_in_words(sides: list[SideName]) -> str:
    return str(get_text_list([side.label for side in sides], _("and")))


def exports(path: str, parameters: QueryDict) -> list[Link]:
    twin = api_twin(path)

    def table(name: str) -> str:
        return with_parameters(twin, changed(parameters, format="csv", table=name))

    figure = {
        extension: with_parameters(reverse("public:compare-figure", args=[extension]), parameters)
        for extension in ("svg", "png")
    }
    return [
        Link(_("Matrix (CSV)"), table("matrix")),
        Link(_("Board (CSV)"), table("board")),
        Link(_("Then and now (CSV)"), table("shifts")),
        Link("JSON", with_parameters(twin, parameters)),
        Link(_("Figure (SVG)"), figure["svg"]),
        Link(_("Figure (PNG)"), figure["png"]),
    ]
