"""From a line of the network to the words behind it: by mouse, by keyboard, without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories import ParticipantFactory, PositionFactory, TopicFactory
from tests.journeys.axe import serious

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server):
    arms, trade = TopicFactory(name="Arms", slug="arms"), TopicFactory(name="Trade", slug="trade")
    for code, topic, stance in (
        ("JP", arms, "supports"), ("RU", arms, "opposes"), ("JP", trade, "supports"),
        ("RU", trade, "proposes"), ("CN", trade, "concerned"),
    ):  # fmt: skip
        holder = ParticipantFactory(government=True, country=code)
        PositionFactory(holders=[holder], topics=[topic], stance=stance,
                        statement=f"{code} on {topic}.")  # fmt: skip
    return live_server.url


def test_from_the_form_to_a_tie_and_its_words(page: Page, site: str) -> None:
    page.goto(f"{site}/network/")
    page.get_by_role("link", name="Actors, tied by topics").click()
    page.get_by_label("A tie shows").select_option("conflict")
    page.get_by_role("button", name="Draw the network").click()
    expect(page).to_have_url(re.compile("aggregation=conflict"))

    tie = page.locator("line[data-edge='CN~JP']")
    box = tie.bounding_box()
    assert box is not None
    tie.dispatch_event("click")
    expect(page).to_have_url(re.compile("edge=CN(~|%7E)JP"))
    expect(page.get_by_role("heading", name="China – Japan")).to_be_visible()
    expect(page.get_by_role("link", name="CN on Trade.")).to_be_visible()
    expect(page.get_by_role("link", name="JP on Arms.")).to_have_count(0)
    assert serious(page) == []


def test_by_keyboard_a_node_shows_its_neighbours_and_opens_its_positions(
    page: Page, site: str
) -> None:
    page.goto(f"{site}/network/?nodes=actors&aggregation=conflict")
    node = page.get_by_role("link", name=re.compile("^Japan, actor"))
    node.focus()
    expect(page.locator(".network__drawing.is-narrowed .tie.is-near")).to_have_count(2)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Japan", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="JP on Trade.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_scrolls_sideways_but_the_drawing(browser, site: str, scheme) -> None:
    page = browser.new_page(
        viewport={"width": 360, "height": 740}, color_scheme=scheme, java_script_enabled=True
    )
    page.goto(f"{site}/network/")
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")

    assert widths[0] <= widths[1]
    assert serious(page) == []
    page.close()


def test_without_scripts_the_tables_lead_to_the_words(browser, site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site}/network/?nodes=actors")
    page.get_by_role("link", name=re.compile("China – Japan")).click()

    expect(page.get_by_role("heading", name="China – Japan")).to_be_visible()
    page.close()
