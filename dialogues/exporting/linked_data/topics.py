from collections.abc import Iterable

from dialogues.exporting.linked_data.nodes import Node, in_language, node, pointer, record
from dialogues.exporting.skos.labels import Label, Labels, labels_of
from dialogues.exporting.skos.scheme import scheme_of, scheme_title


def defined_term(row: Node) -> Node:
    """A term of schema.org and a concept of SKOS at once, in the scheme of all topics."""
    labels = labels_of(row)
    is_top = "parent" in row and not row["parent"]
    return record(
        ["DefinedTerm", "skos:Concept"],
        row,
        name=row.get("name"),
        termCode=row.get("slug"),
        skos_notation=row.get("slug"),
        alternateName=_alternate(row, labels),
        description=row.get("scope_note"),
        skos_prefLabel=_written(labels.preferred),
        skos_altLabel=_written(labels.alternative),
        skos_hiddenLabel=_written(labels.hidden),
        skos_scopeNote=row.get("scope_note") and in_language(*labels.note(row["scope_note"])),
        skos_broader=_pointer(row.get("parent")),
        skos_narrower=[_pointer(topic) for topic in row.get("narrower") or []],
        skos_related=[_pointer(topic) for topic in row.get("related") or []],
        inDefinedTermSet=pointer(scheme_of(row["url"])),
        skos_inScheme=_scheme(row, is_top=is_top),
        skos_topConceptOf=pointer(scheme_of(row["url"])) if is_top else None,
    )


def _scheme(row: Node, *, is_top: bool) -> Node:
    return node(
        ["DefinedTermSet", "skos:ConceptScheme"],
        id_=scheme_of(row["url"]),
        name=scheme_title(),
        skos_hasTopConcept=pointer(row["url"]) if is_top else None,
    )


def _alternate(row: Node, labels: Labels) -> list[Node]:
    """All other names, as schema.org knows no difference between them."""
    every = [*labels.preferred, *labels.alternative, *labels.hidden]
    return _written(label for label in every if label.text != row.get("name"))


def _written(labels: Iterable[Label]) -> list[Node]:
    return [in_language(label.text, label.language) for label in labels]


def _pointer(topic: Node | None) -> Node | None:
    return pointer(topic["url"]) if topic else None
