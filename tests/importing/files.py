"""Files as editors would send them."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

from dialogues.exporting.tables import Scope, everything
from dialogues.exporting.tables.csv_files import write_zip
from dialogues.exporting.tables.workbook import write_workbook

Rows = Iterable[Sequence[Any]]


def csv_text(rows: Rows, separator: str = ",") -> str:
    """The first row holds the headings."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()


def csv_file(*rows: Sequence[Any], encoding: str = "utf-8", separator: str = ",") -> bytes:
    return csv_text(rows, separator).encode(encoding)


def zip_file(**tables: Rows) -> bytes:
    """``zip_file(series=[["slug", "title"], ["a", "A"]])``."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            archive.writestr(f"{name}.csv", csv_text(rows))
    return file.getvalue()


def workbook(**sheets: Rows) -> bytes:
    return saved(book_of(**sheets))


def book_of(**sheets: Rows) -> Workbook:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return book


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def exported(kind: str, scope: Scope | None = None) -> bytes:
    file = io.BytesIO()
    write = write_workbook if kind == "xlsx" else write_zip
    write(file, scope or everything())
    return file.getvalue()


def with_part(file: bytes, name: str, content: bytes) -> bytes:
    """The archive with one of its files replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return made.getvalue()
