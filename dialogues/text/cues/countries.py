"""Countries, their peoples and their seats of power, as texts in three languages name them.

``countries.tsv``: ISO 3166-1 alpha-2 code (and SU of 3166-3), then names, peoples (adjective first,
then nouns) and seats in English and in Russian, names and seats in Japanese, between semicolons.
A Russian word after ``=`` is not declined. A Japanese name of one sign is used in compounds only.
A seat is a capital or a building that stands for a government; city states have none.
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("countries.tsv")


class Place(NamedTuple):
    """A country, or the seat of its government."""

    country: str
    seat: bool


@cache
def rows() -> tuple[dict[str, str], ...]:
    """The table, read once."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def values(column: str) -> Iterator[tuple[str, str]]:
    """Each name in a column, with the country it stands for."""
    for row in rows():
        for name in filter(None, row[column].split(";")):
            yield name, row["code"]


def places(language: str) -> Iterator[tuple[str, Place]]:
    """Names of countries and of seats in a language (``en``, ``ru``, ``ja``)."""
    for column, seat in ((f"{language}_names", False), (f"{language}_seats", True)):
        for name, code in values(column):
            yield name, Place(code, seat)
