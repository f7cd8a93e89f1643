"""Names of sheets and columns as people write them."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

#: Sheets that tell an editor something and hold no rows.
NOTES = ("notes", "about")
_NUMBERED = re.compile(r"(.+?)_([1-9][0-9]{0,2})")


def levelled(name: object) -> str:
    """``Start date``, ``start-date`` and ``start_date`` are one heading."""
    return "_".join(str(name).strip().casefold().replace("-", " ").replace("_", " ").split())


def nearest(wanted: str, known: Iterable[str], least: float = 60) -> str:
    """The known name most like the wanted one; empty where none is like it."""
    names = list(known)
    found = process.extractOne(wanted[:100], names, scorer=fuzz.WRatio, score_cutoff=least)
    return found[0] if found else ""


def continued(name: str) -> tuple[str, int]:
    """``text_2`` goes on where ``text`` ends."""
    found = _NUMBERED.fullmatch(name)
    return (found[1], int(found[2])) if found else (name, 1)
