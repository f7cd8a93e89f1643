"""JSON Lines: one record a line, UTF-8, each line ended by a line feed."""

import json
from collections.abc import Iterable, Iterator
from typing import Any


def json_lines(chunks: Iterable[Iterable[dict[str, Any]]]) -> Iterator[str]:
    """The lines of each chunk in one piece."""
    for records in chunks:
        yield "".join(map(_line, records))


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"
