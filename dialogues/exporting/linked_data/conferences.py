from dialogues.choices import AppearanceRole, ConferenceFormat, HostRole
from dialogues.exporting.linked_data.nodes import (
    Node,
    date,
    node,
    participants,
    pointer,
    record,
    reference,
    references,
    term,
)

#: The prefix is one of schema.org’s own context.
ATTENDANCE = {
    ConferenceFormat.ONLINE: "schema:OnlineEventAttendanceMode",
    ConferenceFormat.IN_PERSON: "schema:OfflineEventAttendanceMode",
    ConferenceFormat.HYBRID: "schema:MixedEventAttendanceMode",
}
#: Whom schema.org calls performers: those who present something to the others.
PRESENTING = (AppearanceRole.OPENING_REMARKS, AppearanceRole.SPEAKER)


def event(row: Node) -> Node:
    """Whoever appeared attended; posts as stated there are left to the other formats."""
    precision, people = row.get("date_precision"), row.get("participants") or []
    return record(
        "Event",
        row,
        identifier=row.get("slug"),
        name=row.get("title"),
        description=row.get("summary"),
        startDate=date(row.get("start_date"), precision),
        endDate=date(row.get("end_date"), precision),
        dialogues_dateInferred=row.get("date_inferred"),
        dialogues_dateNote=row.get("date_note"),
        eventAttendanceMode=pointer(ATTENDANCE.get(row.get("format", ""))),
        location=_places(row),
        inLanguage=row.get("languages"),
        superEvent=reference("EventSeries", row.get("series")),
        organizer=_hosts(row, HostRole.HOST, HostRole.CO_HOST),
        sponsor=_hosts(row, HostRole.SPONSOR),
        attendee=participants(people),
        performer=participants(one for one in people if one.get("role") in PRESENTING),
        about=references("DefinedTerm", row.get("topics")),
        subjectOf=references("CreativeWork", row.get("documents")),
        dialogues_access=term("access", row.get("access")),
        dialogues_attributionRule=term("attributionRule", row.get("attribution_rule")),
    )


def _places(row: Node) -> list[Node]:
    """The town, and whoever gave the room: an institution’s house is a place, it itself is none."""
    venues = [host["name"] for host in row.get("hosts") or [] if host["role"] == HostRole.VENUE]
    return [node("Place", name=name) for name in (row.get("place"), *venues) if name]


def _hosts(row: Node, *roles: str) -> list[Node]:
    hosts = row.get("hosts") or []
    return references("Organization", [host for host in hosts if host["role"] in roles])
