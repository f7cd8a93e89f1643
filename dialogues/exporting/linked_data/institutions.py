from dialogues.choices import InstitutionKind
from dialogues.exporting.linked_data.nodes import (
    Node,
    Type,
    country,
    identifier_addresses,
    names,
    node,
    record,
    reference,
    term,
)

#: For the other kinds schema.org has no word that is true of all of them.
TYPES = {
    InstitutionKind.THINK_TANK: "ResearchOrganization",
    InstitutionKind.UNIVERSITY: "CollegeOrUniversity",
    InstitutionKind.GOVERNMENT_BODY: "GovernmentOrganization",
}


def organization(row: Node) -> Node:
    home = country(row.get("country"))
    acronym = [row["acronym"]] if row.get("acronym") else []
    return record(
        _type(row),
        row,
        identifier=row.get("slug"),
        name=row.get("name"),
        alternateName=[*acronym, *names(row.get("names"))],
        description=row.get("description"),
        dialogues_institutionKind=term("institutionKind", row.get("kind")),
        url=row.get("website"),
        address=node("PostalAddress", addressCountry=home) if home else None,
        parentOrganization=reference("Organization", row.get("parent")),
        sameAs=identifier_addresses(row.get("identifiers")),
    )


def _type(row: Node) -> Type:
    return TYPES.get(row.get("kind", ""), "Organization")
