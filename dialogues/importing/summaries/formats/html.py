"""The main text of a web page, without menus, teasers and footers; and what its head says of it."""

import json
import re
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dialogues.importing.summaries.formats.blocks import (
    ITEM,
    LINE,
    PARAGRAPH,
    ROW,
    Blocks,
    Extract,
    Refused,
    collapsed,
)

LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "option",
        "iframe",
        "object",
        "svg",
        "canvas",
        "video",
        "audio",
        "dialog",
        "menu",
        "input",
        "textarea",
        "label",
        "figure",
    ]
)
BLOCK = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "center",
    ]
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
MAIN = (
    "//*[@itemprop='articleBody']",
    "//article",
    "//main",
    "//*[@role='main']",
)
#: A part that holds so little of the page's text is no main text.
LEAST_SHARE = 0.3
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def extract_html(page: str) -> Extract:
    try:
        root = document_fromstring(
            DECLARATION.sub("", page), parser=HTMLParser(no_network=True, encoding=None)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refused("no_text") from error
    blocks = Blocks()
    _walk(_main(root), blocks)
    if not blocks.text:
        raise Refused("no_text")
    said = _said_of_itself(root)
    return Extract(
        blocks.text,
        blocks.headings,
        title=said["title"],
        published=said["published"],
        language=said["language"],
        address=said["address"],
        author=said["author"],
    )


def _main(root: HtmlElement) -> HtmlElement:
    """The part marked as the main one; if there are several or none, the one with most paragraphs."""
    bodies = root.xpath("//body")
    body = bodies[0] if bodies else root
    whole = _length(body)
    for path in MAIN:
        found = root.xpath(path)
        if len(found) == 1 and _length(found[0]) >= LEAST_SHARE * whole:
            return found[0]
    return _densest(body, whole) if whole else body


def _densest(body: HtmlElement, whole: int) -> HtmlElement:
    """The smallest part that holds most of the text standing in paragraphs."""
    scores: dict[HtmlElement, int] = {}
    for paragraph in body.iter("p", "li", "td", "h1", "h2", "h3"):
        words = len(paragraph.text_content())
        for ancestor in paragraph.iterancestors():
            if ancestor.tag in LEFT_OUT:
                break
            scores[ancestor] = scores.get(ancestor, 0) + words
    enough = [part for part, score in scores.items() if score >= 0.75 * max(scores.values())]
    return min(enough, key=lambda part: len(part.text_content()), default=body)


def _length(part: HtmlElement) -> int:
    return len("".join(part.itertext()).strip())


def _walk(main: HtmlElement, blocks: Blocks) -> None:
    """Every block of the part, in order. Depth is bounded by the parser."""
    words: list[str] = []

    def flush(kind: str, heading: bool = False) -> None:
        lines = collapsed("".join(words)).replace(" \v ", "\v").replace(" \v", "\v")
        for line in lines.replace("\v ", "\v").split("\v"):
            blocks.add(line, kind=kind if "\v" not in lines else LINE, heading=heading)
        words.clear()

    def visit(node: Any) -> None:
        if not isinstance(node.tag, str) or _is_left_out(node):
            return
        if node.tag == "tr":
            flush(PARAGRAPH)
            blocks.add(
                "\t".join(_cell(cell) for cell in node if isinstance(cell.tag, str)), kind=ROW
            )
            return
        if node.tag == "br":
            words.append("\v")
        is_block = node.tag in BLOCK
        if is_block:
            flush(PARAGRAPH)
        words.append(node.text or "")
        for child in node:
            visit(child)
            words.append(child.tail or "")
        if is_block:
            flush(ITEM if node.tag in ("li", "dd", "dt") else PARAGRAPH, node.tag in HEADINGS)

    visit(main)
    flush(PARAGRAPH)


def _cell(cell: HtmlElement) -> str:
    return collapsed("".join(cell.itertext())).strip(" ")


def _is_left_out(node: HtmlElement) -> bool:
    return (
        (node.tag in LEFT_OUT and not (node.tag == "header" and node.xpath(".//h1")))
        or "hidden" in node.attrib
        or node.get("aria-hidden") == "true"
        or bool(HIDDEN.search(node.get("style", "")))
    )


def _said_of_itself(root: HtmlElement) -> dict[str, str]:
    linked = _linked_data(root)
    return {
        "title": _meta(root, "og:title") or _heading(root) or _first(root, "//title/text()"),
        "published": _meta(root, "article:published_time", "datePublished", "date", "dc.date",
                           "DC.date.issued", "pubdate", "publish-date")
        or str(linked.get("datePublished", ""))
        or _first(root, "//time[@itemprop='datePublished']/@datetime"),
        "language": _first(root, "/html/@lang").split("-")[0].lower(),
        "address": _first(root, "//link[@rel='canonical']/@href") or _meta(root, "og:url"),
        "author": _meta(root, "author", "article:author") or _name_of(linked.get("author")),
    }  # fmt: skip


def _heading(root: HtmlElement) -> str:
    found = root.xpath("//h1")
    return _cell(found[0]) if len(found) == 1 else ""


def _meta(root: HtmlElement, *names: str) -> str:
    wanted = {name.lower() for name in names}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.lower() in wanted and meta.get("content"):
            return collapsed(meta.get("content", "")).strip()
    return ""


def _first(root: HtmlElement, path: str) -> str:
    found = root.xpath(path)
    return collapsed(str(found[0])).strip() if found else ""


def _linked_data(root: HtmlElement) -> dict[str, Any]:
    """The article that a page describes in JSON-LD."""
    for script in root.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(script))
        except (ValueError, RecursionError):
            continue
        for one in data if isinstance(data, list) else [data]:
            if isinstance(one, dict) and "datePublished" in one:
                return one
    return {}


def _name_of(author: Any) -> str:
    one = author[0] if isinstance(author, list) and author else author
    if isinstance(one, dict):
        one = one.get("name", "")
    return one if isinstance(one, str) else ""
