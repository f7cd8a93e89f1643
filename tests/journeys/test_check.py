"""Checking a text in a real browser: by keyboard, and nothing in anybody's way."""

import pytest
from playwright.sync_api import Page, expect

from tests.factories import DocumentFactory, PositionFactory
from tests.journeys.axe import violations

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "do not expect that the two sides will trust each other soon"


def test_a_draft_is_checked_by_keyboard(page: Page, live_server) -> None:
    PositionFactory(document=DocumentFactory(text=f"Experts {WORDS}."), quotations=[WORDS])
    page.goto(f"{live_server.url}/check/")

    page.get_by_label("Your text").fill(f"They “{WORDS.replace(' not', ' never')}”.")
    page.get_by_label("Your text").press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="1 place found")).to_be_visible()
    expect(page.locator("ins")).to_contain_text("never")
    for scheme in ("light", "dark"):
        for width in (1280, 390):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": 900})
            assert list(violations(page)) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
