"""Counts requests. A cache that is away costs one short wait, and then nothing for a while."""

import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache

#: Seconds for which a cache that failed is left alone.
LEFT_ALONE = 10.0


@dataclass(frozen=True)
class Spent:
    """``used`` of ``quota`` requests in this window, which ends in ``reset`` seconds."""

    policy: str
    quota: int
    window: int
    used: int
    reset: int

    @property
    def remaining(self) -> int:
        return max(0, self.quota - self.used)

    @property
    def is_exceeded(self) -> bool:
        return self.used > self.quota


class _Availability:
    """Per process: whoever finds the cache away spares the others of this worker the wait."""

    away_until = 0.0


def spend(policy: str, caller: str, amount: int = 1) -> Spent | None:
    """Counts one request, ``amount`` 0 only looks. ``None``: no such limit, or no cache."""
    rate = settings.API_RATES[policy]
    if rate is None:
        return None
    quota, window = rate
    now = time.time()
    number = int(now // window)
    used = _counted(f"limit:{policy}:{caller}:{number}", amount, window)
    if used is None:
        return None
    reset = max(1, int((number + 1) * window - now + 1))
    return Spent(policy, quota, window, used, min(reset, window))


def _counted(key: str, amount: int, window: int) -> int | None:
    if time.monotonic() < _Availability.away_until:
        return None
    try:
        return _increased(key, amount, window)
    except Exception:  # noqa: BLE001  each cache has exceptions of its own
        _Availability.away_until = time.monotonic() + LEFT_ALONE
        return None


def _increased(key: str, amount: int, window: int) -> int:
    if not amount:
        return int(cache.get(key, 0))
    try:
        return cache.incr(key, amount)
    except ValueError:  # the first of this window, or of two the slower
        cache.add(key, 0, timeout=window + 1)
        return cache.incr(key, amount)


def as_fields(all_spent: list[Spent]) -> dict[str, Any]:
    """The response fields of draft-ietf-httpapi-ratelimit-headers-10: quota and window in seconds;
    what remains, and when the quota is whole again."""
    return {
        "RateLimit-Policy": ", ".join(f'"{s.policy}";q={s.quota};w={s.window}' for s in all_spent),
        "RateLimit": ", ".join(f'"{s.policy}";r={s.remaining};t={s.reset}' for s in all_spent),
    }
