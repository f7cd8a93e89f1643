from dialogues.exporting.linked_data.nodes import (
    Node,
    country,
    identifier_addresses,
    node,
    record,
    reference,
)


def organization(row: Node) -> Node:
    home = country(row.get("country"))
    names = [row.get("acronym"), *(name["text"] for name in row.get("names") or [])]
    return record(
        "Organization",
        row,
        name=row.get("name"),
        alternateName=[name for name in names if name],
        description=row.get("description"),
        url=row.get("website"),
        address=node("PostalAddress", addressCountry=home) if home else None,
        parentOrganization=reference("Organization", row.get("parent")),
        sameAs=identifier_addresses(row.get("identifiers")),
    )
