"""Finding the slugs that filters take: topics, participants, institutions, conferences."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from dialogues.api.mcp import wording
from dialogues.api.mcp.toolbox.pages import page_of
from dialogues.api.mcp.toolbox.schemas import of_arguments, of_page, of_shape
from dialogues.api.mcp.toolbox.tool import Context, Json, Told, Tool
from dialogues.api.views.collection import Collection
from dialogues.api.views.conferences import Conferences
from dialogues.api.views.institutions import Institutions
from dialogues.api.views.participants import Participants
from dialogues.api.views.topics import Topics

Line = Callable[[Any], str]


def tools() -> list[Tool]:
    return [
        listing(
            Topics,
            "list_topics",
            _("List topics"),
            _("Topics with their slugs, broader and narrower topics and labels."),
            lambda row: f"{row.name}: {row.scope_note}" if row.scope_note else row.name,
        ),
        listing(
            Participants,
            "find_participants",
            _("Find participants"),
            _(
                "Whoever holds positions or took part: persons, expert groups, governments, blocs, "
                "institutions and anonymous voices, with their slugs and other names."
            ),
            wording.named,
        ),
        listing(
            Institutions,
            "find_institutions",
            _("Find institutions"),
            _("Hosts, publishers and institutions of participants, with their slugs."),
            lambda row: f"{row.name} ({row.acronym})" if row.acronym else row.name,
        ),
        listing(
            Conferences,
            "find_conferences",
            _("Find conferences"),
            _("Conferences with their dates, hosts and slugs, the newest first."),
            wording.meeting,
        ),
    ]


def listing(view: type[Collection], name: str, title: str, description: str, line: Line) -> Tool:
    def run(arguments: Json, context: Context) -> Told:
        return answer(view, arguments, context, line)

    return Tool(
        name=name,
        title=title,
        description=description,
        properties=of_arguments(view),
        output=of_page(view.plural, of_shape(view.shape)),
        run=run,
    )


def answer(view: type[Collection], arguments: Json, context: Context, line: Line) -> Told:
    page = page_of(view.listing, arguments)
    shape = view.shape(context={"addresses": context.addresses})
    rows = [shape.to_representation(row) for row in page.rows]
    texts = [
        _("%(text)s\nSlug: %(slug)s\nLink: %(url)s")
        % {
            "text": line(row),
            "slug": row.slug,
            "url": context.addresses.page(view.noun, row.slug),
        }
        for row in page.rows
    ]
    told = {"count": page.count, view.plural: rows, "next_cursor": page.next}
    return Told(told, wording.listed(texts, page.count, page.next))
