"""The description of our own words in linked data, as Turtle and as JSON-LD."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, OpenApiResponse

from dialogues.api.formats import LinkedData, Turtle
from dialogues.api.openapi import responses
from dialogues.api.openapi.inspector import Inspector

GRAPH = {
    "type": "object",
    "required": ["@context", "@graph"],
    "properties": {
        "@context": {"type": "object"},
        "@graph": {"type": "array", "items": {"type": "object", "required": ["@id", "@type"]}},
    },
}
EXAMPLE = {
    "@context": {"dialogues": "https://dialogues.example/api/v1/vocabulary/#"},
    "@graph": [
        {
            "@id": "dialogues:stance-opposes",
            "@type": "skos:Concept",
            "skos:prefLabel": {"@value": "Opposes", "@language": "en"},
        }
    ],
}


class VocabularyInspector(Inspector):
    def get_response_serializers(self) -> Any:
        text = _("RDF properties, and SKOS schemes of the values they take.")
        schemas = {Turtle.media_type: {"type": "string"}, LinkedData.media_type: GRAPH}
        answers: dict[Any, Any] = {
            (200, media_type): OpenApiResponse(schema, description=text)
            for media_type, schema in schemas.items()
        }
        return answers | responses.failures(400, 406)

    def get_examples(self) -> list[OpenApiExample]:
        return [
            OpenApiExample(
                _("A value of a closed list"),
                EXAMPLE,
                media_type=LinkedData.media_type,
                response_only=True,
                status_codes=["200"],
            )
        ]
