"""A text is coded in a real browser: by keyboard, by mouse, and when something goes wrong."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from dialogues.editorial import coding
from dialogues.models import Document, Participant, Position
from tests import factories
from tests.journeys.axe import serious

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = (
    "𝕏 A report on trade.\n\nRussian experts believe that trade will grow 𝕏 slowly in the region. "
    "Moscow opposes this. One of the participants doubted it. It was stressed that trust is low."
)
JAPANESE = "会合の概要\n\nロシアの専門家は、貿易は緩やかに伸びると述べた。次回は秋である。"


@pytest.fixture
def olga() -> User:
    return factories.EditorFactory(username="olga", password="correct horse")


def log_in(page: Page, live_server) -> None:
    page.goto(f"{live_server.url}/admin/login/?next=/admin/password_change/")
    page.get_by_label("Username").fill("olga")
    page.get_by_label("Password").press_sequentially("correct horse")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/admin/password_change/")


def document_of(text: str, language: str = "en") -> Document:
    conference = factories.ConferenceFactory(title="Dialogue")
    document = factories.DocumentFactory(
        text=text, language=language, status="draft", conferences=[conference]
    )
    coding.cut_into_sentences(document)
    return document


@pytest.fixture
def document(transactional_db) -> Document:
    factories.ParticipantFactory(name="Russian experts", expert_group=True, country="RU")
    factories.TopicFactory(name="Trade")
    factories.CountryFactory(code="CN")
    return document_of(TEXT)


def open_bench(page: Page, live_server, document: Document, place: str = "") -> None:
    page.goto(f"{live_server.url}/admin/workbench/{document.pk}/{place}")
    expect(page.locator("#saved")).to_have_text("All saved")


@pytest.fixture
def bench(page: Page, live_server, olga, document) -> Document:
    log_in(page, live_server)
    open_bench(page, live_server, document)
    return document


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def sentence(page: Page, number: int):
    return page.locator(f"#s{number}")


def decided(page: Page, number: int, decision: str) -> None:
    expect(sentence(page, number)).to_have_attribute("data-decision", decision)


def test_a_text_is_coded_by_keyboard_alone(page: Page, live_server, bench, complaints) -> None:
    expect(sentence(page, 1)).to_be_focused()
    press(page, "n")
    expect(page.locator("#reasons-title")).to_be_focused()
    press(page, "3")
    decided(page, 1, "nothing")
    expect(sentence(page, 2)).to_be_focused()
    expect(sentence(page, 2).locator(".likely")).to_have_text("Likely held by Russian experts")

    press(page, "Enter")
    statement = page.get_by_label("The claim in one sentence")
    expect(statement).to_be_focused()
    expect(page.locator(".passage__words")).to_have_text("trade will grow 𝕏 slowly in the region")
    expect(page.get_by_role("combobox", name="Participant")).to_have_value(
        "Russian experts — expert group, Russia"
    )
    page.keyboard.type("Trade will grow slowly.")
    page.get_by_label("Expects", exact=True).focus()
    press(page, "Space")
    page.get_by_role("combobox", name="Topics").focus()
    page.keyboard.type("tra")
    expect(page.get_by_role("option", name="Trade", exact=True)).to_be_visible()
    press(page, "Enter")
    expect(page.locator("[data-field=topics] .chip")).to_have_count(1)
    press(page, "Control+Enter")
    decided(page, 2, "attributed")
    expect(sentence(page, 2)).to_be_focused()
    expect(page.locator("#decided")).to_have_text("2")

    position = Position.objects.get()
    quotation = position.quotations.get()
    assert quotation.exact == "trade will grow 𝕏 slowly in the region"
    assert quotation.start == TEXT.index("trade will")
    assert [row.words for row in position.attributions.all()] == ["Russian experts believe that"]
    assert [topic.name for topic in position.topics.all()] == ["Trade"]
    assert (position.stance, position.status, position.created_by.username) == (
        "expects",
        "draft",
        "olga",
    )

    press(page, "u", "Enter")
    expect(page.get_by_role("combobox", name="Participant")).to_have_value("")
    press(page, "Escape", "Escape", "j")
    expect(sentence(page, 4)).to_be_focused()

    press(page, "z")
    decided(page, 2, "undecided")
    assert Position.objects.count() == 0
    press(page, "Shift+Z")
    decided(page, 2, "attributed")
    page.reload()
    expect(sentence(page, 2)).to_be_focused()
    press(page, "Control+z")
    decided(page, 2, "undecided")
    press(page, "Control+z")
    decided(page, 1, "undecided")
    press(page, "Control+z")
    expect(page.locator("#saved")).to_contain_text("There is nothing of yours to undo")
    assert [line for line in complaints if "409" not in line] == []


def test_words_are_selected_by_keyboard_in_code_points(page: Page, bench, complaints) -> None:
    press(page, "ArrowDown")
    for _word in range(4):
        press(page, "ArrowRight")
    assert page.evaluate("getSelection().toString()") == "that"
    press(page, "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
    press(page, "Shift+ArrowRight", "Shift+ArrowLeft")
    selected = page.evaluate("getSelection().toString()")
    assert selected.startswith("trade will grow")
    expect(page.locator("#selected")).to_have_text(selected)
    press(page, "Enter")
    page.keyboard.type("It grows.")
    page.get_by_label("Asserts", exact=True).focus()
    press(page, "Space")
    press(page, "Control+Enter")
    decided(page, 2, "attributed")
    quotation = Position.objects.get().quotations.get()
    assert (quotation.exact, quotation.start) == (selected, TEXT.index("trade will"))
    assert complaints == []


def test_a_position_is_made_by_mouse_with_a_second_passage(page: Page, bench, complaints) -> None:
    factories.ParticipantFactory(name="Moscow", government=True, country="RU")
    drag(page, 3, "opposes this")
    expect(page.locator("#selected")).to_have_text("opposes this")
    page.get_by_role("button", name="Code a position").click()
    expect(page.locator(".passage__words")).to_have_text(["opposes this"])
    drag(page, 5, "trust is low")
    page.locator("[data-field=passages]").get_by_role("button", name="add").click()
    expect(page.locator(".passage__words")).to_have_text(["opposes this", "trust is low"])
    page.get_by_label("The claim in one sentence").fill("It is wrong.")
    page.get_by_text("Opposes", exact=True).click()
    page.get_by_role("button", name="Save").click()
    decided(page, 3, "attributed")
    decided(page, 5, "attributed")
    assert [row.exact for row in Position.objects.get().quotations.all()] == [
        "opposes this",
        "trust is low",
    ]
    drag(page, 4, "doubted it")
    sentence(page, 4).focus()
    press(page, "+")
    decided(page, 4, "attributed")
    sentence(page, 3).locator(".claim").click()
    expect(page.get_by_label("The claim in one sentence")).to_have_value("It is wrong.")
    page.get_by_role("button", name="Remove this position").click()
    decided(page, 3, "undecided")
    page.get_by_role("button", name="Undo").click()
    decided(page, 3, "attributed")
    assert complaints == []


def drag(page: Page, number: int, words: str) -> None:
    """Select words as a mouse does it."""
    place = page.evaluate(
        """([number, words]) => {
            const text = document.querySelector(`#s${number} .sentence__text`);
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            const at = text.textContent.indexOf(words);
            let seen = 0, ends = [];
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                for (const edge of [at, at + words.length]) {
                    if (edge >= seen && edge < seen + node.length) {
                        const range = document.createRange();
                        range.setStart(node, edge - seen); range.setEnd(node, edge - seen + 1);
                        const box = range.getBoundingClientRect();
                        ends.push([edge === at ? box.left + 0.5 : box.left - 0.5, box.top + box.height / 2]);
                    }
                }
                seen += node.length;
            }
            return ends;
        }""",
        [number, words],
    )
    page.mouse.move(*place[0])
    page.mouse.down()
    page.mouse.move(*place[1], steps=4)
    page.mouse.up()


def test_a_japanese_text_is_walked_by_its_own_words(page: Page, live_server, olga, complaints):
    factories.ParticipantFactory(name="Russian experts", expert_group=True, country="RU")
    document = document_of(JAPANESE, "ja")
    log_in(page, live_server)
    open_bench(page, live_server, document, "#s2")
    press(page, "ArrowRight", "Shift+ArrowRight", "Enter")
    page.keyboard.type("Trade grows.")
    page.get_by_label("Asserts", exact=True).focus()
    press(page, "Space")
    press(page, "Control+Enter")
    decided(page, 2, "attributed")
    quotation = Position.objects.get().quotations.get()
    assert quotation.start == JAPANESE.index("ロシア")
    assert JAPANESE[quotation.start :].startswith(quotation.exact)
    assert complaints == []


def test_who_is_missing_is_made_on_the_spot(page: Page, bench, complaints) -> None:
    press(page, "ArrowDown", "ArrowDown", "Enter")
    page.get_by_role("button", name="Make a new one: “Moscow”").press("Enter")
    dialog = page.get_by_role("dialog", name="Make a new record")
    expect(dialog.get_by_label("Name")).to_have_value("Moscow")
    expect(dialog.locator("#c-kind")).to_have_value("government")
    dialog.get_by_label("Name").fill("Experts, Russian")
    expect(page.locator("#create-near")).to_contain_text("Russian experts — expert group, Russia")
    dialog.get_by_label("Name").fill("Moscow")
    expect(page.locator("#create-near")).to_be_empty()
    press(page, "Enter")
    expect(page.get_by_role("combobox", name="Participant")).to_have_value(
        "Moscow — government, Russia · draft"
    )
    made = Participant.objects.get(name="Moscow")
    assert (made.kind, made.country.code, made.status) == ("government", "RU", "draft")
    assert complaints == []


def test_without_a_connection_nothing_is_lost(page: Page, bench) -> None:
    page.context.set_offline(True)
    press(page, "n", "2")
    expect(page.locator("#saved")).to_contain_text("Not saved: no connection.")
    assert coding.progress(bench).decided == 0
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    page.context.set_offline(False)
    decided(page, 1, "nothing")
    expect(page.locator("#saved")).to_have_text("All saved")
    assert coding.progress(bench).decided == 1


def test_who_was_logged_out_goes_on_after_logging_in_again(page: Page, live_server, bench) -> None:
    press(page, "ArrowDown", "Enter")
    page.get_by_label("The claim in one sentence").fill("Trade will grow.")
    page.get_by_text("Expects", exact=True).click()
    page.context.clear_cookies()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#saved")).to_contain_text("you have been logged out")
    expect(page.get_by_label("The claim in one sentence")).to_have_value("Trade will grow.")
    other = page.context.new_page()
    log_in(other, live_server)
    other.close()
    page.get_by_role("button", name="Try again").click()
    decided(page, 2, "attributed")
    assert Position.objects.get().statement == "Trade will grow."


def test_a_half_filled_form_survives_a_crash(page: Page, live_server, bench) -> None:
    press(page, "ArrowDown", "Enter")
    page.get_by_label("The claim in one sentence").fill("Trade will")
    page.wait_for_timeout(600)  # it is kept a moment after the last key
    page.goto("about:blank")
    open_bench(page, live_server, bench)
    expect(page.locator("#kept-told")).to_contain_text("Half-filled form kept")
    page.get_by_role("button", name="Go on with it").click()
    expect(page.get_by_label("The claim in one sentence")).to_have_value("Trade will")
    expect(page.locator(".passage__words")).to_have_text("trade will grow 𝕏 slowly in the region")
    page.get_by_text("Expects", exact=True).click()
    page.get_by_role("button", name="Save").click()
    decided(page, 2, "attributed")
    expect(page.locator("#kept")).to_be_hidden()
    assert Position.objects.get().quotations.get().exact == "trade will grow 𝕏 slowly in the region"


def test_what_is_missing_is_told_at_its_field(page: Page, bench) -> None:
    press(page, "ArrowDown", "Enter", "Control+Enter")
    problems = page.locator("#form-problems")
    expect(problems).to_contain_text("Say the claim in one sentence.")
    problems.get_by_role("button").first.click()
    expect(page.get_by_label("The claim in one sentence")).to_be_focused()
    expect(page.get_by_label("The claim in one sentence")).to_have_attribute("aria-invalid", "true")
    assert serious(page) == []
    page.get_by_label("The claim in one sentence").fill("Trade will grow.")
    page.get_by_role("combobox", name="Topics").fill("Weather")
    page.get_by_role("button", name="Save").click()
    expect(problems).to_contain_text("“Weather” was typed, but nothing was chosen from the list.")
    assert Position.objects.count() == 0


def test_a_late_proposal_takes_nothing_back(page: Page, bench, complaints) -> None:
    waiting: list[Any] = []
    page.route("**/proposal/**", lambda route: waiting.append(route))  # noqa: PLW0108
    factories.ParticipantFactory(name="Moscow", kind="government", country="RU")
    press(page, "n")
    press(page, "1")
    expect(sentence(page, 2)).to_be_focused()
    press(page, "Enter")
    page.keyboard.type("Trade will grow.")
    page.locator("#claim-form [name=kind]").select_option("forecast")
    page.get_by_role("combobox", name="Topics").focus()
    page.keyboard.type("tra")
    expect(page.get_by_role("option", name="Trade")).to_be_visible()
    waiting[0].continue_()
    expect(page.locator("#claim-form")).not_to_have_attribute("aria-busy", "true")
    expect(page.get_by_role("combobox", name="Topics")).to_have_value("tra")
    expect(page.get_by_role("combobox", name="Topics")).to_be_focused()
    press(page, "Enter")
    press(page, "Control+Enter")
    decided(page, 2, "attributed")
    position = Position.objects.get()
    assert position.kind == "forecast"
    assert [topic.name for topic in position.topics.all()] == ["Trade"]
    assert [str(one) for one in position.attributions.all()] == ["Russian experts (Holder)"]


def test_two_coders_of_one_position(page: Page, live_server, bench, olga) -> None:
    position = factories.PositionFactory(
        document=bench,
        quotations=["trust is low"],
        status="draft",
        statement="Trust is low.",
        holders=[],
    )
    page.reload()
    expect(page.locator("#saved")).to_have_text("All saved")
    sentence(page, 5).locator(".claim").click()
    expect(page.get_by_label("The claim in one sentence")).to_have_value("Trust is low.")
    maria = factories.EditorFactory(username="maria")
    Position.objects.get(pk=position.pk)
    position.statement, position.updated_by = "Trust is gone.", maria
    position.save()
    page.get_by_label("The claim in one sentence").fill("Trust is rare.")
    page.get_by_role("button", name="Save", exact=False).first.click()
    expect(page.locator("#form-problems")).to_contain_text(
        "maria has changed this position since you opened it."
    )
    expect(page.get_by_label("The claim in one sentence")).to_have_value("Trust is rare.")
    position.refresh_from_db()
    assert position.statement == "Trust is gone."
    page.get_by_role("button", name="Save mine over it").click()
    expect(page.locator("#saved")).to_have_text("Position saved.")
    position.refresh_from_db()
    assert position.statement == "Trust is rare."


def test_keys_are_listed_and_single_ones_can_be_turned_off(page: Page, bench) -> None:
    press(page, "?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("Next undecided sentence")
    assert serious(page) == []
    dialog.get_by_label("Single keys act").uncheck()
    press(page, "Escape")
    sentence(page, 1).focus()
    press(page, "n")
    expect(page.locator("#reasons")).to_be_hidden()
    press(page, "ArrowDown")
    expect(sentence(page, 2)).to_be_focused()


def test_a_cyrillic_keyboard_reaches_every_key(page: Page, bench) -> None:
    page.evaluate(
        """document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
            {key: "т", code: "KeyN", bubbles: true, cancelable: true}))"""
    )
    expect(page.locator("#reasons")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_serious_is_in_the_way_of_anybody(page: Page, bench, scheme, width) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 840})
    factories.PositionFactory(document=bench, quotations=["trust is low"], status="draft")
    factories.PositionFactory(document=bench, layer="author", quotations=["A report"])
    coding.decide_sentence(bench, 4, "nothing", by=None, reason="background")
    page.reload()
    expect(page.locator("#saved")).to_have_text("All saved")
    assert serious(page) == []
    press(page, "n")
    assert serious(page) == []
    press(page, "Escape", "ArrowDown")
    page.get_by_role("button", name="Code a position").click()
    expect(page.get_by_label("The claim in one sentence")).to_be_focused()
    page.locator("#relations-part summary").click()
    page.get_by_role("button", name="Add a relation").click()
    assert serious(page) == []
    page.locator("#add-holder").click()
    page.get_by_role("combobox", name="Participant").last.fill("rus")
    expect(page.get_by_role("option", name="Russian experts")).to_be_visible()
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_the_text_is_read_and_its_forms_are_reached(
    browser, live_server, olga, document
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server)
    page.goto(f"{live_server.url}/admin/workbench/{document.pk}/")
    expect(page.locator(".sentence")).to_have_count(5)
    expect(page.locator("#side")).to_be_hidden()
    page.locator("#n2").click()
    expect(page).to_have_url(
        f"{live_server.url}/admin/dialogues/sentence/{document.sentences.get(number=2).pk}/change/"
    )
    page.go_back()
    page.get_by_role("link", name="Add a position").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Add position")
    context.close()
