"""Building JSON-LD nodes, and the document around them."""

from collections.abc import Iterable
from typing import Any

from dialogues.choices import DatePrecision, IdentifierScheme, ParticipantKind

CONTEXT = ["https://schema.org", {"skos": "http://www.w3.org/2004/02/skos/core#"}]
Node = dict[str, Any]

#: How an identifier is written as an address, which says what it identifies.
IDENTIFIER_ADDRESSES = {
    IdentifierScheme.ORCID: "https://orcid.org/{}",
    IdentifierScheme.ROR: "https://ror.org/{}",
    IdentifierScheme.WIKIDATA: "http://www.wikidata.org/entity/{}",
}
#: schema.org knows persons and organisations only; groups and publics are the nearest it has.
PARTICIPANT_TYPES = {
    ParticipantKind.PERSON: "Person",
    ParticipantKind.ANONYMOUS: "Person",
    ParticipantKind.AUTHOR: "Person",
    ParticipantKind.GOVERNMENT: "GovernmentOrganization",
}


def document(node: Node) -> Node:
    return {"@context": CONTEXT, **node}


def graph(nodes: Iterable[Node]) -> Node:
    return {"@context": CONTEXT, "@graph": list(nodes)}


def node(type_: str | list[str], **properties: Any) -> Node:
    """A node without its empty properties; ``id_`` is ``@id``, ``skos_broader`` is ``skos:broader``."""
    filled = {_term(name): value for name, value in properties.items() if not _empty(value)}
    return {"@type": type_, **filled}


def record(type_: str | list[str], row: Node, **properties: Any) -> Node:
    """The node of a whole record, at the record's own address."""
    return node(type_, id_=row["url"], mainEntityOfPage=row.get("html_url"), **properties)


def references(type_: str, rows: Iterable[Node] | None) -> list[Node]:
    """Other records, named and pointed at."""
    return [_reference(type_, row) for row in rows or []]


def reference(type_: str, row: Node | None) -> Node | None:
    return None if row is None else _reference(type_, row)


def participants(rows: Iterable[Node] | None) -> list[Node]:
    return [_reference(participant_type(row), row) for row in rows or []]


def participant_type(row: Node) -> str:
    return PARTICIPANT_TYPES.get(row["kind"], "Organization")


def country(code: str | None) -> Node | None:
    return node("Country", identifier=code) if code else None


def identifier_addresses(identifiers: Iterable[Node] | None) -> list[str]:
    return [
        IDENTIFIER_ADDRESSES[IdentifierScheme(one["scheme"])].format(one["value"])
        for one in identifiers or []
    ]


def date(value: str | None, precision: str | None) -> str | None:
    """As much of an ISO date as is known: ``2021-07-08``, ``2021-07``, ``2021``."""
    if value is None:
        return None
    return value[: {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}.get(precision, 10)]  # type: ignore[call-overload]


def _reference(type_: str, row: Node) -> Node:
    return node(type_, id_=row.get("url"), name=row.get("name") or row.get("title"))


def _term(name: str) -> str:
    if name in ("id_", "type_"):
        return f"@{name[:-1]}"
    return name.replace("skos_", "skos:", 1) if name.startswith("skos_") else name


def _empty(value: Any) -> bool:
    return value is None or value in ("", [], {})
