"""Where the words of a quotation stand, told no more exactly than is known and allowed."""

from typing import Any

from dialogues.exporting.annotations.site import Site
from dialogues.models import Document, Quotation

Json = dict[str, Any]


def target(quotation: Quotation, site: Site) -> Json:
    """The words in the document's page; without a document, in the position's own page.

    The position's page is the only place at which words of no known text are printed.
    """
    document = quotation.position.document
    found: Json = {
        "type": "SpecificResource",
        "source": site.page(document or quotation.position),
        "selector": [_quote(quotation)],
    }
    if document and placed(quotation):
        found["selector"].append(_position(quotation))
        found["state"] = _state(document, site)
    return found | _origin(quotation, document)


def _origin(quotation: Quotation, document: Document | None) -> Json:
    """In which language the words are, where they were published, and under which rights.

    Said of the target in the terms of Dublin Core: the model itself has no place for them there.
    """
    language = quotation.language or (document.language if document else "")
    found: Json = {"dc:language": language} if language else {}
    if document and document.url:
        found["dcterms:source"] = {"id": document.url}
    if document and document.rights:
        found["dc:rights"] = document.rights
    return found


def placed(quotation: Quotation) -> bool:
    """Whether the place may be told: the words were found, and all around them may be read."""
    return quotation.is_verified and quotation.shows_context


def _quote(quotation: Quotation) -> Json:
    selector = {"type": "TextQuoteSelector", "exact": quotation.exact}
    if placed(quotation):
        selector |= {"prefix": quotation.prefix, "suffix": quotation.suffix}
    return selector


def _position(quotation: Quotation) -> Json:
    return {"type": "TextPositionSelector", "start": quotation.start, "end": quotation.end}


def _state(document: Document, site: Site) -> Json:
    """The very text over which the position counts code points: the page adds words of its own."""
    copy: Json = {
        "id": site.text(document),
        "type": "Text",
        "format": "text/plain",
        "schema:sha256": document.sha256,
    }
    if document.language:
        copy["language"] = document.language
    return {"type": "TimeState", "cached": copy}
