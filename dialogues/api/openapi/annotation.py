"""The description of annotations: the parts of the W3C Web Annotation Data Model that are used."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse

from dialogues.api.openapi import parameters, responses
from dialogues.api.openapi.annotation_example import COLLECTION as EXAMPLE
from dialogues.api.openapi.inspector import Inspector
from dialogues.exporting.annotations import PAGE_SIZE
from dialogues.exporting.annotations.protocol import CONTEXT

JsonSchema = dict[str, Any]
URI: JsonSchema = {"type": "string", "format": "uri"}
TEXT: JsonSchema = {"type": "string"}
NUMBER: JsonSchema = {"type": "integer", "minimum": 0}
MOMENT: JsonSchema = {"type": "string", "format": "date-time"}
#: Of a page of annotations.
LAST_NUMBER = 999_999


class AnnotationInspector(Inspector):
    """Views with annotations say how they are ``described`` and whether their records can move."""

    def get_override_parameters(self) -> list[Any]:
        own = [page_parameter()] if "page" in self.view.parameters else []
        return [*own, *parameters.of_view(self.view, without=["page"])]

    def get_response_serializers(self) -> Any:
        text = _("Annotations as JSON-LD in the context of the W3C.")
        answers: dict[Any, Any] = {
            (200, media_type): OpenApiResponse(self.view.described(), description=text)
            for media_type in ("application/ld+json", "application/json")
        }
        if self.view.moves:
            answers[301] = OpenApiResponse(description=_("The slug was changed: see Location."))
        return answers | responses.failures(400, 404, 406, 410)

    def get_examples(self) -> list[OpenApiExample]:
        text = _("One quotation and the claim in it")
        kind = "application/ld+json"
        return [
            OpenApiExample(text, EXAMPLE, media_type=kind, response_only=True, status_codes=["200"])
        ]


def page_parameter() -> OpenApiParameter:
    text = _("One page alone, of %(size)s annotations; without, the collection and its first page.")
    return OpenApiParameter(
        "page",
        {"type": "integer", "minimum": 1, "maximum": LAST_NUMBER},
        description=text % {"size": PAGE_SIZE},
    )


def of_position() -> JsonSchema:
    return _collection({**CONTEXT_OF_W3C, **COLLECTION}, _page(partOf=URI))


def of_document() -> JsonSchema:
    """The collection with its first page, or one page that names its collection."""
    return {"anyOf": [of_position(), _page(**CONTEXT_OF_W3C, partOf=_object(COLLECTION))]}


def _object(properties: JsonSchema, **optional: JsonSchema) -> JsonSchema:
    return {
        "type": "object",
        "required": list(properties),
        "properties": {**properties, **optional},
        "additionalProperties": False,
    }


def _one(value: str) -> JsonSchema:
    return {"type": "string", "const": value}


CONTEXT_OF_W3C = {"@context": _one(CONTEXT)}
COLLECTION = {"id": URI, "type": _one("AnnotationCollection"), "label": TEXT, "total": NUMBER}
AGENT = {"id": URI, "name": TEXT}
TEXT_BODY = _object(
    {
        "type": _one("TextualBody"),
        "value": TEXT,
        "format": _one("text/plain"),
        "purpose": {"type": "string", "enum": ["describing", "tagging"]},
    },
    language=TEXT,
)
RESOURCE_BODY = _object(
    {
        "type": _one("SpecificResource"),
        "source": URI,
        "purpose": {"type": "string", "enum": ["classifying", "linking"]},
    }
)
QUOTE = _object({"type": _one("TextQuoteSelector"), "exact": TEXT}, prefix=TEXT, suffix=TEXT)
PLACE = _object({"type": _one("TextPositionSelector"), "start": NUMBER, "end": NUMBER})
COPY = _object(
    {
        "id": URI,
        "type": _one("Text"),
        "format": _one("text/plain"),
        "schema:sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    },
    language=TEXT,
)


def _annotation() -> JsonSchema:
    selectors = {"type": "array", "minItems": 1, "items": {"anyOf": [QUOTE, PLACE]}}
    return _object(
        {
            "id": URI,
            "type": _one("Annotation"),
            "motivation": _one("describing"),
            "creator": _object({**AGENT, "type": _one("Organization")}),
            "generator": _object({**AGENT, "type": _one("Software"), "homepage": URI}),
            "modified": MOMENT,
            "body": {
                "type": "array",
                "minItems": 2,
                "items": {"anyOf": [TEXT_BODY, RESOURCE_BODY]},
            },
            "target": _object(
                {"type": _one("SpecificResource"), "source": URI, "selector": selectors},
                state=_object({"type": _one("TimeState"), "cached": COPY}),
                **{"dc:language": TEXT, "dc:rights": TEXT, "dcterms:source": _object({"id": TEXT})},
            ),
        },
        created=MOMENT,
    )


def _page(**properties: JsonSchema) -> JsonSchema:
    items = {"type": "array", "maxItems": PAGE_SIZE, "items": _annotation()}
    required = {
        "id": URI,
        "type": _one("AnnotationPage"),
        "startIndex": NUMBER,
        "items": items,
    }
    return _object({**properties, **required}, next=URI, prev=URI)


def _collection(head: JsonSchema, first: JsonSchema) -> JsonSchema:
    return _object({**head, "first": first, "last": URI})
