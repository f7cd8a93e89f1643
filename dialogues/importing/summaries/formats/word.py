"""The text of a Word file: paragraphs, headings and tables in their order, insertions included."""

import io
import zipfile
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from dialogues.importing.summaries.formats.blocks import (
    ITEM,
    LINE,
    PARAGRAPH,
    ROW,
    Blocks,
    Extract,
    Refused,
)
from dialogues.importing.summaries.limits import LARGEST_UNPACKED

PARAGRAPH_TAG, TABLE, TABLE_ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
TEXT, TAB, BREAK, RETURN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")
NO_BREAK_HYPHEN, SOFT_HYPHEN = qn("w:noBreakHyphen"), qn("w:softHyphen")
#: What was struck out, and what is drawn beside the text.
LEFT_OUT = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:drawing"), qn("w:pict"),
            qn("w:instrText"), qn("w:object")}  # fmt: skip
CONTENT_TYPE = "[Content_Types].xml"


def extract_word(content: bytes) -> Extract:
    _require_small(content)
    document = Document(io.BytesIO(content))
    headings = _heading_styles(document)
    blocks = Blocks()
    _add_body(document.element.body, blocks, headings)
    if not blocks.text:
        raise Refused("no_text")
    title = (document.core_properties.title or "").strip()
    return Extract(text=blocks.text, headings=blocks.headings, title=title)


def _require_small(content: bytes) -> None:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile as error:
        raise Refused("damaged") from error
    if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
        raise Refused("unpacks_too_large")
    if any(entry.flag_bits & 0x1 for entry in archive.infolist()):
        raise Refused("locked")
    if CONTENT_TYPE not in archive.namelist():
        raise Refused("no_word_file")


def _heading_styles(document: Any) -> set[str]:
    """The identifiers of the styles for headings; their names are English in every language."""
    return {
        style.style_id
        for style in document.styles
        if (style.name or "").lower().startswith(("heading", "title"))
    }


def _add_body(body: Any, blocks: Blocks, headings: set[str]) -> None:
    for part in body:
        if part.tag == PARAGRAPH_TAG:
            _add_paragraph(part, blocks, headings)
        elif part.tag == TABLE:
            for row in part.iter(TABLE_ROW):
                blocks.add("\t".join(_cell(cell) for cell in row.iter(CELL)), kind=ROW)
        elif part.tag not in LEFT_OUT:
            _add_body(part, blocks, headings)


def _add_paragraph(paragraph: Any, blocks: Blocks, headings: set[str]) -> None:
    properties = paragraph.pPr
    style = (
        properties.pStyle.val if properties is not None and properties.pStyle is not None else ""
    )
    listed = properties is not None and properties.numPr is not None
    heading = style in headings
    lines = _words(paragraph).split("\n")
    for line in lines:
        kind = LINE if len(lines) > 1 else ITEM if listed else PARAGRAPH
        blocks.add(line, kind=kind, heading=heading)


def _cell(cell: Any) -> str:
    lines = (_words(paragraph).replace("\n", " ").strip() for paragraph in cell.iter(PARAGRAPH_TAG))
    return " ".join(line for line in lines if line)


def _words(part: Any) -> str:
    pieces: list[str] = []
    for child in part:
        if child.tag == TEXT:
            pieces.append(child.text or "")
        elif child.tag == TAB:
            pieces.append("\t")
        elif child.tag in (BREAK, RETURN):
            pieces.append("\n")
        elif child.tag == NO_BREAK_HYPHEN:
            pieces.append("\u2011")
        elif child.tag == SOFT_HYPHEN:
            pieces.append("\u00ad")
        elif child.tag not in LEFT_OUT:
            pieces.append(_words(child))
    return "".join(pieces)
