"""What the database covers, and how completely: as a page, as data, and each gap as a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone

from dialogues.analysis.coverage import GAPS, Coverage, Figure, Measure, Row, Table, coverage
from dialogues.exporting.csv_lines import Column, csv_lines
from dialogues.filters.problems import unknown_parameter
from dialogues.public.addresses import absolute
from dialogues.public.views.about import TextPage

#: A gap with more records than this is cut short: it says how many there are.
MOST_LISTED = 300
#: A table with more rows prints the first; the files have all.
MOST_ROWS = 40
COLUMNS = [Column(name, name) for name in ("table", "key", "label", "column", "n", "of", "address")]


@dataclass(frozen=True)
class Cell:
    """``width`` is the share of the largest number of the column, ready for SVG."""

    n: int
    address: str
    width: str
    column: str


@dataclass(frozen=True)
class Line:
    row: Row
    cells: list[Cell]


@dataclass(frozen=True)
class Drawn:
    table: Table
    lines: list[Line]

    @property
    def left_out(self) -> int:
        return len(self.table.rows) - len(self.lines)


@dataclass(frozen=True)
class Share:
    measure: Measure
    address: str
    width: str


class CoveragePage(TextPage):
    template_name = "dialogues/coverage.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return refusal(request) or super().get(request)

    def context(self) -> dict[str, Any]:
        found = coverage()
        return {
            "totals": [(row, address_of(row.figures[0])) for row in found.totals],
            "tables": [drawn(table) for table in found.tables],
            "shares": [share(measure) for measure in found.measures],
            "as_of": timezone.now(),
        }


class GapPage(TextPage):
    template_name = "dialogues/coverage_gap.html"

    def get(self, request: HttpRequest, gap: str = "") -> HttpResponse:
        if gap not in GAPS:
            raise Http404
        self.gap = GAPS[gap]
        return refusal(request) or super().get(request)

    def context(self) -> dict[str, Any]:
        rows = self.gap.rows()
        return {"label": self.gap.label, "n": rows.count(), "records": rows[:MOST_LISTED]}


def refusal(request: HttpRequest) -> HttpResponse | None:
    """These addresses take no parameters."""
    problems = [unknown_parameter(name, []) for name in request.GET]
    return render(request, "400.html", {"problems": problems}, status=400) if problems else None


def data(request: HttpRequest, extension: str) -> HttpResponse:
    """Every number of the page, one a line."""
    refused = refusal(request)
    if refused is not None:
        return refused
    rows = list(lines(request, coverage()))
    if extension == "json":
        return JsonResponse({"as_of": timezone.now(), "figures": rows})
    answer = HttpResponse("".join(csv_lines([rows], COLUMNS)), content_type="text/csv")
    answer["Content-Disposition"] = 'attachment; filename="coverage.csv"'
    return answer


def lines(request: HttpRequest, found: Coverage) -> Iterator[dict[str, Any]]:
    def line(
        table: str, row: Row | Measure, column: str, figure: Figure, of: int | None = None
    ) -> dict[str, Any]:
        address = address_of(figure)
        return {
            "table": table,
            "key": row.key,
            "label": row.label,
            "column": column,
            "n": figure.n,
            "of": of,
            "address": absolute(request, address) if address else None,
        }

    for total in found.totals:
        yield line("total", total, "", total.figures[0])
    for table in found.tables:
        for row in table.rows:
            for column, figure in zip(table.columns, row.figures, strict=True):
                yield line(table.key, row, column, figure)
    for measure in found.measures:
        yield line("completeness", measure, "", measure.figure, measure.of)


def address_of(figure: Figure) -> str:
    """Nowhere for a zero, which leads to an empty list, and for what no list can show alone."""
    if not figure.n:
        return ""
    if figure.gap:
        return reverse("public:coverage-gap", args=[figure.gap])
    if not figure.page:
        return ""
    address = reverse(f"public:{figure.page}")
    return f"{address}?{figure.query}" if figure.query else address


def drawn(table: Table) -> Drawn:
    columns = range(len(table.columns))
    largest = [max((row.figures[i].n for row in table.rows), default=0) for i in columns]
    return Drawn(
        table,
        [
            Line(row, [cell(row.figures[i], largest[i], table.columns[i]) for i in columns])
            for row in table.rows[:MOST_ROWS]
        ],
    )


def cell(figure: Figure, largest: int, column: str) -> Cell:
    return Cell(figure.n, address_of(figure), percentage(figure.n, largest), column)


def share(measure: Measure) -> Share:
    return Share(measure, address_of(measure.figure), percentage(measure.figure.n, measure.of))


def percentage(part: int, whole: int) -> str:
    """With a point in every language: SVG knows no decimal comma."""
    return f"{100 * part / whole:.2f}%" if whole else "0%"


urlpatterns = [
    path("about/coverage/", CoveragePage.as_view(), name="coverage"),
    path("about/coverage/data.csv", data, {"extension": "csv"}, name="coverage-csv"),
    path("about/coverage/data.json", data, {"extension": "json"}, name="coverage-json"),
    path("about/coverage/<slug:gap>/", GapPage.as_view(), name="coverage-gap"),
]
