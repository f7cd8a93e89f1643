"""From the sides to the words behind a number, in a real browser, without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from dialogues.importing import seeds
from dialogues.models import Position
from tests.journeys.axe import violations

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server):
    seeds.load()
    return live_server.url


def test_without_scripts_two_sides_are_chosen_and_a_number_opened(browser, site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site}/compare/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Japan and Russia compared")

    page.get_by_label("Japan").uncheck()
    page.get_by_label("United States").check()
    page.get_by_label("A topic").select_option("hegemony-and-regional-dominance")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Russia and United States compared")

    cell = page.get_by_role("row", name=re.compile("^Hegemony")).get_by_role("link").nth(1)
    cell.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("cell=hegemony-and-regional-dominance%3ARU#cell$"))
    opened = page.get_by_role("region", name=re.compile("^Russia · Hegemony"))
    expect(opened).to_be_in_viewport()
    said = Position.objects.filter(topics__slug="hegemony-and-regional-dominance", stance="opposes")
    words = said.filter(conference__slug="valdai-spf-2021").get()
    expect(opened).to_contain_text(words.quotations.first().exact)

    opened.get_by_role("link", name=words.statement).click()
    expect(page).to_have_url(f"{site}/positions/{words.pk}/")
    page.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_is_for_everybody(
    page: Page, site: str, complaints: list[str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}/compare/?side=RU&side=JP&side=US&cell=indo-pacific-concept:RU")

    assert complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert violations(page) == []
