"""Every kind of page in a real browser: axe finds nothing, nothing runs off a narrow screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.craft import pages
from tests.journeys.axe import violations

pytestmark = pytest.mark.django_db(transaction=True)
NARROW, PHONE, DESKTOP = 360, 390, 1280
VIEWS = [("light", DESKTOP), ("dark", DESKTOP), ("dark", PHONE), ("light", PHONE)]
#: The pages are shared out, so that they can be looked at side by side.
SHARES = 2


@pytest.mark.parametrize("share", range(SHARES))
def test_nothing_is_in_anybodys_way(page: Page, live_server, share: int) -> None:
    pages.fill()
    page.emulate_media(reduced_motion="reduce")
    found = []
    for address in pages.addresses()[share::SHARES]:
        page.set_viewport_size({"width": DESKTOP, "height": 900})
        page.goto(live_server.url + address)
        found += [f"{address} {fault}" for fault in faults(page)]
    assert found == []


def faults(page: Page) -> Iterator[str]:
    for scheme, width in VIEWS:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        yield from (f"({scheme}, {width} wide): {fault}" for fault in violations(page))
    page.set_viewport_size({"width": NARROW, "height": 740})
    needed = page.evaluate("document.documentElement.scrollWidth")
    if needed > NARROW:
        yield f"needs {needed} pixels of {NARROW}"
