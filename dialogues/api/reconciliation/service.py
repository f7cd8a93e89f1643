"""The endpoint: the manifest, batches of names to be matched, values to be fetched."""

from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.api.openapi.reconciliation import ServiceInspector
from dialogues.api.parameters import require_known
from dialogues.api.problems import Refusal
from dialogues.api.reconciliation.form_body import FormBody
from dialogues.api.reconciliation.manifest import manifest
from dialogues.api.reconciliation.shapes import of_candidate, of_column, of_value
from dialogues.api.views.read_view import ReadView
from dialogues.filters.problems import InvalidParameters, Problem
from dialogues.filters.reconciling.asked import read_queries
from dialogues.filters.reconciling.candidates import reconcile
from dialogues.filters.reconciling.fetching import fetch, read_extension
from dialogues.filters.reconciling.json_text import TooMuch
from dialogues.filters.reconciling.kinds import KINDS

QUESTIONS = ("queries", "extend")
Json = dict[str, Any]


class Reconciliation(ReadView):
    tag = "reconcile"
    http_method_names = ["get", "head", "post", "options"]
    parameters = (*QUESTIONS, "format")
    parser_classes = [FormBody]
    schema = ServiceInspector()
    #: What is posted here is a question that is too long for an address.
    reads_by_post: ClassVar[bool] = True

    def get(self, request: Request) -> Response:
        """What the service offers; with `queries` or `extend`, what posting them answers."""
        found = answer(request.query_params)
        return Response(manifest(self.addresses) if found is None else found)

    def post(self, request: Request) -> Response:
        """Records that the names in a table may mean, or the values of properties of records.

        A form with one field: `queries` holds a batch of names as JSON, `extend` identifiers and
        properties. Names are found in any language and script in which they are recorded, also
        misspelt, with initials or in another order.
        """
        self.check_parameters(request)
        if not isinstance(request.data, QueryDict):
            raise InvalidParameters([Problem("", _ask_one())])
        require_known(request.data, QUESTIONS, repeatable=(), formats=())
        found = answer(request.data)
        if found is None:
            raise InvalidParameters([Problem("", _ask_one())])
        return Response(found)


def answer(asked: QueryDict) -> Json | None:
    """To a batch or an extension; ``None`` where neither is asked for."""
    given = [name for name in QUESTIONS if name in asked]
    if len(given) > 1:
        raise InvalidParameters([Problem("", _ask_one())])
    try:
        return ANSWERS[given[0]](asked.get(given[0], "")) if given else None
    except TooMuch as error:
        raise Refusal(413, str(error), error.problems) from None


def _ask_one() -> str:
    return _("Send one of the two: “queries” or “extend”.")


def _candidates(text: str) -> Json:
    found = reconcile(read_queries(text))
    return {key: {"result": [of_candidate(one) for one in ones]} for key, ones in found.items()}


def _values(text: str) -> Json:
    asked = read_extension(text)
    rows = fetch(asked)
    columns = {column.property.id: column for column in asked.columns}
    return {
        "meta": [of_column(column, KINDS) for column in columns.values()],
        "rows": {
            identifier: {
                pid: [of_value(value, columns[pid]) for value in values]
                for pid, values in row.items()
            }
            for identifier, row in rows.items()
        },
    }


ANSWERS = {"queries": _candidates, "extend": _values}
