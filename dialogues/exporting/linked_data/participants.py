from dialogues.choices import ParticipantKind
from dialogues.exporting.linked_data.nodes import (
    Node,
    country,
    identifier_addresses,
    names,
    participant_type,
    record,
    reference,
    term,
)


def person_or_organization(row: Node) -> Node:
    """The country in words of our own: schema.org could only say nationality or seat.

    An institution’s own voice is that institution; an anonymous voice was heard at one conference.
    """
    institution = row.get("institution")
    heard_at = row.get("conference") if row.get("kind") == ParticipantKind.ANONYMOUS else None
    same = [institution["url"]] if institution else []
    return record(
        participant_type(row) if "kind" in row else "Thing",
        row,
        identifier=row.get("slug"),
        name=row.get("name"),
        alternateName=names(row.get("names")),
        description=row.get("description"),
        dialogues_participantKind=term("participantKind", row.get("kind")),
        dialogues_country=country(row.get("country")),
        performerIn=reference("Event", heard_at),
        sameAs=[*identifier_addresses(row.get("identifiers")), *same],
    )
