"""Citing and printing, in a real browser: what is copied, and what is on the paper."""

import io

import pytest
import rispy
from pdfminer.high_level import extract_text
from playwright.sync_api import Page, expect

from tests.factories import ParticipantFactory, PositionFactory, TopicFactory
from tests.journeys.axe import violations

pytestmark = pytest.mark.django_db(transaction=True)


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def position():
    return PositionFactory(
        statement="Trade grows.",
        holders=[ParticipantFactory(expert_group=True, name="Russian experts", country="RU")],
        topics=[TopicFactory(name="Trade", slug="trade")],
        quotations=["Russian experts expect “slow but steady” growth"],
    )


def test_a_citation_is_copied_by_keyboard_and_by_hand(
    page: Page, live_server, position, complaints: list[str]
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{live_server.url}{position.get_absolute_url()}")
    cite = page.get_by_role("region", name="Cite this position")

    cite.get_by_role("button", name="Copy").first.press("Enter")
    expect(cite.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Russian experts, “Trade grows” (paraphrase)")

    cite.get_by_text("RIS", exact=True).press("Enter")
    cite.get_by_role("button", name="Copy").last.click()
    [read] = rispy.loads(page.evaluate("navigator.clipboard.readText()"))
    assert read["title"] == "Russian experts: Trade grows. [paraphrase]"
    assert complaints == []


def test_without_scripts_no_button_promises_what_it_cannot_do(
    browser, live_server, position
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{live_server.url}{position.get_absolute_url()}")

    assert page.get_by_role("button", name="Copy").count() == 0
    page.get_by_text("BibTeX", exact=True).click()
    expect(page.get_by_text("@misc{")).to_be_visible()
    page.close()


def test_a_dossier_on_paper_holds_every_quotation(page: Page, live_server, position) -> None:
    for number in range(12):
        PositionFactory(statement=f"Claim {number}.", quotations=["trust is lacking"])
    page.goto(f"{live_server.url}/positions/dossier/")

    pages = extract_text(io.BytesIO(page.pdf(prefer_css_page_size=True))).split("\f")[:-1]

    assert len(pages) > 1
    everything = words(" ".join(pages))
    assert everything.count("trust is lacking") == 12
    assert "Russian experts expect “slow but steady” growth" in everything
    for number, text in enumerate(pages, start=1):
        assert words(text).startswith("Dialogues · Positions")
        assert f"{number} / {len(pages)}" in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_stands_in_anybody_s_way(
    page: Page, live_server, position, scheme: str, width: int
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for path in (position.get_absolute_url(), "/positions/dossier/?topic=trade"):
        page.goto(f"{live_server.url}{path}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []
