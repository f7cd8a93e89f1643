from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.analysis.comparison import Row
from dialogues.analysis.convergence import CLEAR, FEWEST_POLARISED, FEWEST_SPEAKING
from dialogues.analysis.shifts import Shift
from dialogues.analysis.stances import SPECTRUM
from dialogues.api.formats import Csv, Json
from dialogues.api.openapi.compare import ComparisonInspector
from dialogues.api.serializers.compare import ComparisonSerializer
from dialogues.api.views.read_view import ReadView
from dialogues.exporting import comparison
from dialogues.exporting.csv_lines import Column, csv_lines
from dialogues.filters.comparing import MOST_ROWS, CompareQuestion
from dialogues.filters.problems import InvalidParameters, Problem, unknown_value

Table = tuple[Sequence[Column], Callable[[CompareQuestion], Iterable[dict[str, Any]]]]


class Comparison(ReadView):
    answer, tag = ComparisonSerializer, "compare"
    costly = True
    schema = ComparisonInspector()
    renderer_classes = [Json, Csv]
    tables: ClassVar[dict[str, Table]] = {
        "matrix": (comparison.MATRIX_COLUMNS, comparison.matrix_records),
        "board": (comparison.BOARD_COLUMNS, lambda asked: comparison.board_records(asked.board)),
        "shifts": (
            comparison.SHIFT_COLUMNS,
            lambda asked: comparison.shift_records(asked, asked.shifts),
        ),
    }

    def check_parameters(self, request: Request) -> None:
        """Read by the question, but for those that say how to answer."""
        self.table = request.query_params.get("table") or next(iter(self.tables))
        problems = [*self._bad("format", [one.format for one in self.renderer_classes])]
        problems += self._bad("table", [*self.tables])
        try:
            self.question = CompareQuestion(
                request.query_params, rows=MOST_ROWS, extra=("format", "table")
            )
        except InvalidParameters as fault:
            problems += fault.problems
        if problems:
            raise InvalidParameters(problems)

    def get(self, request: Request) -> Response | HttpResponse:
        """Sides against each other: stances by topic, agreement and conflict, then and now."""
        if request.accepted_renderer.format == Csv.format:
            return self.file()
        shape = ComparisonSerializer(context={"addresses": self.addresses})
        return Response(shape.to_representation(self.compared()))

    def file(self) -> HttpResponse:
        columns, records = self.tables[self.table]
        lines = "".join(csv_lines([records(self.question)], columns))
        name = f'attachment; filename="compare-{self.table}.csv"'
        return HttpResponse(
            lines, content_type=Csv.content_type, headers={"Content-Disposition": name}
        )

    def compared(self) -> dict[str, Any]:
        asked = self.question
        return {
            "html_url": self.page(),
            "by": str(asked.by),
            "sides": asked.sides,
            "columns": asked.columns,
            "topics_total": len(asked.all_topics),
            "n": asked.matrix.n,
            "rows": [_row(row) for row in asked.matrix.rows],
            "convergence": asked.board,
            "shifts": [self._shift(one) for one in asked.shifts],
            "together": [claim.position for claim in asked.matrix.together],
            "measure": {
                "clear": CLEAR,
                "fewest_polarised": FEWEST_POLARISED,
                "fewest_speaking": FEWEST_SPEAKING,
            },
        }

    def page(self) -> str:
        rest = self.request.query_params.copy()
        for name in ("format", "table"):
            rest.pop(name, None)
        query = f"?{rest.urlencode()}" if rest else ""
        return self.addresses.at(reverse("public:compare") + query)

    def _shift(self, shift: Shift) -> dict[str, Any]:
        topic = self.question.tree.topics[shift.topic]
        record = next(iter(comparison.shift_records(self.question, [shift])))
        return record | {"topic": topic, "side": {"key": shift.side.key}}

    def _bad(self, name: str, allowed: list[str]) -> list[Problem]:
        value = self.request.query_params.get(name)
        if not value or value in allowed:
            return []
        return [unknown_value(name, value, allowed, all_of_them=True)]


def _row(row: Row) -> dict[str, Any]:
    return {
        "topic": row.topic,
        "n": row.n,
        "cells": [
            {
                "side": cell.side.key,
                "n": cell.n,
                "stances": dict.fromkeys(SPECTRUM, 0)
                | {part.stance: part.count for part in cell.stances.segments},
                "elsewhere": cell.elsewhere,
                "positions": [claim.position for claim in cell.claims],
            }
            for cell in row.cells
        ],
        "apart": [claim.position for claim in row.apart],
    }
