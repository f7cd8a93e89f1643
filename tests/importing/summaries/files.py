"""Files as editors send them, made on the spot."""

import io
import zipfile
from typing import Any

from docx import Document

#: A PDF of one page with these lines of Latin text, written by hand; no reader made it.
PDF = """%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length {length}>>stream
{content}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


def pdf(*lines: str) -> bytes:
    rows = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
    content = f"BT /F1 11 Tf 50 780 Td {rows}ET" if lines else "0 0 100 100 re f"
    return PDF.format(length=len(content), content=content).encode("latin-1")


def word(*parts: Any, title: str = "") -> bytes:
    """Paragraphs as strings, headings as ``("heading", words)``, tables as lists of rows."""
    document = Document()
    document.core_properties.title = title
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        elif isinstance(part, tuple):
            document.add_heading(part[1], 1)
        else:
            table = document.add_table(len(part), len(part[0]))
            for row, cells in zip(table.rows, part, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    cell.text = words
    return saved(document)


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def zipped(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def with_entry(content: bytes, name: str, entry: bytes) -> bytes:
    """A zip file with one file in it added, or put in the place of the one of that name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {one: archive.read(one) for one in archive.namelist()}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, held in {**entries, name: entry}.items():
            archive.writestr(one, held)
    return file.getvalue()
