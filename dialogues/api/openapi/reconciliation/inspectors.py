"""What each address of the reconciliation service takes and answers."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse

from dialogues.api import problems
from dialogues.api.openapi import responses
from dialogues.api.openapi.check import PRINTABLE
from dialogues.api.openapi.inspector import Inspector
from dialogues.api.openapi.reconciliation.protocol import (
    ANY_KIND,
    ASKED,
    EXAMPLES,
    EXTENDED,
    IDENTIFIER,
    MANIFEST,
    PROPERTY_SHAPE,
    RESULTS,
    TYPE_SHAPE,
    JsonSchema,
    a_list,
    an_object,
    closed,
    suggestions,
)
from dialogues.api.serializers.problems import ProblemSerializer
from dialogues.filters.reconciling import completing
from dialogues.filters.reconciling.json_text import LONGEST_JSON
from dialogues.search.grammar import LONGEST_QUERY

FORM = "application/x-www-form-urlencoded"


class ServiceInspector(Inspector):
    """``queries`` and ``extend`` are JSON, in the address as in the form."""

    def get_operation_id(self) -> str:
        return "reconciliation" if self.method == "POST" else "reconciliation_manifest"

    def get_override_parameters(self) -> list[Any]:
        named = [_format("json")]
        if self.method == "POST":
            return named
        told = {
            "queries": _("A batch of names to be matched, as JSON. Not beside `extend`."),
            "extend": _("Records and properties to be fetched, as JSON. Not beside `queries`."),
        }
        texts = {"type": "string", "maxLength": LONGEST_JSON}
        return [*(OpenApiParameter(name, texts, description=told[name]) for name in told), *named]

    def get_request_serializer(self) -> Any:
        if self.method != "POST":
            return None
        either = [{"required": [name]} for name in ASKED]
        return {FORM: closed(dict(ASKED), *ASKED, oneOf=either)}

    def get_response_serializers(self) -> Any:
        either = [RESULTS, EXTENDED] if self.method == "POST" else [MANIFEST, EXTENDED, RESULTS]
        text = _("The candidates to each query, or the values of each record.")
        if self.method != "POST":
            text = _("What the service offers; or what was asked for.")
        told = {413: _("More than is worked on at once.")}
        if self.method == "POST":
            told[415] = _("The body is no form.")
        return {
            (200, "application/json"): OpenApiResponse({"anyOf": either}, description=text),
            **responses.failures(400, 406),
            **_problems(told),
        }

    def get_examples(self) -> list[Any]:
        return []

    def get_operation(self, *given: Any, **more: Any) -> Any:
        operation = super().get_operation(*given, **more)
        if operation is None:
            return None
        for parameter in operation.get("parameters", []):
            if parameter["name"] in ASKED:
                parameter["content"] = {"application/json": _as_json(parameter)}
                del parameter["schema"]
        if "requestBody" in operation:
            form = operation["requestBody"]["content"][FORM]
            form["encoding"] = {name: {"contentType": "application/json"} for name in ASKED}
            form["examples"] = {
                name: {"value": {name: example}} for name, example in EXAMPLES.items()
            }
            operation["requestBody"]["required"] = True
        return operation


def _as_json(parameter: dict[str, Any]) -> JsonSchema:
    name = parameter["name"]
    return {"schema": ASKED[name], "example": EXAMPLES[name]}


class _SuggestInspector(Inspector):
    result: JsonSchema

    def get_override_parameters(self) -> list[Any]:
        texts = {"type": "string", "maxLength": LONGEST_QUERY, "pattern": PRINTABLE}
        further = {"type": "integer", "minimum": 0, "maximum": completing.FURTHEST, "default": 0}
        most = {
            "type": "integer",
            "minimum": 1,
            "maximum": completing.LARGEST_LIMIT,
            "default": completing.DEFAULT_LIMIT,
        }
        named = (
            ("prefix", texts, _("What is typed, or an identifier.")),
            ("cursor", further, _("How many suggestions to pass over.")),
            ("limit", most, _("Suggestions in one answer.")),
            ("type", ANY_KIND, _("Only of this type of records.")),
        )
        view: Any = self.view
        repeatable, first = view.repeatable, ("prefix", "cursor", "limit", "type", "format")
        sent = [name for name in view.parameters if name not in first]
        return [
            *(OpenApiParameter(name, schema, description=text) for name, schema, text in named),
            *(_without_effect(name, repeated=name in repeatable) for name in sent),
            _format("json"),
        ]

    def get_response_serializers(self) -> Any:
        answer = OpenApiResponse(suggestions(self.result), description=_("The suggestions."))
        return {(200, "application/json"): answer, **responses.failures(400, 406)}


class EntitiesInspector(_SuggestInspector):
    result = an_object(
        {
            "id": IDENTIFIER,
            "name": {"type": "string"},
            "description": {"type": "string"},
            "notable": a_list(TYPE_SHAPE),
        }
    )


class TypesInspector(_SuggestInspector):
    result = TYPE_SHAPE


class PropertiesInspector(_SuggestInspector):
    result = PROPERTY_SHAPE


class ProposalsInspector(Inspector):
    def get_override_parameters(self) -> list[Any]:
        most = {"type": "integer", "minimum": 1, "maximum": completing.LARGEST_LIMIT}
        return [
            OpenApiParameter(
                "type", ANY_KIND, description=_("The type; without it, of all types.")
            ),
            OpenApiParameter("limit", most, description=_("Properties in the answer.")),
            _format("json"),
        ]

    def get_response_serializers(self) -> Any:
        limit = {"type": "integer"}
        proposed = closed(
            {"type": ANY_KIND, "limit": limit, "properties": a_list(PROPERTY_SHAPE)}, "type"
        )
        answer = OpenApiResponse(proposed, description=_("What can be fetched."))
        return {(200, "application/json"): answer, **responses.failures(400, 406)}


class _RecordInspector(Inspector):
    def get_override_parameters(self) -> list[Any]:
        text = _("The identifier of a record, as the service gives it.")
        example = OpenApiExample(_("A person"), "participants/yohei-sasakawa")
        return [
            OpenApiParameter("id", IDENTIFIER, description=text, required=True, examples=[example])
        ]


class ViewInspector(_RecordInspector):
    def get_response_serializers(self) -> Any:
        moved = OpenApiResponse(description=_("The record’s page: see Location."))
        return {302: moved, **responses.failures(400, 404, 406, 410)}


class PreviewInspector(_RecordInspector):
    def get_response_serializers(self) -> Any:
        page = OpenApiResponse({"type": "string"}, description=_("A small page."))
        return {(200, "text/html"): page, **responses.failures(400, 404, 406, 410)}


def _without_effect(name: str, *, repeated: bool) -> OpenApiParameter:
    text = _("OpenRefine sends it; it changes nothing.")
    schema: JsonSchema = {"type": "string"}
    if repeated:
        return OpenApiParameter(name, a_list(schema), description=text, style="form", explode=True)
    return OpenApiParameter(name, schema, description=text)


def _format(name: str) -> OpenApiParameter:
    schema = {"type": "string", "enum": [name], "default": name}
    return OpenApiParameter("format", schema, description=_("There is no other."))


def _problems(told: dict[int, str]) -> dict[Any, Any]:
    return {
        (status, problems.MEDIA_TYPE): OpenApiResponse(ProblemSerializer, description=text)
        for status, text in told.items()
    }
