"""What our own words in linked data mean."""

from django.http import HttpResponse
from rest_framework.request import Request

from dialogues.api.conditional import Follows
from dialogues.api.formats import LinkedData, Turtle
from dialogues.api.openapi.vocabulary import VocabularyInspector
from dialogues.api.views.read_view import ReadView


class Vocabulary(ReadView):
    renderer_classes = [Turtle, LinkedData]
    schema = VocabularyInspector()
    tag = "vocabulary"
    follows = Follows.CODE

    def get(self, request: Request) -> HttpResponse:
        """The words that schema.org lacks, as RDF: each property, and each value of a closed list."""
        from dialogues.exporting.linked_data.vocabulary import vocabulary

        graph = vocabulary(self.addresses.of("vocabulary"))
        if self.request.accepted_renderer.format == Turtle.format:
            return HttpResponse(graph.serialize(format="turtle"), content_type=Turtle.content_type)
        context = {prefix: str(namespace) for prefix, namespace in graph.namespaces()}
        body = graph.serialize(format="json-ld", context=context)
        return HttpResponse(body, content_type=LinkedData.media_type)
