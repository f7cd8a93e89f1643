"""Building JSON-LD nodes, and the document around them.

What schema.org has no word for is said in SKOS, FOAF, Hydra or, under the prefix ``dialogues``, in
words of our own, which ``vocabulary`` explains; all prefixes stand in the answer itself.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings

from dialogues.choices import DatePrecision, IdentifierScheme, ParticipantKind

SCHEMA_ORG = "https://schema.org"
PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "hydra": "http://www.w3.org/ns/hydra/core#",
}
OWN = "dialogues"
Node = dict[str, Any]
Type = str | list[str]

#: How an identifier is written as an address, which says what it identifies.
IDENTIFIER_ADDRESSES = {
    IdentifierScheme.ORCID: "https://orcid.org/{}",
    IdentifierScheme.ROR: "https://ror.org/{}",
    IdentifierScheme.WIKIDATA: "http://www.wikidata.org/entity/{}",
}
#: schema.org knows persons and organisations; whoever is neither is a thing, and after FOAF a group
#: of people, or somebody of whom not even that is known: a text's own voice can be one or many.
PARTICIPANT_TYPES: dict[str, Type] = {
    ParticipantKind.PERSON: "Person",
    ParticipantKind.ANONYMOUS: "Person",
    ParticipantKind.GOVERNMENT: "GovernmentOrganization",
    ParticipantKind.INSTITUTION: "Organization",
    ParticipantKind.EXPERT_GROUP: ["Thing", "foaf:Group"],
    ParticipantKind.BLOC: ["Thing", "foaf:Group"],
    ParticipantKind.PUBLIC: ["Thing", "foaf:Group"],
    ParticipantKind.AUTHOR: ["Thing", "foaf:Agent"],
}


def context(vocabulary: str) -> list[Any]:
    """``vocabulary``: the address at which our own words are explained."""
    return [SCHEMA_ORG, {**PREFIXES, OWN: f"{vocabulary}#"}]


def document(node: Node, vocabulary: str) -> Node:
    return {"@context": context(vocabulary), **node}


def graph(nodes: Iterable[Node], vocabulary: str) -> Node:
    return {"@context": context(vocabulary), "@graph": list(nodes)}


def page(
    members: Iterable[Node],
    collection: str,
    here: str,
    neighbours: Mapping[str, str | None],
    total: int | None,
) -> Node:
    """One page of a collection, after Hydra; the last node of its graph says so itself.

    ``neighbours``: the addresses of ``first``, ``next`` and ``previous``, as far as there are any.
    ``total``: how many members the collection has in all, where it was counted.
    """
    places = {f"hydra_{name}": pointer(url) for name, url in neighbours.items()}
    return node(
        "hydra:Collection",
        id_=collection,
        hydra_totalItems=total,
        hydra_member=[pointer(member["@id"]) for member in members],
        hydra_view=node("hydra:PartialCollectionView", id_=here, **places),
    )


def node(type_: Type, **properties: Any) -> Node:
    """A node without its empty properties; ``id_`` is ``@id``, ``skos_broader`` is ``skos:broader``."""
    filled = {_term(name): value for name, value in properties.items() if not _empty(value)}
    return {"@type": type_, **filled}


def record(type_: Type, row: Node, **properties: Any) -> Node:
    """The node of a whole record, at the record's own address."""
    return node(type_, id_=row["url"], mainEntityOfPage=row.get("html_url"), **properties)


def references(type_: str, rows: Iterable[Node] | None) -> list[Node]:
    """Other records, named and pointed at."""
    return [_reference(type_, row) for row in rows or []]


def reference(type_: str, row: Node | None) -> Node | None:
    return None if row is None else _reference(type_, row)


def participants(rows: Iterable[Node] | None) -> list[Node]:
    """Each once, though somebody may have appeared in two roles."""
    found = [_reference(participant_type(row), row) for row in rows or []]
    return list({one["@id"]: one for one in found}.values())


def participant_type(row: Node) -> Type:
    return PARTICIPANT_TYPES.get(row["kind"], "Thing")


def country(code: str | None) -> Node | None:
    return node("Country", identifier=code) if code else None


def identifier_addresses(identifiers: Iterable[Node] | None) -> list[str]:
    return [
        IDENTIFIER_ADDRESSES[IdentifierScheme(one["scheme"])].format(one["value"])
        for one in identifiers or []
    ]


def names(rows: Iterable[Node] | None) -> list[Any]:
    """Other names, each in its language where that is known."""
    return [in_language(row["text"], row["language"]) for row in rows or []]


def in_language(text: str, language: str) -> Any:
    return {"@value": text, "@language": language} if language else text


def editorial_language() -> str:
    """In which the editors write names, statements and notes."""
    return settings.LANGUAGE_CODE


def term(scheme: str, value: str | None) -> Node | None:
    """A word of one of our own closed lists: ``dialogues:stance-opposes``."""
    return pointer(f"{OWN}:{scheme}-{value}") if value else None


def pointer(address: str | None) -> Node | None:
    return {"@id": address} if address else None


def date(value: str | None, precision: str | None) -> str | None:
    """As much of an ISO date as is known: ``2021-07-08``, ``2021-07``, ``2021``."""
    if value is None:
        return None
    return value[: {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}.get(precision, 10)]  # type: ignore[call-overload]


def _reference(type_: Type, row: Node) -> Node:
    return node(type_, id_=row.get("url"), name=row.get("name") or row.get("title"))


def _term(name: str) -> str:
    prefix, _underscore, rest = name.partition("_")
    if name in ("id_", "type_"):
        return f"@{prefix}"
    return f"{prefix}:{rest}" if prefix in PREFIXES or prefix == OWN else name


def _empty(value: Any) -> bool:
    return value is None or value is False or value in ("", [], {})
