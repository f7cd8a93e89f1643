from dataclasses import asdict
from typing import Any

from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.analysis.network import Edge, Network, Node
from dialogues.api.openapi.network import NetworkInspector
from dialogues.api.serializers.network import (
    NetworkNodeSerializer,
    NetworkSerializer,
    NetworkTieSerializer,
)
from dialogues.api.views.read_view import ReadView
from dialogues.exporting.networks.catalogue import FILES
from dialogues.filters.networking import CHOOSING, OWN, NetworkQuestion
from dialogues.filters.positions import PositionListing
from dialogues.filters.problems import InvalidParameters, Problem, unknown_value

NODE = NetworkNodeSerializer.field_names()
TIE = [name for name in NetworkTieSerializer.field_names() if name not in ("source", "target")]


class NetworkView(ReadView):
    answer, tag = NetworkSerializer, "network"
    costly = True
    listing = PositionListing
    repeatable = tuple(PositionListing.filter_names())
    parameters = (*OWN, *CHOOSING, "format")
    schema = NetworkInspector()

    def check_parameters(self, request: Request) -> None:
        """Read by the question, but for the format."""
        value = request.query_params.get("format")
        formats = [one.format for one in self.renderer_classes]
        problems: list[Problem] = []
        if value and value not in formats:
            problems.append(unknown_value("format", value, formats, all_of_them=True))
        try:
            self.question = NetworkQuestion(request.query_params, extra=["format"])
        except InvalidParameters as fault:
            problems += fault.problems
        if problems:
            raise InvalidParameters(problems)

    def get(self, request: Request) -> Response:
        """Actors and topics tied by what is said: two-mode, or either of them by the other.

        The values are plain ones, not read by the shapes: there can be tens of thousands of ties.
        """
        question = self.question
        network, tally = question.network, question.network.tally
        body = {
            "url": self.address("public:network"),
            "settings": asdict(network.settings),
            "positions": tally.counted,
            "statements": network.size,
            "repeated": tally.repeated,
            "left_out": {
                "unnamed": tally.unnamed,
                "joint": tally.joint,
                "without_polarity": tally.without_polarity,
            },
            "undated": question.listing.undated,
            "balanced": network.balanced,
            "weak": network.weak,
            "nodes": [node_of(node) for node in network.nodes],
            "ties": [tie_of(network, edge) for edge in network.edges],
            "files": {name: self.address("public:network-file", name) for name in FILES},
        }
        return Response(body)

    def address(self, name: str, *key: str) -> str:
        """Of a page or file with the same parameters."""
        rest = self.request.query_params.copy()
        rest.pop("format", None)
        query = f"?{rest.urlencode()}" if rest else ""
        return self.addresses.at(reverse(name, args=key) + query)


def node_of(node: Node) -> dict[str, Any]:
    return {name: getattr(node, name) for name in NODE}


def tie_of(network: Network, edge: Edge) -> dict[str, Any]:
    source, target = network.ends(edge)
    return {"source": source, "target": target} | {name: getattr(edge, name) for name in TIE}
