from typing import ClassVar

from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.api.conditional import Follows
from dialogues.api.serializers.root import RootSerializer
from dialogues.api.views.read_view import ReadView


class Root(ReadView):
    answer, tag = RootSerializer, "api"
    follows = Follows.CODE
    addresses_by_name: ClassVar[dict[str, str]] = {
        "conferences": "conference-list",
        "documents": "document-list",
        "institutions": "institution-list",
        "participants": "participant-list",
        "topics": "topic-list",
        "positions": "position-list",
        "facets": "position-facets",
        "conference_facets": "conference-facets",
        "document_facets": "document-facets",
        "institution_facets": "institution-facets",
        "participant_facets": "participant-facets",
        "topic_facets": "topic-facets",
        "check": "check",
        "changes": "changes",
        "compare": "compare",
        "downloads": "downloads",
        "network": "network",
        "reconcile": "reconcile",
        "search": "search",
        "vocabulary": "vocabulary",
        "schema": "schema",
        "docs": "docs",
    }

    def get(self, request: Request) -> Response:
        """The collections, and what stands beside them."""
        names = self.addresses_by_name.items()
        return Response({name: self.addresses.of(view) for name, view in names})
