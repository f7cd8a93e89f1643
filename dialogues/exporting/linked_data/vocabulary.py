"""The words of our own that linked data uses, explained as RDF: properties and closed lists.

A closed list is a SKOS scheme, its values are concepts; ``stance-opposes`` is a value of ``stance``.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, RDFS, SKOS

from dialogues import choices
from dialogues.choices import RelationKind
from dialogues.exporting.linked_data.nodes import editorial_language

#: A property, the values it takes, and what it says.
CLOSED_LISTS: dict[str, tuple[Any, Any]] = {
    "stance": (choices.Stance, _("How a claim stands toward its topics.")),
    "positionKind": (choices.PositionKind, _("What sort of statement a claim is.")),
    "mode": (choices.Mode, _("How the text gives what somebody said.")),
    "layer": (choices.Layer, _("Whether somebody in the text holds it, or the text itself.")),
    "setting": (choices.Setting, _("Whether it was said at the conference.")),
    "confidence": (choices.Confidence, _("Whether a second coder would code it the same.")),
    "anchorState": (choices.AnchorState, _("Whether the words were found in the text.")),
    "participantKind": (choices.ParticipantKind, _("What can hold a claim or appear.")),
    "institutionKind": (choices.InstitutionKind, _("What sort of institution it is.")),
    "documentKind": (choices.DocumentKind, _("What sort of text it is.")),
    "access": (choices.Access, _("Who could come to a conference.")),
    "attributionRule": (choices.AttributionRule, _("Who could be named as having said what.")),
}
PROPERTIES = {
    "onBehalfOf": _("In whose name the holder of a claim speaks."),
    "reportedAt": _("The conference at which a claim was only reported, being held elsewhere."),
    "unattributed": _("True where the text names no holder of a claim."),
    "noWording": _("True where no words of a claim could be checked against a text."),
    "country": _("The country a participant is counted with; neither nationality nor seat."),
    "dateInferred": _("True where part of a date is stated nowhere."),
    "dateNote": _("What of a date is inferred, and from which evidence."),
    **{kind.value: _("How a claim bears on another claim.") for kind in RelationKind},
}


def vocabulary(address: str) -> Graph:
    """``address``: where this is read; each word stands below it, after a ``#``."""
    graph, own = Graph(bind_namespaces="none"), Namespace(f"{address}#")
    for prefix, namespace in (("dialogues", own), ("skos", SKOS), ("rdfs", RDFS), ("rdf", RDF)):
        graph.bind(prefix, namespace)
    for name, comment in PROPERTIES.items():
        _property(graph, own[name], name, comment)
    for name, (values, comment) in CLOSED_LISTS.items():
        _property(graph, own[name], name, comment)
        for value, label in values.choices:
            _value(graph, own, name, value, label)
    return graph


def _property(graph: Graph, word: URIRef, name: str, comment: Any) -> None:
    graph.add((word, RDF.type, RDF.Property))
    graph.add((word, RDFS.label, _text(name)))
    graph.add((word, RDFS.comment, _text(comment)))


def _value(graph: Graph, own: Namespace, name: str, value: str, label: Any) -> None:
    scheme, concept = own[f"{name}-values"], own[f"{name}-{value}"]
    graph.add((own[name], RDFS.range, SKOS.Concept))
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.inScheme, scheme))
    graph.add((concept, SKOS.topConceptOf, scheme))
    graph.add((scheme, SKOS.hasTopConcept, concept))
    graph.add((concept, SKOS.notation, Literal(value)))
    graph.add((concept, SKOS.prefLabel, _text(label)))


def _text(text: Any) -> Literal:
    return Literal(str(text), lang=editorial_language())
