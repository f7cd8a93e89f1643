"""A reader's way through the site, in a real browser, over both conferences as delivered."""

import re

import pytest
from playwright.sync_api import Page, expect

from dialogues.importing import seeds
from dialogues.models import Position, Topic

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server):
    seeds.load()
    return live_server.url


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains about: scripts, styles, fonts and policies."""
    heard: list[str] = []
    page.on(
        "console",
        lambda line: heard.append(line.text) if line.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on(
        "response",
        lambda answer: (
            heard.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
        ),
    )
    return heard


def test_from_the_home_page_to_a_position_in_its_text(
    page: Page, site: str, complaints: list[str]
) -> None:
    page.goto(site)
    page.get_by_role("navigation").get_by_role("link", name="Positions", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Positions"))

    topic = Topic.objects.get(slug="strategic-empathy-and-dialogue")
    page.get_by_role("link", name=re.compile(r"more \(Topic\)")).click()
    page.get_by_role("searchbox", name="Find in this list: Topic").fill("strategic empathy")
    page.get_by_role("checkbox", name=re.compile("^Strategic empathy")).check()
    expect(page).to_have_url(re.compile("topic=strategic-empathy-and-dialogue"))
    wanted = Position.objects.published().filter(topics=topic)
    found = page.locator(".results-line").get_by_text(f"{wanted.count()} positions")
    expect(found).to_be_visible()

    chosen = wanted.get(quotations__exact__contains="strategic empathy", layer="attributed")
    page.goto(f"{site}/positions/{chosen.pk}/")
    words = chosen.quotations.first().exact
    expect(page.locator("blockquote").first).to_contain_text(words)
    page.get_by_role("link", name=re.compile("Read in (its|the) text")).first.click()

    expect(page).to_have_url(re.compile(rf"/documents/[a-z-]+/#p{chosen.pk}$"))
    marked = page.locator(f"mark#p{chosen.pk}, #p{chosen.pk} mark, #p{chosen.pk}").first
    expect(marked).to_be_in_viewport()
    assert words.startswith(marked.inner_text()[:10])
    assert complaints == []


def test_without_scripts_the_filters_work_too(browser, site: str) -> None:
    wanted = Position.objects.filter(
        topics__slug="indo-pacific-concept",
        attributions__participant__country="RU",
        attributions__role="holder",
    ).distinct()
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site}/positions/?topic=indo-pacific-concept")
    holders = page.get_by_role("group", name="Country of the holder")
    holders.get_by_role("checkbox", name=re.compile("^Russia")).check()
    page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url(re.compile("country=RU"))
    found = page.locator(".results-line").get_by_text(f"{wanted.count()} positions")
    expect(found).to_be_visible()
    page.close()
