from dialogues.choices import ConferenceFormat, HostRole
from dialogues.exporting.linked_data.nodes import (
    Node,
    date,
    node,
    participants,
    record,
    reference,
    references,
)

ATTENDANCE = {
    ConferenceFormat.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    ConferenceFormat.IN_PERSON: "https://schema.org/OfflineEventAttendanceMode",
    ConferenceFormat.HYBRID: "https://schema.org/MixedEventAttendanceMode",
}


def event(row: Node) -> Node:
    precision = row.get("date_precision")
    return record(
        "Event",
        row,
        name=row.get("title"),
        description=row.get("summary"),
        startDate=date(row.get("start_date"), precision),
        endDate=date(row.get("end_date"), precision),
        eventAttendanceMode=ATTENDANCE.get(row.get("format", "")),
        location=node("Place", name=row["place"]) if row.get("place") else None,
        inLanguage=row.get("languages"),
        superEvent=reference("EventSeries", row.get("series")),
        organizer=_hosts(row, HostRole.HOST, HostRole.CO_HOST),
        sponsor=_hosts(row, HostRole.SPONSOR),
        attendee=participants(row.get("participants")),
        about=references("DefinedTerm", row.get("topics")),
        subjectOf=references("CreativeWork", row.get("documents")),
    )


def _hosts(row: Node, *roles: str) -> list[Node]:
    hosts = row.get("hosts") or []
    return references("Organization", [host for host in hosts if host["role"] in roles])
