"""Searching by keyboard in a real browser: offered while typing, helped where nothing is found."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests import factories as f
from tests.journeys.axe import serious

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server):
    person = f.ParticipantFactory(name="Andrey Bystritskiy", slug="bystritskiy")
    f.ParticipantNameFactory(participant=person, text="Андрей Быстрицкий")
    topic = f.TopicFactory(name="Arctic shipping", slug="arctic-shipping")
    f.TopicLabelFactory(topic=topic, text="北極海運", language="ja")
    f.PositionFactory(statement="The Arctic is warming.", topics=[topic], holders=[person])
    return live_server.url


def test_what_is_typed_is_offered_and_opened_by_keyboard(
    page: Page, site: str, complaints: list[str]
) -> None:
    page.goto(site)
    box = page.get_by_role("combobox", name="Search the database")
    box.press_sequentially("быстр")
    option = page.get_by_role("option", name="Andrey Bystritskiy")
    expect(option).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_text("1 suggestion.", exact=False)).to_be_attached()

    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "-")
    assert serious(page, complaints) == []

    box.press("Escape")
    expect(option).to_be_hidden()
    expect(box).to_have_value("быстр")
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(page).to_have_url(f"{site}/participants/bystritskiy/")
    assert complaints == []


def test_japanese_is_offered_and_found(page: Page, site: str, complaints: list[str]) -> None:
    page.goto(site)
    box = page.get_by_role("combobox", name="Search the database")
    box.focus()
    page.keyboard.insert_text("北極")
    expect(page.get_by_role("option", name="Arctic shipping 北極海運")).to_be_visible()
    box.press("Enter")

    expect(page).to_have_url(re.compile("/search/[?]q="))
    expect(page.get_by_role("link", name="Arctic shipping")).to_be_visible()
    expect(page.get_by_role("heading", name="Positions 1")).to_be_visible()
    assert complaints == []


def test_from_nothing_found_to_what_was_meant(page: Page, site: str, complaints: list[str]) -> None:
    page.goto(f"{site}/search/?q=arctik+warming")
    expect(page.get_by_role("heading", name="Nothing was found")).to_be_visible()
    assert serious(page, complaints) == []
    page.get_by_role("link", name="arctic warming").click()

    expect(page.get_by_role("link", name="The Arctic is warming.")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="1 result")).to_be_visible()
    assert complaints == []


def test_without_scripts_the_box_searches_as_ever(browser, site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(site)
    page.get_by_label("Search the database").fill("Быстрицкий")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Andrey Bystritskiy").first).to_be_visible()
    page.close()
