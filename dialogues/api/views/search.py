from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.api.serializers.search import SearchSerializer
from dialogues.api.views.read_view import ReadView
from dialogues.filters.problems import InvalidParameters, Problem
from dialogues.filters.searching import NOUNS, Found, read_kinds, read_query, search_all


class Search(ReadView):
    answer, tag = SearchSerializer, "search"
    costly = True
    parameters = ("q", "type", "format")
    repeatable = ("type",)

    def get(self, request: Request) -> Response:
        """All records that match, grouped by collection, the best first.

        Narrowed by ``type``, the others are counted and not listed.
        """
        query = read_query(request.query_params, self.parameters)
        if not query.text:
            raise InvalidParameters([Problem("q", _("Say in “q” what to search for."))])
        kinds = read_kinds(request.query_params)
        found = {noun: Found(noun, [], 0) for noun in NOUNS}
        found |= {group.kind: group for group in search_all(query, kinds)}
        total = sum(group.count for group in found.values())
        shape = SearchSerializer(
            context={"addresses": self.addresses, "lists": self.lists(query.text)}
        )
        return Response(
            shape.to_representation({"q": query.text, "total": total, "results": found})
        )

    def lists(self, text: str) -> dict[str, Any]:
        parameters = QueryDict(mutable=True)
        parameters["q"] = text
        return {noun: self.addresses.of(f"{noun}-list", parameters) for noun in NOUNS}
