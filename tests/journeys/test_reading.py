"""Reading a text with its marks, by keyboard, and leading others to its very words."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dialogues.models import Document
from tests.factories import DocumentFactory, ParticipantFactory, PositionFactory
from tests.journeys.axe import serious

pytestmark = pytest.mark.django_db(transaction=True)

SENTENCES = [
    f"In the year {2000 + number} trade grew, as some said at length." for number in range(40)
]


@pytest.fixture
def document() -> Document:
    document = DocumentFactory(
        text="\n".join(f"{one} Nothing else was heard of it for long." for one in SENTENCES),
        url="https://example.org/summary",
    )
    for place, country in ((5, "JP"), (20, "RU"), (35, "JP")):
        holder = ParticipantFactory(government=True, country=country)
        PositionFactory(
            document=document,
            quotations=[SENTENCES[place][:-1]],
            holders=[holder],
            stance="expects",
        )
    return document


@pytest.fixture
def open_text(page: Page, live_server, document: Document) -> Callable[[str], None]:
    return lambda rest="": page.goto(f"{live_server.url}{document.get_absolute_url()}{rest}")


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.getAttribute('aria-label') || ''")


def test_by_keyboard_from_passage_to_passage_to_the_note_and_back(
    page: Page, open_text, complaints: list[str]
) -> None:
    open_text("")
    page.keyboard.press("n")
    assert focused(page).startswith("Note 1")
    page.keyboard.press("j")
    assert focused(page).startswith("Note 2")
    page.keyboard.press("p")
    assert focused(page).startswith("Note 1")
    page.keyboard.press("n")
    expect(page.locator("mark.is-here")).to_have_text(SENTENCES[20][:-1])

    page.keyboard.press("Enter")
    expect(page.locator("#note-2")).to_be_in_viewport()
    page.locator("#note-2 .margin__number").press("Enter")
    expect(page.locator("mark", has_text="In the year 2020")).to_be_in_viewport()

    page.locator("input[name=q]").first.focus()
    page.keyboard.type("nj")
    assert "Note" not in focused(page)

    page.get_by_text("Keys", exact=True).click()
    page.get_by_label("Letters move through the text").uncheck()
    page.reload()
    page.keyboard.press("n")
    assert "Note" not in focused(page)
    assert serious(page, complaints) == []


def test_dimmed_passages_are_passed_over(page: Page, open_text) -> None:
    open_text("?side=RU")
    page.keyboard.press("n")

    assert focused(page).startswith("Note 2")
    expect(page.get_by_text("1 of 3 marked positions stand")).to_be_visible()


def test_a_copied_link_leads_to_the_very_words(page: Page, context, open_text) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_text("")
    page.locator("#note-3").get_by_role("link", name="Link to these words").click()
    expect(page.locator("#reading-status")).to_have_text("The link was copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert ":~:text=" in copied

    other = context.new_page()
    other.goto(copied)
    expect(other.locator("mark", has_text="In the year 2035")).to_be_in_viewport()
    # the words alone, wherever they stand
    other.goto("about:blank")
    other.goto(copied.partition("#")[0] + "#" + copied[copied.index(":~:") :])
    expect(other.locator("mark", has_text="In the year 2035")).to_be_in_viewport()
    other.close()


def test_on_a_phone_without_scripts(browser, live_server, document: Document) -> None:
    page = browser.new_page(
        java_script_enabled=False, viewport={"width": 360, "height": 700}, color_scheme="dark"
    )
    page.goto(f"{live_server.url}{document.get_absolute_url()}")
    page.locator("mark", has_text="In the year 2020").locator("+ a").click()
    expect(page.locator("#note-2")).to_be_in_viewport()
    page.locator("#note-2 .margin__number").click()
    expect(page.locator("mark", has_text="In the year 2020")).to_be_in_viewport()
    expect(page.get_by_text("Keys", exact=True)).to_be_hidden()
    page.close()
