from typing import ClassVar

from django.urls import URLPattern, path
from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.api.serializers.facets import (
    ConferenceFacetsSerializer,
    DocumentFacetsSerializer,
    FacetsSerializer,
    InstitutionFacetsSerializer,
    ParticipantFacetsSerializer,
    TopicFacetsSerializer,
)
from dialogues.api.serializers.shape import Shape
from dialogues.api.views.read_view import ReadView
from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.documents import DocumentListing
from dialogues.filters.facets import facets
from dialogues.filters.institutions import InstitutionListing
from dialogues.filters.listing import Listing
from dialogues.filters.participants import ParticipantListing
from dialogues.filters.positions import PositionListing
from dialogues.filters.topics import TopicListing


class Facets(ReadView):
    """The counts beside one list: subclasses name the list, and the shape that has its facets."""

    listing: ClassVar[type[Listing]]
    answer: ClassVar[type[Shape]]
    tag: ClassVar[str]

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        cls.repeatable = tuple(cls.listing.filter_names())
        cls.parameters = (*cls.repeatable, "q", "updated_after", "format")

    def get(self, request: Request) -> Response:
        """How many records each further value of a filter would find."""
        found = facets(self.listing(request.query_params))
        return Response(self.answer().to_representation(found))


class ConferenceFacets(Facets):
    listing, answer, tag = ConferenceListing, ConferenceFacetsSerializer, "conferences"


class DocumentFacets(Facets):
    listing, answer, tag = DocumentListing, DocumentFacetsSerializer, "documents"


class InstitutionFacets(Facets):
    listing, answer, tag = InstitutionListing, InstitutionFacetsSerializer, "institutions"


class ParticipantFacets(Facets):
    listing, answer, tag = ParticipantListing, ParticipantFacetsSerializer, "participants"


class TopicFacets(Facets):
    listing, answer, tag = TopicListing, TopicFacetsSerializer, "topics"


class PositionFacets(Facets):
    listing, answer, tag = PositionListing, FacetsSerializer, "positions"


ALL_FACETS = (
    ConferenceFacets,
    DocumentFacets,
    InstitutionFacets,
    ParticipantFacets,
    TopicFacets,
    PositionFacets,
)


def addresses_of_facets() -> list[URLPattern]:
    """They come before the records' addresses, among which “facets” would be a slug."""
    return [
        path(
            f"{view.tag}/facets/",
            view.as_view(),
            name=f"{view.listing.model._meta.model_name}-facets",
        )
        for view in ALL_FACETS
    ]
