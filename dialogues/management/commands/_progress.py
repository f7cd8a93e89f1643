"""One line that tells how far a long command has come."""

import time
from typing import Any


class Progress:
    """Writes at most once in two seconds, and when a table is done."""

    PAUSE = 2.0  # seconds

    def __init__(self, out: Any) -> None:
        self.out = out
        self.told = time.monotonic()

    def __call__(self, table: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self.told < self.PAUSE:
            return
        self.told = now
        self.out.write(f"  {table}: {done:,} / {total:,} …")
