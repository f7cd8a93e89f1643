from django.utils.translation import gettext as _

from dialogues.api.mcp import wording
from dialogues.api.mcp.toolbox.finding import found
from dialogues.api.mcp.toolbox.pages import page_of
from dialogues.api.mcp.toolbox.positions import as_json, texts
from dialogues.api.mcp.toolbox.schemas import (
    LARGEST_PAGE,
    of_object,
    of_page,
    of_shape,
    page_size,
)
from dialogues.api.mcp.toolbox.tool import Context, Json, Told, Tool
from dialogues.api.serializers.conferences import ConferenceSerializer
from dialogues.api.serializers.positions import PositionSerializer
from dialogues.filters.positions import PositionListing
from dialogues.models import Conference


def tools() -> list[Tool]:
    return [
        Tool(
            name="get_conference",
            title=_("Get a conference"),
            description=_(
                "One conference with its hosts, participants in the posts stated there, its "
                "documents, and a page of the positions recorded at it, in the order of the text."
            ),
            properties={
                "slug": {"type": "string", "description": _("From find_conferences.")},
                "page_size": page_size(LARGEST_PAGE),
                "cursor": {
                    "type": "string",
                    "description": _("The next_cursor of the positions of the answer before."),
                },
            },
            required=("slug",),
            output=of_object(
                {
                    "conference": of_shape(ConferenceSerializer),
                    "positions": of_page("positions", of_shape(PositionSerializer)),
                }
            ),
            run=get_conference,
        )
    ]


def get_conference(arguments: Json, context: Context) -> Told:
    slug = arguments["slug"].replace("\0", "")
    conference = found(Conference.objects.published().for_list(), {"slug": slug})
    asked = {name: value for name, value in arguments.items() if name != "slug"}
    page = page_of(PositionListing, {**asked, "conference": conference.slug})
    shape = ConferenceSerializer(context={"addresses": context.addresses})
    told = {
        "conference": shape.to_representation(conference),
        "positions": {
            "count": page.count,
            "positions": as_json(page.rows, context.addresses),
            "next_cursor": page.next,
        },
    }
    rows = texts(page.rows, context.addresses)
    text = wording.listed(rows, page.count, page.next)
    return Told(told, f"{conference_text(conference, context)}\n\n{text}")


def conference_text(conference: Conference, context: Context) -> str:
    hosts = ", ".join(row.institution.name for row in conference.hosts.all())
    there = "; ".join(
        f"{row.participant.name} ({row.stated_as})" if row.stated_as else row.participant.name
        for row in conference.appearances.all()
    )
    lines = [
        wording.meeting(conference),
        _("Hosts: %(names)s") % {"names": hosts} if hosts else "",
        _("Recorded as present: %(names)s") % {"names": there} if there else "",
        _("Rule of attribution: %(rule)s") % {"rule": conference.get_attribution_rule_display()},
        _("Summary, in the editors’ words: %(text)s") % {"text": conference.summary}
        if conference.summary
        else "",
        _("Link: %(url)s") % {"url": context.addresses.page("conference", conference.slug)},
    ]
    return "\n".join(line for line in lines if line)
