"""What the head of a page says to reference managers, crawlers and archives.

Highwire’s ``citation_…`` names are what Zotero and Google Scholar read, ``DC.…`` are Dublin Core.
"""

from collections.abc import Iterator

from dialogues.exporting.citations.reference import Kind, Name, Reference, When

Meta = tuple[str, str]


def meta_tags(reference: Reference) -> list[Meta]:
    """Name and content of each tag; nothing for what is not known."""
    return [(name, content) for name, content in _tags(reference) if content]


def _tags(reference: Reference) -> Iterator[Meta]:
    yield from _highwire(reference)
    yield from _dublin_core(reference)


def _highwire(reference: Reference) -> Iterator[Meta]:
    record, source, event = reference.record, reference.source, reference.event
    yield "citation_title", reference.title
    yield from (("citation_author", _inverted(name)) for name in reference.authors)
    yield "citation_publication_date", _date(reference.date, "/")
    yield "citation_publisher", source.publisher if source else ""
    if record.kind != Kind.DOCUMENT and event:
        yield "citation_conference_title", event.title
    yield "citation_language", source.language if source else ""
    yield from (("citation_keywords", word) for word in reference.keywords)
    yield "citation_public_url", record.address


def _dublin_core(reference: Reference) -> Iterator[Meta]:
    record, source = reference.record, reference.source
    yield "DC.title", reference.title
    yield from (("DC.creator", _inverted(name)) for name in reference.authors)
    yield "DC.publisher", source.publisher if source else ""
    yield "DC.date", _date(reference.date, "-")
    yield "DC.identifier", record.address
    yield "DC.type", "Event" if record.kind == Kind.CONFERENCE else "Text"
    yield "DC.language", source.language if source else ""
    yield "DC.source", source.url if source else ""
    yield "DC.rights", source.rights if source else ""
    yield from (("DC.subject", word) for word in reference.keywords)
    yield from (("DC.description", caution) for caution in reference.cautions)


def _inverted(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.family else name.literal


def _date(when: When | None, mark: str) -> str:
    """As much of it as is known: ``2021/07/08``, ``2021/07``, ``2021``."""
    return mark.join(f"{part:02}" for part in when.spans[0]) if when else ""
