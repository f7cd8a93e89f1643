"""Reading JSON-LD as two other programs do, without a network: the contexts lie here.

Both contexts are made from the vocabularies' own pages and hold the terms that we use, each with
the type it is given there.
"""

import json
from typing import Any

from pyld import jsonld
from rdflib import Graph
from rdflib.compare import graph_diff, to_isomorphic

SCHEMA = "http://schema.org/"
ADDRESSES = ("mainEntityOfPage", "sameAs", "url", "inDefinedTermSet")
DATES = ("startDate", "endDate", "datePublished", "dateModified")
OF_SCHEMA_ORG: dict[str, Any] = {
    "@vocab": SCHEMA,
    "schema": SCHEMA,
    **{term: {"@id": f"schema:{term}", "@type": "@id"} for term in ADDRESSES},
    **{term: {"@id": f"schema:{term}", "@type": "schema:Date"} for term in DATES},
}

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
LINKS = {
    "body": "oa:hasBody",
    "target": "oa:hasTarget",
    "source": "oa:hasSource",
    "selector": "oa:hasSelector",
    "state": "oa:hasState",
    "cached": "oa:cachedSource",
    "creator": "dcterms:creator",
    "generator": "as:generator",
    "homepage": "foaf:homepage",
    "first": "as:first",
    "last": "as:last",
    "next": "as:next",
    "prev": "as:prev",
    "partOf": "as:partOf",
}
OF_ANNOTATIONS: dict[str, Any] = {
    "oa": OA,
    "as": AS,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "schema": SCHEMA,
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TimeState": "oa:TimeState",
    "Text": "dctypes:Text",
    "Software": "as:Application",
    "Organization": "foaf:Organization",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    **{purpose: f"oa:{purpose}" for purpose in ("describing", "tagging", "classifying", "linking")},
    **{term: {"@id": iri, "@type": "@id"} for term, iri in LINKS.items()},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "created": {"@id": "dcterms:created", "@type": "xsd:dateTime"},
    "modified": {"@id": "dcterms:modified", "@type": "xsd:dateTime"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
    "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "name": "foaf:name",
    "label": "rdfs:label",
}
CONTEXTS = {
    "https://schema.org": OF_SCHEMA_ORG,
    "http://www.w3.org/ns/anno.jsonld": OF_ANNOTATIONS,
}


def graph_of(document: dict[str, Any]) -> Graph:
    """As PyLD and rdflib both read it, each by its own rules; they must agree."""
    read = _by_rdflib(document)
    assert to_isomorphic(read) == to_isomorphic(_by_pyld(document))
    return read


def turtle(text: str, **prefixes: str) -> Graph:
    """Triples as a test writes them down."""
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in prefixes.items()]
    return Graph().parse(data="\n".join([*lines, text]), format="turtle")


def difference(one: Graph, other: Graph) -> tuple[list[str], list[str]]:
    """What only the one says, and what only the other: two empty lists where they say the same."""
    _both, only_one, only_other = graph_diff(to_isomorphic(one), to_isomorphic(other))
    return tuple(
        sorted(graph.serialize(format="nt").split("\n")[:-1]) for graph in (only_one, only_other)
    )


def _by_pyld(document: dict[str, Any]) -> Graph:
    quads = jsonld.to_rdf(
        document, {"format": "application/n-quads", "documentLoader": _loaded_from_here}
    )
    return Graph().parse(data=quads, format="nt")


def _by_rdflib(document: dict[str, Any]) -> Graph:
    """rdflib takes contexts as they stand in the document."""
    given = document["@context"]
    inline = [
        CONTEXTS.get(one, one) if isinstance(one, str) else one
        for one in (given if isinstance(given, list) else [given])
    ]
    return Graph().parse(data=json.dumps({**document, "@context": inline}), format="json-ld")


def _loaded_from_here(address: str, options: dict[str, Any]) -> dict[str, Any]:
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": {"@context": CONTEXTS[address]},
    }
