"""The public rows of a noun with their parts, chunk after chunk, each as rows of its tables."""

from collections.abc import Iterator
from typing import Any

from dialogues.exporting.downloads.table import Row, Source

Filled = dict[str, list[Row]]


def filled(source: Source, database: str) -> Iterator[Filled]:
    """By table, the rows of one chunk of records, in the order of their keys in the database."""
    for records in _chunks(source, database):
        yield {
            table.name: [row for record in records for row in table.read(record)]
            for table in source.tables
        }


def _chunks(source: Source, database: str) -> Iterator[list[Any]]:
    """Page after page by key: neither memory nor time grows with what was read before."""
    rows, last = source.rows().using(database).order_by("pk"), 0
    while records := list(rows.filter(pk__gt=last)[: source.chunk]):
        yield records
        last = records[-1].pk
