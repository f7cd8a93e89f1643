from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.api.serializers.facets import FacetsSerializer
from dialogues.api.views.read_view import ReadView
from dialogues.filters.facets import facets
from dialogues.filters.positions import PositionListing


class PositionFacets(ReadView):
    answer, tag = FacetsSerializer, "positions"
    listing = PositionListing
    repeatable = tuple(PositionListing.filter_names())
    parameters = (*repeatable, "q", "updated_after", "format")

    def get(self, request: Request) -> Response:
        """How many positions each further value of a filter would find."""
        found = facets(PositionListing(request.query_params))
        return Response(FacetsSerializer().to_representation(found))
