"""The text of a PDF, put back into paragraphs.

pdfminer.six keeps Japanese lines whole where pypdf puts spaces into them. Still a PDF knows lines
and no paragraphs: lines are joined where they fill the column, and what that may have got wrong
is said in a note.
"""

import io
import logging
import re
import unicodedata
from collections.abc import Iterator

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTTextContainer, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect, PDFTextExtractionNotAllowed
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from dialogues.importing.summaries.formats.blocks import Blocks, Extract, Refused
from dialogues.importing.summaries.limits import MOST_PAGES

#: Radicals that some programs write in place of the ideographs they look like.
RADICALS = re.compile("[\u2e80-\u2fdf]")
UNKNOWN = re.compile(r"\(cid:\d+\)")
#: A line reaching so far into its column goes on in the next one.
FULL = 0.86
#: A box so wide, as a share of the page, is a column of prose; in narrower ones each line stands alone.
COLUMN = 0.35
NO_SPACE = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")
ITEM = re.compile(r"\s*(?:[•●▪■◆○・–—-]\s|\(?\d{1,2}[.)]\s)")
LABEL = re.compile(r"^.{1,40}[:：]\s*$")


def extract_pdf(content: bytes) -> Extract:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        document = PDFDocument(PDFParser(io.BytesIO(content)))
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed) as error:
        raise Refused("locked") from error
    for number, _page in enumerate(PDFPage.create_pages(document), 1):
        if number > MOST_PAGES:
            raise Refused("too_many_pages")
    blocks = Blocks()
    for paragraph in _paragraphs(content):
        blocks.add(paragraph)
    text = blocks.text
    if not any(character.isalpha() for character in UNKNOWN.sub("", text)):
        raise Refused("no_text_layer")
    notes = ["joined_lines"]
    if UNKNOWN.search(text):
        notes.append("unknown_characters")
    if RADICALS.search(text):
        text = RADICALS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
        notes.append("radicals")
    return Extract(text=text, title=_title(document), notes=notes)


def _paragraphs(content: bytes) -> Iterator[str]:
    for page in extract_pages(io.BytesIO(content), laparams=LAParams(), maxpages=MOST_PAGES):
        for box in page:
            if isinstance(box, LTTextContainer):
                lines = [line for line in box if isinstance(line, LTTextLine)]
                is_column = box.width >= COLUMN * page.width
                yield from _joined(lines) if is_column else (line.get_text() for line in lines)


def _joined(lines: list[LTTextLine]) -> Iterator[str]:
    """The lines of a column as paragraphs: a line that fills it goes on in the next one."""
    if not lines:
        return
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    words = ""
    before: LTTextLine | None = None
    for line in lines:
        piece = line.get_text().strip("\n\r ")
        if before is not None and _goes_on(before, words, piece, left, right):
            words = _with(words, piece)
        else:
            yield words
            words = piece
        before = line
    yield words


def _goes_on(before: LTTextLine, words: str, piece: str, left: float, right: float) -> bool:
    if ITEM.match(piece) or LABEL.match(words) or not words:
        return False
    filled = before.x1 - left >= FULL * (right - left)
    return filled or piece[:1].islower()


def _with(words: str, piece: str) -> str:
    """Japanese lines join without a space, a hyphen at a line’s end goes where it parts a word."""
    if NO_SPACE.match(words[-1:]) and NO_SPACE.match(piece[:1]):
        return words + piece
    if words.endswith("\u00ad"):
        return words[:-1] + piece
    return f"{words}{piece}" if words.endswith(("-", "‐")) else f"{words} {piece}"


def _title(document: PDFDocument) -> str:
    """What the file says its title is, unless that is the name of another file."""
    raw = document.info[0].get("Title", b"") if document.info else b""
    if not isinstance(raw, bytes):
        return ""
    utf16 = raw.startswith(b"\xfe\xff")
    words = raw.decode("utf-16" if utf16 else "latin-1", errors="replace").strip("\x00 ")
    is_file = re.search(
        r"\.(?:docx?|pdf|indd|rtf|odt)$|^(?:Microsoft Word|untitled)", words, re.IGNORECASE
    )
    return "" if is_file or not words.isprintable() else words
