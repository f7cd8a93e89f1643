"""Values as cells of a spreadsheet, and cells back as the text that was stored.

A text that a spreadsheet would take for a formula gets an apostrophe before it, and so does one
that begins with an apostrophe; the import takes one apostrophe off where such a sign follows it.
So every text comes back exactly.
"""

import datetime
import re
from collections.abc import Iterator

from dialogues.exporting.csv_lines import FORMULA_SIGNS, GUARD, SEPARATOR
from dialogues.exporting.tables.table import Value

GUARDED = (*FORMULA_SIGNS, GUARD)
#: A cell of a workbook holds this many UTF-16 code units; longer texts go on in ``text_2`` …
LONGEST_CELL = 32_767
STEP = 2_000
#: What XML cannot hold is written by its number, as spreadsheets do; so is what looks like that.
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
WRITTEN_BY_NUMBER = re.compile("_x([0-9A-Fa-f]{4})_")


def guard(text: str) -> str:
    return GUARD + text if text.startswith(GUARDED) else text


def unguard(text: str) -> str:
    return text[1:] if text.startswith(GUARD) and text[1:].startswith(GUARDED) else text


def csv_cell(value: Value) -> str:
    plain = workbook_value(value)
    if isinstance(plain, bool):
        return "true" if plain else "false"
    return "" if plain is None else str(plain)


def workbook_value(value: Value) -> str | int | bool | None:
    """A day is written as text: spreadsheets know no day before 1900."""
    if isinstance(value, tuple):
        return guard(SEPARATOR.join(value))
    if isinstance(value, datetime.date):
        return value.isoformat()
    return guard(value) if isinstance(value, str) else value


def pieces(text: str) -> list[str]:
    """A text as cells of a workbook: one, or as many as it needs."""
    found = [""]
    for step in _steps(text):
        written = by_number(step)
        if units(found[-1]) + units(written) > LONGEST_CELL - len(GUARD):
            found.append("")
        found[-1] += written
    return [guard(piece) for piece in found]


def by_number(text: str) -> str:
    return UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def from_number(text: str) -> str:
    return WRITTEN_BY_NUMBER.sub(lambda found: chr(int(found[1], 16)), text)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _steps(text: str) -> Iterator[str]:
    for start in range(0, len(text), STEP):
        yield text[start : start + STEP]
