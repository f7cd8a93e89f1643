"""What each view answers, as schemas."""

import copy
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.utils import OpenApiResponse

from dialogues.api import problems
from dialogues.api.formats import Csv, JsonLines, LinkedData, Turtle, Xlsx
from dialogues.api.openapi.expanding import with_expanded
from dialogues.api.serializers.problems import ProblemSerializer
from dialogues.api.serializers.shape import Shape
from dialogues.exporting.csv_lines import Column, of_fields

JsonSchema = dict[str, Any]
ADDRESS_OR_NULL = {"type": ["string", "null"], "format": "uri"}
CONTEXT = {"type": "array", "prefixItems": [{"const": "https://schema.org"}, {"type": "object"}]}
NODE = {
    "type": "object",
    "required": ["@type", "@id"],
    "properties": {
        "@type": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
        "@id": {"type": "string", "format": "uri"},
    },
}


def of_list(inspector: AutoSchema, view: Any) -> dict[Any, Any]:
    page = _page(inspector, view)
    graph = {"@context": CONTEXT, "@graph": {"type": "array", "items": NODE}}
    columns = of_fields(view.columns, view.shape.field_names())
    answers = _of_records(page, columns, _object(graph), _("A page of the list."))
    return answers | _turtle(view) | failures(400, 406)


def of_record(inspector: AutoSchema, view: Any) -> dict[Any, Any]:
    record = _whole_or_part(inspector, view, view.detail_shape)
    linked = {**NODE, "required": ["@context", "@type", "@id"]}
    linked["properties"] = {"@context": CONTEXT, **NODE["properties"]}  # type: ignore[dict-item]
    columns = of_fields(view.columns, view.detail_shape.field_names())
    answers = _of_records(record, columns, linked, _("The record."))
    moved = {}
    if view.key.startswith("slug"):
        moved[301] = OpenApiResponse(description=_("The slug was changed: see Location."))
    return answers | _turtle(view) | moved | failures(400, 404, 406, 410)


def _turtle(view: Any) -> dict[Any, Any]:
    """Of those that have it, all that matches: a vocabulary is one document."""
    if Turtle not in view.renderer_classes:
        return {}
    text = _("SKOS concepts and their scheme, as RDF in Turtle; a list holds all that matches.")
    schema = {"type": "string", "description": text}
    return {(200, Turtle.media_type): OpenApiResponse(schema, description=text)}


def failures(*statuses: int) -> dict[Any, Any]:
    """The problems to be expected, and that any other looks the same."""
    described = {
        400: _("A parameter or value is unknown."),
        404: _("There is nothing public at this address."),
        406: _("None of the types in the Accept header is to be had."),
        410: _("The record was withdrawn; the reason stands in detail."),
    }
    answers = {status: described[status] for status in statuses} | {
        "default": _("Any other failure.")
    }
    return {
        (status, problems.MEDIA_TYPE): OpenApiResponse(ProblemSerializer, description=text)
        for status, text in answers.items()
    }


def _of_records(
    json: JsonSchema, columns: list[Column], linked: JsonSchema, text: str
) -> dict[Any, Any]:
    csv = {"type": "string", "description": _columns(columns)}
    lines = {"type": "string", "description": _("One such record a line.")}
    book = {"type": "string", "contentMediaType": Xlsx.media_type}
    book["description"] = _(
        "The columns of the CSV file, and a sheet that says where they are from."
    )
    by_type = {"application/json": json, Csv.media_type: csv, Xlsx.media_type: book}
    by_type |= {JsonLines.media_type: lines, LinkedData.media_type: linked}
    return {
        (200, media_type): OpenApiResponse(schema, description=text)
        for media_type, schema in by_type.items()
    }


def _columns(columns: list[Column]) -> str:
    named = [f"`{one.name}`" + (f" ({one.help})" if one.help else "") for one in columns]
    text = _(
        "Columns: %(columns)s. Lists are joined by “; ”. "
        "Text that a spreadsheet would take for a formula begins with an apostrophe."
    )
    return text % {"columns": ", ".join(named)}


def _page(inspector: AutoSchema, view: Any) -> JsonSchema:
    records = _whole_or_part(inspector, view, view.shape)
    schema = _object(
        {
            "count": {"type": "integer", "description": _("All that match.")},
            "next": {**ADDRESS_OR_NULL, "description": _("The page after this one.")},
            "previous": {**ADDRESS_OR_NULL, "description": _("The page before this one.")},
            "results": {"type": "array", "items": records},
        }
    )
    return _registered(inspector, view.shape, "Page", schema)


def _whole_or_part(inspector: AutoSchema, view: Any, shape: type[Shape]) -> JsonSchema:
    """Asked for some ``fields``, an answer lacks the others, though none of them is optional."""
    whole = inspector.resolve_serializer(shape, "response")
    part = copy.deepcopy(whole.schema)
    del part["required"]
    part["properties"] = with_expanded(inspector, view, part["properties"])
    part["description"] = _(
        "Only the properties asked for with “fields” and not left out with “omit”; the links named "
        "in “expand” as whole records, where these have an address of their own."
    )
    part["additionalProperties"] = False
    return {"anyOf": [whole.ref, _registered(inspector, shape, "Part", part)]}


def _registered(
    inspector: AutoSchema, shape: type[Shape], suffix: str, schema: JsonSchema
) -> JsonSchema:
    component = ResolvedComponent(
        name=shape.__name__.removesuffix("Serializer") + suffix,
        type=ResolvedComponent.SCHEMA,
        schema=schema,
        object=(shape, suffix),
    )
    inspector.registry.register_on_missing(component)
    return component.ref


def _object(properties: JsonSchema) -> JsonSchema:
    return {"type": "object", "required": list(properties), "properties": properties}
