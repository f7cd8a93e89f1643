"""One range of a file’s bytes (RFC 9110, section 14), so that a broken download can go on."""

import re
from dataclasses import dataclass

#: Several ranges in one request are answered with the whole file, as the RFC allows.
ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class NotSatisfiable(Exception):
    """The range begins after the end of the file."""


@dataclass(frozen=True)
class ByteRange:
    """``first`` and ``last`` are both part of it."""

    first: int
    last: int
    size: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    def __str__(self) -> str:
        return f"bytes {self.first}-{self.last}/{self.size}"


def asked_for(header: str, size: int) -> ByteRange | None:
    """``None`` where the whole file is to be sent. Raises ``NotSatisfiable``."""
    found = ONE_RANGE.fullmatch(header.strip())
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        return _end(int(last), size)
    asked = ByteRange(int(first), min(int(last or size - 1), size - 1), size)
    if asked.first >= size:
        raise NotSatisfiable
    return asked if asked.length > 0 else None


def _end(length: int, size: int) -> ByteRange:
    """The last bytes of the file."""
    if not length or not size:
        raise NotSatisfiable
    return ByteRange(max(size - length, 0), size - 1, size)
