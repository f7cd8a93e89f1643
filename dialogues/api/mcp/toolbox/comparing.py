"""Sides against each other, each cell with some of the exact words behind its number."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.analysis.comparison import Cell, Row
from dialogues.analysis.convergence import Entry
from dialogues.api.mcp import wording
from dialogues.api.mcp.toolbox.pages import require_small
from dialogues.api.mcp.toolbox.schemas import (
    COUNT,
    of_object,
    of_parameter,
    of_shape,
    page_size,
)
from dialogues.api.mcp.toolbox.tool import Context, Json, Told, Tool, as_parameters
from dialogues.api.openapi.compare import parameters
from dialogues.api.serializers.compare import EntrySerializer, SideSerializer
from dialogues.api.serializers.links import TopicLinkSerializer
from dialogues.api.views.compare import Comparison
from dialogues.choices import Stance
from dialogues.filters.among import Among
from dialogues.filters.comparing import CompareQuestion
from dialogues.models import Position

MOST_TOPICS, TOPICS = 10, 5
QUOTED = 2
"""Positions of a cell that are given with their words; the ids of all stand beside them."""
WITHOUT = ("cell", "table", "format", "page_size")


def tools() -> list[Tool]:
    found = {
        one.name: of_parameter(one) for one in parameters(Comparison) if one.name not in WITHOUT
    }
    found["page_size"] = {
        **page_size(MOST_TOPICS, TOPICS),
        "description": _("Topics at most, the most spoken of first."),
    }
    return [
        Tool(
            name="compare_sides",
            title=_("Compare sides"),
            description=_(
                "Two to six sides against each other, topic by topic: how many positions each "
                "holds alone, with which stances, some of the exact words, and whether two sides "
                "agree, differ or talk past each other. Joint, anonymous and unattributed "
                "positions are counted apart, the author’s layer nowhere."
            ),
            properties=found,
            output=output(),
            run=compare_sides,
        )
    ]


def output() -> Json:
    text = {"type": "string"}
    position = of_object(
        {
            "id": COUNT,
            "holder": text,
            "stance": {"type": "string", "enum": Stance.values},
            "statement": text,
            "exact_words": {"type": "array", "items": text},
            "conference": text,
            "html_url": text,
        }
    )
    cell = of_object(
        {
            "side": text,
            "n": COUNT,
            "stances": {"type": "object", "additionalProperties": COUNT},
            "positions": {"type": "array", "items": COUNT},
            "quoted": {"type": "array", "items": position},
        }
    )
    row = of_object(
        {
            "topic": of_shape(TopicLinkSerializer),
            "n": COUNT,
            "cells": {"type": "array", "items": cell},
            "apart": {"type": "array", "items": COUNT},
        }
    )
    return of_object(
        {
            "html_url": text,
            "by": text,
            "sides": {"type": "array", "items": of_shape(SideSerializer)},
            "topics_total": COUNT,
            "n": COUNT,
            "rows": {"type": "array", "items": row},
            "convergence": {"type": "array", "items": of_shape(EntrySerializer)},
        }
    )


def compare_sides(arguments: Json, context: Context) -> Told:
    context.costly()
    require_small(arguments.get("page_size", TOPICS), MOST_TOPICS)
    asked = CompareQuestion(as_parameters({"page_size": TOPICS, **arguments}), rows=TOPICS)
    rows = asked.matrix.rows[:MOST_TOPICS]
    quoted = positions_of(rows)
    entries = [one for one in asked.board if one.row in rows]
    return Told(
        {
            "html_url": page(asked, context),
            "by": str(asked.by),
            "sides": [{"key": side.key, "label": side.label} for side in asked.sides],
            "topics_total": len(asked.all_topics),
            "n": asked.matrix.n,
            "rows": [row_json(row, quoted, context) for row in rows],
            "convergence": as_json(entries, context),
        },
        text_of(asked, rows, entries, quoted, context),
    )


def page(asked: CompareQuestion, context: Context) -> str:
    query = asked.parameters.urlencode()
    return context.addresses.at(f"{reverse('public:compare')}?{query}")


def positions_of(rows: Iterable[Row]) -> dict[int, Position]:
    """Those that are quoted, at a fixed number of queries."""
    wanted = {pk for row in rows for cell in row.cells for pk in newest(cell)}
    found = Position.objects.published().filter(Among("pk", wanted)).for_list()
    return {position.pk: position for position in found} if wanted else {}


def newest(cell: Cell) -> list[int]:
    return [claim.position for claim in cell.claims[-QUOTED:]]


def row_json(row: Row, quoted: dict[int, Position], context: Context) -> Json:
    shape = TopicLinkSerializer(context={"addresses": context.addresses})
    return {
        "topic": shape.to_representation(row.topic),
        "n": row.n,
        "cells": [
            {
                "side": cell.side.key,
                "n": cell.n,
                "stances": {str(part.stance): part.count for part in cell.stances.segments},
                "positions": [claim.position for claim in cell.claims],
                "quoted": [
                    position_json(quoted[pk], context) for pk in newest(cell) if pk in quoted
                ],
            }
            for cell in row.cells
        ],
        "apart": [claim.position for claim in row.apart],
    }


def position_json(position: Position, context: Context) -> Json:
    return {
        "id": position.pk,
        "holder": wording.holder(position),
        "stance": str(position.stance),
        "statement": position.statement,
        "exact_words": [quotation.exact for quotation in position.quotations.all()],
        "conference": wording.meeting(position.conference),
        "html_url": context.addresses.page("position", position.pk),
    }


def as_json(entries: Iterable[Entry], context: Context) -> list[Any]:
    shape = EntrySerializer(context={"addresses": context.addresses})
    return [shape.to_representation(one) for one in entries]


def text_of(
    asked: CompareQuestion,
    rows: list[Row],
    entries: list[Entry],
    quoted: dict[int, Position],
    context: Context,
) -> str:
    sides = ", ".join(f"{side.label} ({side.key})" for side in asked.sides)
    head = _(
        "Sides: %(sides)s. n = %(n)d positions in the columns, on %(shown)d of %(all)d topics. "
        "Joint positions are counted apart; the author’s layer is not counted."
    ) % {
        "sides": sides or _("none that meet on a topic"),
        "n": asked.matrix.n,
        "shown": len(rows),
        "all": len(asked.all_topics),
    }
    parts = [head, *(row_text(row, entries, quoted, context) for row in rows)]
    return "\n\n".join([*parts, _("Link: %(url)s") % {"url": page(asked, context)}])


def row_text(row: Row, entries: list[Entry], quoted: dict[int, Position], context: Context) -> str:
    lines = [_("Topic: %(name)s (n = %(n)d)") % {"name": row.topic.name, "n": row.n}]
    for cell in row.cells:
        stances = ", ".join(
            f"{Stance(part.stance).label} {part.count}" for part in cell.stances.segments
        )
        lines.append(
            _("%(side)s: n = %(n)d%(stances)s")
            % {
                "side": cell.side.label,
                "n": cell.n,
                "stances": f" ({stances})" if stances else "",
            }
        )
        lines += [
            wording.position_text(quoted[pk], context.addresses)
            for pk in newest(cell)
            if pk in quoted
        ]
    lines += [verdict(one) for one in entries if one.row is row]
    return "\n".join(lines)


def verdict(entry: Entry) -> str:
    return _("%(left)s and %(right)s: %(outcome)s") % {
        "left": entry.left.side.label,
        "right": entry.right.side.label,
        "outcome": entry.verdict.outcome.label,
    }
