from typing import Any

from dialogues.choices import AttributionRole, Setting
from dialogues.exporting.linked_data.nodes import (
    Node,
    country,
    editorial_language,
    node,
    participants,
    pointer,
    record,
    reference,
    references,
    term,
)

#: The codings, each a closed list of our own: the field of a row, and the word for it.
CODINGS = {
    "stance": "stance",
    "kind": "positionKind",
    "mode": "mode",
    "layer": "layer",
    "confidence": "confidence",
    "setting": "setting",
}


def claim(row: Node) -> Node:
    """A claim by its holders, and the words in which it appears.

    Who reports another’s view interprets it. No appearance is called the first: ours is only the
    first that we know.
    """
    conference = reference("Event", row.get("conference"))
    topics = references("DefinedTerm", row.get("topics"))
    return record(
        "Claim",
        row,
        identifier=row.get("id"),
        text=row.get("statement"),
        inLanguage=editorial_language() if row.get("statement") else None,
        author=_who(row, AttributionRole.HOLDER),
        claimInterpreter=_who(row, AttributionRole.REPORTER),
        dialogues_onBehalfOf=_who(row, AttributionRole.ON_BEHALF_OF),
        about=[*topics, *(country(code) for code in row.get("about") or [])],
        appearance=_appearances(row),
        recordedAt=conference if row.get("setting") == Setting.AT_CONFERENCE else None,
        dialogues_reportedAt=conference if row.get("setting") == Setting.ELSEWHERE else None,
        **{f"dialogues_{word}": term(word, row.get(field)) for field, word in CODINGS.items()},
        dialogues_unattributed=row.get("unattributed"),
        dialogues_noWording=row.get("no_wording"),
        **_relations(row),
        dateModified=row.get("updated"),
    )


def _who(row: Node, role: str) -> list[Node]:
    return participants(one for one in row.get("holders") or [] if one["role"] == role)


def _appearances(row: Node) -> list[Node]:
    """Its words; where none may be shown or none are known, the text as a whole."""
    source = reference("CreativeWork", row.get("document"))
    if row.get("quotations"):
        return [_quotation(one, source) for one in row["quotations"]]
    return [source] if source else []


def _quotation(quotation: Node, source: Node | None) -> Node:
    return node(
        "Quotation",
        text=quotation["exact"],
        inLanguage=quotation["language"],
        isPartOf=source,
        workTranslation=_translation(quotation),
        dialogues_anchorState=term("anchorState", quotation.get("state")),
    )


def _translation(quotation: Node) -> Node | None:
    """Credited in words: of a translator no more is known than how it was put down."""
    if not quotation.get("translation"):
        return None
    return node("Quotation", text=quotation["translation"], creditText=quotation.get("translator"))


def _relations(row: Node) -> dict[str, Any]:
    """What it bears on; what bears on it says so in its own node."""
    found: dict[str, Any] = {}
    for one in row.get("relations") or []:
        found.setdefault(f"dialogues_{one['kind']}", []).append(pointer(one["url"]))
    return found
