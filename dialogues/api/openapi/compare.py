"""The description of a comparison: its own parameters, and its tables as files."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from dialogues.analysis.groupings import Grouping
from dialogues.api.formats import Csv
from dialogues.api.openapi import responses
from dialogues.api.openapi.inspector import Inspector
from dialogues.choices import Setting
from dialogues.filters.comparing import FEWEST_SIDES, MOST_ROWS, MOST_SIDES, Joint

SLUG = "^[-a-zA-Z0-9_]+$"


class ComparisonInspector(Inspector):
    def get_override_parameters(self) -> list[Any]:
        return parameters(self.view)

    def get_response_serializers(self) -> Any:
        tables = ", ".join(
            f"`{name}` ({', '.join(f'`{column.name}`' for column in columns)})"
            for name, (columns, _records) in self.view.tables.items()
        )
        text = _("The table asked for: %(tables)s.") % {"tables": tables}
        file = OpenApiResponse({"type": "string", "description": text}, description=text)
        return {
            (200, "application/json"): self.view.answer,
            (200, Csv.media_type): file,
            **responses.failures(400, 406),
        }


def parameters(view: Any) -> list[OpenApiParameter]:
    day = {"type": "string", "format": "date"}
    return [
        _one("by", _values(Grouping, Grouping.COUNTRY), _("What the sides are.")),
        _several(
            "side",
            {"type": "string", "pattern": SLUG},
            _(
                "A country’s ISO code, a kind of holder, or a slug; without, the two that meet most."
            ),
            maxItems=MOST_SIDES,
            minItems=FEWEST_SIDES,
        ),
        _several(
            "topic",
            {"type": "string", "pattern": SLUG},
            _(
                "Slug; narrower topics are included. Without, those on which two of the sides speak."
            ),
            maxItems=100,
        ),
        _several("conference", {"type": "string", "pattern": SLUG}, _("Only there."), maxItems=100),
        _several("setting", {"type": "string", "enum": Setting.values}, _("Only said so.")),
        _one("date_after", day, _("The conference’s date can be this day or later.")),
        _one("date_before", day, _("The conference’s date can be this day or earlier.")),
        _one("joint", _values(Joint, Joint.APART), _("Where jointly held positions stand.")),
        _one(
            "cell",
            {"type": "string"},
            _("Slug of a topic, a colon and the key of a side: opened on the page."),
        ),
        _one(
            "page_size",
            {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": MOST_ROWS},
            _("Topics at most, the most spoken of first."),
        ),
        _one(
            "table",
            {"type": "string", "enum": list(view.tables), "default": next(iter(view.tables))},
            _("Which table a file holds."),
        ),
        _one(
            "format",
            {"type": "string", "enum": ["json", "csv"], "default": "json"},
            _("Wins over the Accept header."),
        ),
    ]


def _values(choices: Any, default: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(choices.values), "default": str(default)}


def _one(name: str, schema: dict[str, Any], text: str) -> OpenApiParameter:
    return OpenApiParameter(name, schema, description=text)


def _several(name: str, items: dict[str, Any], text: str, **bounds: int) -> OpenApiParameter:
    schema = {"type": "array", "items": items, **bounds}
    return OpenApiParameter(name, schema, description=text, style="form", explode=True)
