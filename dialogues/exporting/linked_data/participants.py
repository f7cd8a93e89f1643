from dialogues.exporting.linked_data.nodes import (
    Node,
    identifier_addresses,
    participant_type,
    record,
)


def person_or_organization(row: Node) -> Node:
    """Without a country: schema.org could only say nationality or seat, and neither is known."""
    return record(
        participant_type(row) if "kind" in row else "Thing",
        row,
        name=row.get("name"),
        alternateName=[name["text"] for name in row.get("names") or []],
        description=row.get("description"),
        sameAs=identifier_addresses(row.get("identifiers")),
    )
