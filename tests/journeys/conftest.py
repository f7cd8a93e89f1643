"""What all journeys share: who is at the desk, what the browser says, and an end in quiet."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from playwright.sync_api import Page, expect

from tests import factories

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


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains about: scripts, styles and whatever the content policy blocks."""
    heard: list[str] = []

    def listen(tab: Page) -> None:
        tab.on("console", lambda line: heard.append(line.text) if line.type == "error" else None)
        tab.on("pageerror", lambda error: heard.append(str(error)))

    listen(page)
    page.context.on("page", listen)
    return heard


@pytest.fixture
def desk(page: Page, live_server: Any) -> str:
    """The address of the desk, once the editor has logged in by keyboard."""
    factories.EditorFactory(username="olga", password="correct horse")
    address = f"{live_server.url}/admin/"
    page.goto(address)
    page.get_by_label("Username").fill("olga")
    page.get_by_label("Password").press_sequentially("correct horse")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("On the desk")
    return address
