"""Rates as they are written in the environment: ``600/minute``."""

import re

#: So many requests in so many seconds.
Rate = tuple[int, int]

FORM = "a number a second, minute, hour or day, such as 600/minute, or to off"
RATE = re.compile(r"([1-9][0-9]{0,8})/(second|minute|hour|day)")
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


def parse_rate(text: str) -> Rate | None:
    """``None`` for no limit at all; raises ValueError with the reason."""
    if text.strip() == "off":
        return None
    found = RATE.fullmatch(text.strip())
    if not found:
        raise ValueError(f"“{text}” is no rate")
    return int(found[1]), SECONDS[found[2]]
