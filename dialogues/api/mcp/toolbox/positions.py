from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from dialogues.api.addresses import Addresses
from dialogues.api.mcp import wording
from dialogues.api.mcp.toolbox.finding import found
from dialogues.api.mcp.toolbox.pages import page_of
from dialogues.api.mcp.toolbox.schemas import of_arguments, of_page, of_shape
from dialogues.api.mcp.toolbox.tool import Context, Json, Told, Tool
from dialogues.api.serializers.positions import PositionSerializer
from dialogues.api.views.positions import Positions
from dialogues.filters.positions import PositionListing
from dialogues.models import Position

ID = {"type": "integer", "minimum": 1, "maximum": 2**63 - 1}


def tools() -> list[Tool]:
    return [
        Tool(
            name="search_positions",
            title=_("Search positions"),
            description=_(
                "Positions that match all filters, the newest conference first: who holds what, "
                "in which exact words, said where. Several values of one filter mean or."
            ),
            properties=of_arguments(Positions),
            output=of_page("positions", of_shape(PositionSerializer)),
            run=search_positions,
        ),
        Tool(
            name="get_position",
            title=_("Get one position"),
            description=_("One position by its number, with its exact words and relations."),
            properties={"id": {**ID, "description": _("The number in the link.")}},
            required=("id",),
            output=of_shape(PositionSerializer),
            run=get_position,
        ),
    ]


def search_positions(arguments: Json, context: Context) -> Told:
    page = page_of(PositionListing, arguments)
    return Told(
        {
            "count": page.count,
            "positions": as_json(page.rows, context.addresses),
            "next_cursor": page.next,
        },
        wording.listed(texts(page.rows, context.addresses), page.count, page.next),
    )


def get_position(arguments: Json, context: Context) -> Told:
    number = arguments["id"]
    key = number if 0 < number < 2**63 else 0
    position = found(Position.objects.published().for_list(), {"pk": key})
    (told,) = as_json([position], context.addresses)
    return Told(told, wording.position_text(position, context.addresses))


def as_json(rows: Sequence[Position], addresses: Addresses) -> list[Any]:
    shape = PositionSerializer(context={"addresses": addresses})
    return [shape.to_representation(row) for row in rows]


def texts(rows: Sequence[Position], addresses: Addresses) -> list[str]:
    return [wording.position_text(row, addresses) for row in rows]
