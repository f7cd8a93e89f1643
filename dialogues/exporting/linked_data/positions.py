from dialogues.choices import AttributionRole, Setting
from dialogues.exporting.linked_data.nodes import (
    Node,
    country,
    node,
    participants,
    record,
    reference,
    references,
)


def claim(row: Node) -> Node:
    """A claim by its holders, and the words in which it appears."""
    said_there = row.get("setting") == Setting.AT_CONFERENCE
    holders = [one for one in row.get("holders") or [] if one["role"] == AttributionRole.HOLDER]
    topics = references("DefinedTerm", row.get("topics"))
    return record(
        "Claim",
        row,
        identifier=row.get("id"),
        text=row.get("statement"),
        author=participants(holders),
        about=[*topics, *(country(code) for code in row.get("about") or [])],
        appearance=_quotations(row),
        recordedAt=reference("Event", row.get("conference")) if said_there else None,
        dateModified=row.get("updated"),
    )


def _quotations(row: Node) -> list[Node]:
    source = reference("CreativeWork", row.get("document"))
    return [
        node("Quotation", text=one["exact"], inLanguage=one["language"], isPartOf=source)
        for one in row.get("quotations") or []
    ]
