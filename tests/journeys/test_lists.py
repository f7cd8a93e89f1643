"""Narrowing a list down in a real browser: in place with a script, page by page without one."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories import ConferenceFactory, ParticipantFactory, PositionFactory, TopicFactory
from tests.journeys.axe import serious

pytestmark = pytest.mark.django_db(transaction=True)


#: htmx writes to the console when a newer question replaces one under way, as it should.
REPLACED = ("htmx:sendAbort", "htmx:afterRequest")


@pytest.fixture
def site(live_server):
    """Fourteen holders and twenty topics, so that neither list is printed whole."""
    relations = TopicFactory(name="Bilateral relations")
    conference = ConferenceFactory(title="Autumn dialogue")
    for number in range(20):
        name = "Tokyo" if number == 13 else f"Group {number:02}"
        PositionFactory(
            conference=conference,
            document=None,
            stance="opposes" if number % 3 else "supports",
            holders=[ParticipantFactory(name=name, government=True, country="JP")],
            topics=[TopicFactory(name=f"Relations {number:02}", parent=relations)],
        )
    return live_server.url


def unexpected(complaints: list[str]) -> list[str]:
    return [one for one in complaints if not one.startswith(REPLACED)]


def count(page: Page) -> str:
    return page.locator(".results-line strong").inner_text()


def test_a_list_is_narrowed_in_place_and_back_again(page: Page, site: str, complaints) -> None:
    page.goto(f"{site}/positions/")
    every = count(page)
    opposes = page.get_by_role("checkbox", name=re.compile("^Opposes"))

    opposes.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{site}/positions/?stance=opposes")
    expect(page.locator("#list-status")).to_have_text(re.compile(r"^13 positions in"))
    expect(opposes).to_be_focused()
    narrowed = count(page)
    assert narrowed != every
    expect(page.get_by_role("link", name="Stance Opposes")).to_be_visible()

    page.evaluate("window.scrollTo(0, 500)")
    page.get_by_label("From").fill("2021-01-01")
    page.get_by_label("From").blur()
    expect(page).to_have_url(f"{site}/positions/?stance=opposes&date_after=2021-01-01")
    assert page.evaluate("window.scrollY") > 300

    page.go_back()
    expect(page.locator(".results-line strong")).to_have_text(narrowed)
    expect(opposes).to_be_checked()
    expect(page.get_by_label("From")).to_have_value("")
    page.go_back()
    expect(page.locator(".results-line strong")).to_have_text(every)
    expect(opposes).not_to_be_checked()
    page.go_forward()
    expect(page.locator(".results-line strong")).to_have_text(narrowed)
    expect(opposes).to_be_checked()

    page.get_by_role("link", name="Stance Opposes").click()
    expect(page).to_have_url(f"{site}/positions/")
    expect(page.locator(".results-line p").first).to_be_focused()
    assert unexpected(complaints) == []
    assert serious(page) == []


def test_a_late_answer_does_not_undo_a_newer_one(page: Page, site: str, complaints) -> None:
    page.goto(f"{site}/positions/")
    page.route(re.compile(r"stance=opposes$"), lambda route: None)  # never answered
    page.get_by_role("checkbox", name=re.compile("^Opposes")).check()
    page.unroute(re.compile(r"stance=opposes$"))
    page.get_by_role("checkbox", name=re.compile("^Supports")).check()

    expect(page).to_have_url(f"{site}/positions/?stance=opposes&stance=supports")
    expect(page.locator("input[name=stance]:checked")).to_have_count(2)
    assert unexpected(complaints) == []


def test_a_list_that_cannot_be_fetched_says_so_and_stays(page: Page, site: str) -> None:
    page.goto(f"{site}/positions/")
    every = count(page)
    page.route(re.compile("stance="), lambda route: route.fulfill(status=503, body=""))

    page.get_by_role("checkbox", name=re.compile("^Opposes")).check()

    expect(page.locator(".notice--failed")).to_contain_text("could not be fetched")
    assert count(page) == every


def test_all_values_of_a_long_filter_can_be_searched(page: Page, site: str, complaints) -> None:
    page.goto(f"{site}/positions/")
    page.get_by_role("link", name=re.compile(r"more \(Holder\)")).click()
    expect(page).to_have_url(re.compile("more=holder"))
    box = page.get_by_role("searchbox", name="Find in this list: Holder")

    box.fill("tokyo")
    holders = page.locator("fieldset[data-name=holder] label:visible")
    expect(holders).to_have_count(1)
    holders.first.click()

    expect(page.get_by_role("link", name=re.compile("^Holder Tokyo"))).to_be_visible()
    assert unexpected(complaints) == []


def test_on_a_phone_the_filters_are_folded_and_stay_as_they_were(
    browser: Browser, site: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme="dark")
    page.goto(f"{site}/positions/?stance=opposes")
    supports = page.get_by_role("checkbox", name=re.compile("^Supports"))
    expect(supports).not_to_be_visible()

    page.get_by_text("Filters (1)").click()
    supports.check()

    expect(page.get_by_text("Filters (2)")).to_be_visible()
    expect(supports).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert serious(page) == []
    page.close()


def test_without_a_script_the_form_and_its_links_do_the_same(browser: Browser, site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site}/positions/")
    page.get_by_role("link", name=re.compile(r"more \(Topic\)")).click()
    page.get_by_role("checkbox", name=re.compile("^Opposes")).check()
    page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url(f"{site}/positions/?stance=opposes&more=topic")

    page.locator("summary", has_text="Narrower than Bilateral relations").click()
    page.get_by_role("checkbox", name=re.compile("^Relations 04")).check()
    page.get_by_role("button", name="Show results").click()
    expect(page.get_by_role("link", name=re.compile("^Topic Relations 04"))).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Stance Opposes"))).to_be_visible()
    page.close()
