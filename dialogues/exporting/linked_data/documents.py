from dialogues.exporting.linked_data.nodes import (
    Node,
    date,
    participants,
    record,
    reference,
    references,
)


def creative_work(row: Node) -> Node:
    return record(
        "CreativeWork",
        row,
        name=row.get("title"),
        genre=row.get("kind"),
        url=row.get("source_url"),
        inLanguage=row.get("language"),
        text=row.get("text"),
        author=participants(row.get("authors")),
        publisher=reference("Organization", row.get("publisher")),
        datePublished=date(row.get("published_date"), row.get("published_precision")),
        about=references("Event", row.get("conferences")),
        copyrightNotice=row.get("rights"),
        dateModified=row.get("updated"),
    )
