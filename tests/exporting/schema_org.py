"""The part of schema.org's vocabulary that our nodes may use: terms checked against its own pages.

Each property stands with the types it belongs to (``domainIncludes``); whatever belongs to a type
belongs to its subtypes too.
"""

from rdflib.namespace import SDO

#: Each type with the ones above it.
TYPES = {
    "Thing": (),
    "Person": ("Thing",),
    "Organization": ("Thing",),
    "GovernmentOrganization": ("Organization", "Thing"),
    "ResearchOrganization": ("Organization", "Thing"),
    "CollegeOrUniversity": ("Organization", "Thing"),
    "Event": ("Thing",),
    "EventSeries": ("Event", "Thing"),
    "Place": ("Thing",),
    "Country": ("Place", "Thing"),
    "PostalAddress": ("Thing",),
    "CreativeWork": ("Thing",),
    "Article": ("CreativeWork", "Thing"),
    "Report": ("Article", "CreativeWork", "Thing"),
    "Claim": ("CreativeWork", "Thing"),
    "Quotation": ("CreativeWork", "Thing"),
    "DefinedTerm": ("Thing",),
    "DefinedTermSet": ("CreativeWork", "Thing"),
}
PROPERTIES = {
    "Thing": (
        "alternateName",
        "description",
        "identifier",
        "mainEntityOfPage",
        "name",
        "sameAs",
        "subjectOf",
        "url",
    ),
    "Person": ("performerIn",),
    "Organization": ("address", "parentOrganization"),
    "PostalAddress": ("addressCountry",),
    "Event": (
        "about",
        "attendee",
        "endDate",
        "eventAttendanceMode",
        "inLanguage",
        "location",
        "organizer",
        "performer",
        "sponsor",
        "startDate",
        "superEvent",
    ),
    "CreativeWork": (
        "about",
        "author",
        "copyrightNotice",
        "creditText",
        "dateModified",
        "datePublished",
        "genre",
        "inLanguage",
        "isPartOf",
        "publisher",
        "recordedAt",
        "text",
        "workTranslation",
    ),
    "Claim": ("appearance", "claimInterpreter"),
    "DefinedTerm": ("inDefinedTermSet", "termCode"),
}


def misused(node: object) -> list[str]:
    """What in a node, and in all nodes below it, schema.org does not know or not there."""
    if isinstance(node, list):
        return [fault for one in node for fault in misused(one)]
    if not isinstance(node, dict):
        return []
    types = node.get("@type", [])
    own = [types] if isinstance(types, str) else types
    faults = [f"type {one}" for one in own if ":" not in one and one not in TYPES]
    allowed = {term for one in own for term in _properties(one)}
    faults += [
        f"{one} of {own}"
        for one in node
        if not one.startswith("@") and ":" not in one and one not in allowed
    ]
    return [*faults, *(fault for value in node.values() for fault in misused(value))]


def _properties(type_: str) -> tuple[str, ...]:
    kinds = (type_, *TYPES.get(type_, ()))
    return tuple(term for kind in kinds for term in PROPERTIES.get(kind, ()))


def unknown_terms() -> list[str]:
    """Of the above, those that the vocabulary as rdflib carries it does not have."""
    terms = [*TYPES, *(term for group in PROPERTIES.values() for term in group)]
    return [term for term in terms if term not in SDO]
