"""The thesaurus as RDF, written by rdflib."""

from collections.abc import Iterable
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, SKOS, XSD

from dialogues.exporting.skos.labels import Label, labels_of
from dialogues.exporting.skos.scheme import scheme_title

Row = dict[str, Any]


def turtle(rows: Iterable[Row], scheme: str) -> str:
    """One document, the scheme at ``scheme`` first."""
    return graph_of(rows, scheme).serialize(format="turtle")


def graph_of(rows: Iterable[Row], scheme: str) -> Graph:
    """The concepts, their scheme, and every relation in both directions."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in (("skos", SKOS), ("dcterms", DCTERMS), ("foaf", FOAF), ("xsd", XSD)):
        graph.bind(prefix, namespace)
    graph.add((URIRef(scheme), RDF.type, SKOS.ConceptScheme))
    graph.add((URIRef(scheme), DCTERMS.title, Literal(scheme_title())))
    for row in rows:
        _describe(graph, row)
        _relate(graph, row, URIRef(scheme))
    return graph


def _describe(graph: Graph, row: Row) -> None:
    concept, labels = URIRef(row["url"]), labels_of(row)
    graph.add((concept, RDF.type, SKOS.Concept))
    _label(graph, concept, SKOS.prefLabel, labels.preferred)
    _label(graph, concept, SKOS.altLabel, labels.alternative)
    _label(graph, concept, SKOS.hiddenLabel, labels.hidden)
    if row.get("scope_note"):
        text, language = labels.note(row["scope_note"])
        graph.add((concept, SKOS.scopeNote, Literal(text, lang=language)))
    if row.get("slug"):
        graph.add((concept, SKOS.notation, Literal(row["slug"])))
    if row.get("html_url"):
        graph.add((concept, FOAF.page, URIRef(row["html_url"])))
    if row.get("updated"):
        graph.add((concept, DCTERMS.modified, Literal(row["updated"], datatype=XSD.dateTime)))


def _label(graph: Graph, concept: URIRef, sort: URIRef, labels: Iterable[Label]) -> None:
    for label in labels:
        graph.add((concept, sort, Literal(label.text, lang=label.language)))


def _relate(graph: Graph, row: Row, scheme: URIRef) -> None:
    concept = URIRef(row["url"])
    graph.add((concept, SKOS.inScheme, scheme))
    if "parent" in row and not row["parent"]:
        graph.add((concept, SKOS.topConceptOf, scheme))
        graph.add((scheme, SKOS.hasTopConcept, concept))
    if row.get("parent"):
        _both_ways(graph, concept, SKOS.broader, row["parent"], SKOS.narrower)
    for topic in row.get("narrower") or []:
        _both_ways(graph, concept, SKOS.narrower, topic, SKOS.broader)
    for topic in row.get("related") or []:
        _both_ways(graph, concept, SKOS.related, topic, SKOS.related)


def _both_ways(
    graph: Graph, concept: URIRef, relation: URIRef, other: Row, inverse: URIRef
) -> None:
    graph.add((concept, relation, URIRef(other["url"])))
    graph.add((URIRef(other["url"]), inverse, concept))
