"""What coverage is told in: figures that lead to what they count, rows, tables, measures."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A count, and where what it counts is listed: ``page`` is the name of an address."""

    n: int
    page: str = ""
    query: str = ""
    gap: str = ""


@dataclass(frozen=True)
class Row:
    key: str
    label: str
    figures: list[Figure]


@dataclass(frozen=True)
class Table:
    """``columns`` name the figures of each row; the last rows may stand for what is unknown."""

    key: str
    title: str
    columns: list[str]
    rows: list[Row]
    note: str = ""


@dataclass(frozen=True)
class Measure:
    """``n`` of ``of``; ``figure`` leads to the ``n``."""

    key: str
    label: str
    figure: Figure
    of: int


@dataclass(frozen=True)
class Coverage:
    totals: list[Row]
    tables: list[Table]
    measures: list[Measure]
