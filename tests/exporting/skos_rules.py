"""The integrity conditions of SKOS, and what of a thesaurus else has to hold (SKOS Reference, S9 to S46)."""

from collections.abc import Iterator
from itertools import combinations

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SKOS

LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
INVERSES = ((SKOS.broader, SKOS.narrower), (SKOS.topConceptOf, SKOS.hasTopConcept))


def faults(graph: Graph) -> list[str]:
    return [*_labels(graph), *_relations(graph), *_schemes(graph)]


def concepts(graph: Graph) -> set[URIRef]:
    return {one for one in graph.subjects(RDF.type, SKOS.Concept) if isinstance(one, URIRef)}


def _labels(graph: Graph) -> Iterator[str]:
    """S13: the three sorts are disjoint; S14: one preferred label a language."""
    for concept in concepts(graph):
        preferred = [label.language for label in graph.objects(concept, SKOS.prefLabel)]
        if len(preferred) != len(set(preferred)):
            yield f"two preferred labels in a language: {concept}"
        if not preferred:
            yield f"no preferred label: {concept}"
        for one, other in combinations(LABELS, 2):
            if set(graph.objects(concept, one)) & set(graph.objects(concept, other)):
                yield f"one label of two sorts: {concept}"


def _relations(graph: Graph) -> Iterator[str]:
    """S23: related both ways; S24 to S27: broader leads nowhere back, and related is not above."""
    for one, inverse in INVERSES:
        forward, back = set(graph.subject_objects(one)), set(graph.subject_objects(inverse))
        if forward != {(subject, object_) for object_, subject in back}:
            yield f"{one} and {inverse} are no inverses"
    related = set(graph.subject_objects(SKOS.related))
    if related != {(other, one) for one, other in related}:
        yield "related one way only"
    for concept in concepts(graph):
        above = set(graph.transitive_objects(concept, SKOS.broader)) - {concept}
        if any(concept in set(graph.objects(one, SKOS.broader)) for one in above):
            yield f"broader than itself: {concept}"
        if above & set(graph.objects(concept, SKOS.related)):
            yield f"related to what is above it: {concept}"


def _schemes(graph: Graph) -> Iterator[str]:
    """S37 and S9: concepts and schemes are not the same; every concept is in one, tops have none above."""
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    if schemes & concepts(graph):
        yield "a scheme that is a concept"
    for concept in concepts(graph):
        if not set(graph.objects(concept, SKOS.inScheme)) & schemes:
            yield f"in no scheme: {concept}"
        is_top = bool(set(graph.objects(concept, SKOS.topConceptOf)))
        if is_top == bool(set(graph.objects(concept, SKOS.broader))):
            yield f"top concept or not: {concept}"
