from dialogues.exporting.linked_data.nodes import Node, record


def defined_term(row: Node) -> Node:
    labels = [label["text"] for label in row.get("labels") or []]
    return record(
        ["DefinedTerm", "skos:Concept"],
        row,
        name=row.get("name"),
        alternateName=labels,
        description=row.get("scope_note"),
        skos_broader=_pointer(row.get("parent")),
        skos_narrower=[_pointer(topic) for topic in row.get("narrower") or []],
        skos_related=[_pointer(topic) for topic in row.get("related") or []],
    )


def _pointer(topic: Node | None) -> Node | None:
    return {"@id": topic["url"]} if topic else None
