from dialogues.choices import DocumentKind
from dialogues.exporting.linked_data.nodes import (
    Node,
    date,
    participants,
    record,
    reference,
    references,
    term,
)

#: A conference's summary reports on it; for the other kinds schema.org has no word of its own.
TYPES = {DocumentKind.SUMMARY: "Report", DocumentKind.ARTICLE: "Article"}


def creative_work(row: Node) -> Node:
    return record(
        TYPES.get(row.get("kind", ""), "CreativeWork"),
        row,
        identifier=row.get("slug"),
        name=row.get("title"),
        genre=row.get("kind"),
        dialogues_documentKind=term("documentKind", row.get("kind")),
        url=row.get("source_url"),
        inLanguage=row.get("language"),
        text=row.get("text"),
        author=participants(row.get("authors")),
        publisher=reference("Organization", row.get("publisher")),
        datePublished=date(row.get("published_date"), row.get("published_precision")),
        dialogues_dateInferred=row.get("published_inferred"),
        dialogues_dateNote=row.get("published_note"),
        about=references("Event", row.get("conferences")),
        subjectOf=reference("CreativeWork", row.get("known_through")),
        copyrightNotice=row.get("rights"),
        dateModified=row.get("updated"),
    )
