"""A journey ends when the site has answered everything that its pages asked."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started

#: Seconds without a request after which a page that was left has said its last.
QUIET = 0.25
LONGEST_WAIT = 5.0


class Traffic:
    """Requests under way to the site, which runs in a thread of this process."""

    def __init__(self) -> None:
        self.under_way, self.last = 0, time.monotonic()

    def begin(self, **_signal: Any) -> None:
        self.under_way, self.last = self.under_way + 1, time.monotonic()

    def end(self, **_signal: Any) -> None:
        self.under_way, self.last = self.under_way - 1, time.monotonic()

    @property
    def is_quiet(self) -> bool:
        return self.under_way <= 0 and time.monotonic() - self.last > QUIET


@pytest.fixture(autouse=True)
def ends_in_quiet(live_server: Any, page: Any) -> Iterator[None]:
    """The tables are emptied after each journey, which a late request must not meet half-way."""
    traffic = Traffic()
    request_started.connect(traffic.begin)
    request_finished.connect(traffic.end)
    yield
    page.goto("about:blank")  # a form that is left says so
    until = time.monotonic() + LONGEST_WAIT
    while not traffic.is_quiet and time.monotonic() < until:
        time.sleep(0.05)
    request_started.disconnect(traffic.begin)
    request_finished.disconnect(traffic.end)
