"""The description of the feed of changes."""

import copy
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse

from dialogues.api.formats import JsonLines
from dialogues.api.openapi import parameters, responses
from dialogues.api.openapi.inspector import Inspector
from dialogues.api.serializers.changes import ADDRESS_OR_NULL, ChangeSerializer
from dialogues.choices import Noun
from dialogues.filters.changes_since import EXPANDABLE, LARGEST_NUMBER, RECORD
from dialogues.filters.paging import (
    DEFAULT_PAGE_SIZE,
    LARGEST_EXPANDED_PAGE_SIZE,
    LARGEST_PAGE_SIZE,
)

JsonSchema = dict[str, Any]
NUMBER = {"type": "integer", "minimum": 0}


class ChangesInspector(Inspector):
    def get_description(self) -> str:  # type: ignore[override]
        return _(
            "For whoever keeps a copy. Begin without `since`, follow `next` while there is one, keep "
            "the last `since`, and ask with it again later. Whenever the answer of a record’s own "
            "address changes, appears or goes, an entry for it follows, also where only the name of "
            "something it refers to has changed. So do what each entry says: for `created` and "
            "`updated` take the record anew (with `expand=record` it comes along), for all others "
            "remove it. What has changed again since is told once more later, and of several "
            "changes of one record the earlier ones can be left out; a page can hold fewer entries "
            "than asked for, even none."
        )

    def get_override_parameters(self) -> list[Any]:
        own = [_since(), _type(), _expand(), _page_size()]
        others = parameters.of_view(self.view, without=[one.name for one in own])
        return [*own, *others, _link()]

    def get_response_serializers(self) -> Any:
        text = _("A page of changes.")
        lines = {"type": "string", "description": _("All entries up to now, one a line.")}
        return {
            (200, "application/json"): OpenApiResponse(self._page(), description=text),
            (200, JsonLines.media_type): OpenApiResponse(lines, description=text),
            **responses.failures(400, 406),
        }

    def get_examples(self) -> list[OpenApiExample]:
        return [OpenApiExample(_("A merge"), EXAMPLE, media_type="application/json")]

    def _page(self) -> JsonSchema:
        where = _("Where to go on: give it as `since` next time.")
        properties = {
            "results": {"type": "array", "items": self._entry()},
            "next": {**ADDRESS_OR_NULL, "description": _("The page after this one.")},
            "since": {**NUMBER, "description": where},
            "head": {**NUMBER, "description": _("The newest change there was when asked.")},
        }
        schema = {"type": "object", "required": list(properties), "properties": properties}
        return self._registered("ChangePage", schema)

    def _entry(self) -> JsonSchema:
        """An entry, with the record only where ``expand`` asks for it."""
        entry = copy.deepcopy(self.resolve_serializer(ChangeSerializer, "response").schema)
        entry["properties"][RECORD] = {
            "description": _("With `expand=record`: the record as its own address answers now."),
            "anyOf": [*self._records(), {"type": "null"}],
        }
        return self._registered("ChangeWithRecord", entry)

    def _records(self) -> list[JsonSchema]:
        kinds = [self.view.collections[noun].detail_shape for noun in Noun.values]
        return [self.resolve_serializer(shape, "response").ref for shape in kinds]

    def _registered(self, name: str, schema: JsonSchema) -> JsonSchema:
        component = ResolvedComponent(
            name=name, type=ResolvedComponent.SCHEMA, schema=schema, object=(ChangeSerializer, name)
        )
        self.registry.register_on_missing(component)
        return component.ref


def _since() -> OpenApiParameter:
    text = _(
        "Only what came after this one: the `since` of the last answer. Without it, from the "
        "beginning. A number beyond the newest change is refused: that copy is of another database."
    )
    schema = {**NUMBER, "maximum": LARGEST_NUMBER, "default": 0}
    return OpenApiParameter("since", schema, description=text)


def _type() -> OpenApiParameter:
    kinds = {"type": "array", "items": {"type": "string", "enum": list(Noun.values)}}
    text = _("Only records of this type. Repeated, it means or.")
    return OpenApiParameter("type", kinds, description=text, style="form", explode=True)


def _expand() -> OpenApiParameter:
    text = _(
        "`record`: each entry brings along, as `record`, what the record’s own address answers now; "
        "null for what is gone."
    )
    schema = {"type": "array", "items": {"type": "string", "enum": list(EXPANDABLE)}}
    return OpenApiParameter("expand", schema, description=text, style="form", explode=False)


def _page_size() -> OpenApiParameter:
    bounds = {"minimum": 1, "maximum": LARGEST_PAGE_SIZE, "default": DEFAULT_PAGE_SIZE}
    text = _("Entries on a page at most; jsonl has no pages. With `expand` at most %(most)s.")
    described = text % {"most": LARGEST_EXPANDED_PAGE_SIZE}
    return OpenApiParameter("page_size", {"type": "integer", **bounds}, description=described)


def _link() -> OpenApiParameter:
    return OpenApiParameter(
        "Link",
        {"type": "string"},
        location=OpenApiParameter.HEADER,
        response=[200],
        description=_('The page after this one, as `<address>; rel="next"`.'),
    )


EXAMPLE = {
    "results": [
        {
            "seq": 1207,
            "at": "2026-11-22T10:15:00Z",
            "change": "merged",
            "type": "participant",
            "id": 41,
            "slug": None,
            "url": None,
            "into": {
                "id": 17,
                "slug": "andrey-bystritskiy",
                "url": "https://dialogues.example/api/v1/participants/andrey-bystritskiy/",
            },
            "reason": "",
            "note": "",
        }
    ],
    "next": None,
    "since": 1207,
    "head": 1207,
}
