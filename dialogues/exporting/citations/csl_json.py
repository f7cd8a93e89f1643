"""CSL-JSON, the data of the Citation Style Language: one array of items.

``URL`` is the source at its publisher’s; ``archive`` names this database and ``archive_location``
the record’s own dated address. The cautions stand in ``note``, a line each.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dialogues.exporting.citations.reference import Kind, Name, Reference, When

Item = dict[str, Any]


def csl_lines(references: Iterable[Reference]) -> Iterator[str]:
    """The array, item by item."""
    before = "[\n"
    for reference in references:
        yield f"{before}{json.dumps(item(reference), ensure_ascii=False, indent=2)}"
        before = ",\n"
    yield "\n]\n" if before != "[\n" else "[]\n"


def item(reference: Reference) -> Item:
    """Without what has no value."""
    record, source, event = reference.record, reference.source, reference.event
    is_position = record.kind == Kind.POSITION
    values = {
        "id": record.identifier,
        "type": "webpage" if source and source.url else "document",
        "title": reference.title,
        "author": [_name(name) for name in reference.authors],
        "issued": _date(reference.date),
        "container-title": source.title if source and is_position else "",
        "publisher": source.publisher if source else "",
        "genre": source.kind if source else "",
        "language": source.language if source else "",
        "event": event.title if event else "",
        "event-place": event.place if event else "",
        "event-date": _date(event.date if event else None),
        "organizer": [_name(Name(host)) for host in event.hosts] if event else [],
        "abstract": " […] ".join(f"“{words}”" for words in reference.words),
        "keyword": ", ".join(reference.keywords),
        "note": "\n".join(reference.cautions),
        "URL": reference.url,
        "accessed": _date(When(record.accessed)),
        "archive": record.site,
        "archive_location": record.cited,
        "number": record.number,
    }
    return {name: value for name, value in values.items() if value}


def _name(name: Name) -> Item:
    if name.family:
        return {"family": name.family, "given": name.given}
    return {"literal": name.literal}


def _date(when: When | None) -> Item:
    if when is None:
        return {}
    parts = {"date-parts": [list(parts) for parts in when.spans]}
    return {**parts, "circa": True} if when.inferred else parts
