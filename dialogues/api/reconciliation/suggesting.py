"""Names to choose from while typing, and the properties that a type of record has."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.api.conditional import Follows
from dialogues.api.openapi.reconciliation import (
    EntitiesInspector,
    PropertiesInspector,
    ProposalsInspector,
    TypesInspector,
)
from dialogues.api.reconciliation.parameters import one_kind, whole_number
from dialogues.api.reconciliation.shapes import of_property, of_suggested, of_type
from dialogues.api.views.read_view import ReadView
from dialogues.filters.problems import InvalidParameters, Problem
from dialogues.filters.reconciling.completing import (
    DEFAULT_LIMIT,
    FURTHEST,
    LARGEST_LIMIT,
    records_called_like,
    types_called_like,
)
from dialogues.filters.reconciling.json_text import fault_of_text
from dialogues.filters.reconciling.kinds import KINDS
from dialogues.filters.reconciling.properties import called_like, properties_of
from dialogues.search.grammar import LONGEST_QUERY

#: OpenRefine’s suggestion box sends these since it spoke to Freebase; they change nothing here.
WITHOUT_EFFECT = (
    "exact",
    "filter",
    "key",
    "lang",
    "mql_output",
    "output",
    "prefixed",
    "scoring",
    "spell",
    "stemmed",
    "type_strict",
)


class _Suggestions(ReadView):
    tag = "reconcile"
    parameters = ("prefix", "cursor", "limit", "type", *WITHOUT_EFFECT, "format")
    repeatable = ("filter", "lang")

    def check_parameters(self, request: Request) -> None:
        super().check_parameters(request)
        given = request.query_params
        self.prefix = given.get("prefix", "")
        if fault := fault_of_text(self.prefix, LONGEST_QUERY):
            raise InvalidParameters([Problem("prefix", fault)])
        self.cursor = whole_number(given, "cursor", 0, FURTHEST, 0)
        self.limit = whole_number(given, "limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT)
        self.kind = one_kind(given)

    def some(self, found: list[dict[str, Any]]) -> Response:
        """Those of a short list that are asked for."""
        last = self.cursor + self.limit
        return self.answered(found[self.cursor : last], more=len(found) > last)

    def answered(self, found: list[dict[str, Any]], *, more: bool) -> Response:
        """``cursor`` is not in the protocol: OpenRefine offers more where it is given."""
        last = self.cursor + self.limit
        going_on = {"cursor": last} if more and last <= FURTHEST else {}
        return Response({"result": found, **going_on})


class SuggestEntities(_Suggestions):
    schema = EntitiesInspector()

    def get(self, request: Request) -> Response:
        """Records with a name, in any language and script, that begins with what is typed."""
        kinds = [self.kind] if self.kind else list(KINDS)
        found, more = records_called_like(self.prefix, kinds, skipped=self.cursor, most=self.limit)
        return self.answered([of_suggested(one) for one in found], more=more)


class SuggestTypes(_Suggestions):
    schema = TypesInspector()
    follows = Follows.CODE

    def get(self, request: Request) -> Response:
        """Types of records whose name begins with what is typed; without anything typed, all."""
        return self.some([of_type(kind) for kind in types_called_like(self.prefix)])


class SuggestProperties(_Suggestions):
    schema = PropertiesInspector()
    follows = Follows.CODE

    def get(self, request: Request) -> Response:
        """Properties whose name begins with what is typed; without anything typed, all."""
        return self.some([of_property(one) for one in called_like(self.prefix, self.kind)])


class ProposeProperties(ReadView):
    tag = "reconcile"
    parameters = ("type", "limit", "format")
    schema = ProposalsInspector()
    follows = Follows.CODE

    def get(self, request: Request) -> Response:
        """The properties that can be fetched for records of a type."""
        given = request.query_params
        kind = one_kind(given)
        limit = whole_number(given, "limit", 1, LARGEST_LIMIT, LARGEST_LIMIT)
        proposed = [of_property(one) for one in properties_of(kind)][:limit]
        asked = {name: given[name] for name in ("type",) if name in given}
        return Response({**asked, "limit": limit, "properties": proposed})
