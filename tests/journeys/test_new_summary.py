"""From a pasted summary to drafts and the workbench, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from dialogues.models import Conference, Document
from tests import factories
from tests.journeys.axe import serious
from tests.text.summaries.told import text_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sending(page: Page, live_server) -> str:
    """The first page, once the editor has logged in."""
    factories.EditorFactory(username="olga", password="correct horse")
    address = f"{live_server.url}/admin/new-summary/"
    page.goto(address)
    page.get_by_label("Username").fill("olga")
    page.get_by_label("Password").fill("correct horse")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("New summary")
    return address


def send(page: Page, name: str) -> None:
    page.get_by_label("Text:").focus()
    page.keyboard.insert_text(text_of(name))
    press(page, "Read it")
    expect(page.get_by_role("heading", level=1)).to_have_text("What the text says")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.focus()
    page.keyboard.press("Enter")


def test_a_summary_is_entered_by_keyboard_alone(page: Page, sending, complaints) -> None:
    stored = factories.InstitutionFactory(name="Nagoya Institute of Logistics")
    send(page, "en_speaker_list")
    expect(page.locator("#id_institutions-1-record")).to_be_checked()
    title = page.locator("#id_event0-title")
    expect(title).to_have_value("Supply Chains after the Storm")
    words = page.get_by_role("link", name="18–20 October 2022")
    words.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark[data-current]")).to_have_text("18–20 October 2022")
    leave = page.locator(".fact--start_date").get_by_role("button", name="leave out")
    leave.focus()
    page.keyboard.press("Enter")
    dates = [
        page.locator(f"#id_event0-{name}") for name in ("start_date", "end_date", "date_precision")
    ]
    assert [date.input_value() for date in dates] == ["", "", "unknown"]
    expect(page.locator(".fact--start_date label")).to_contain_text("left out")
    page.keyboard.press("Enter")
    assert [date.input_value() for date in dates] == ["2022-10-18", "2022-10-20", "day"]
    title.focus()
    page.keyboard.press("End")
    page.keyboard.insert_text(" (seminar)")
    page.locator("#id_event0-people-6-take").focus()
    page.keyboard.press("Space")
    expect(page.locator("#id_event0-people-6-stated_as")).to_be_hidden()
    press(page, "Add a person")
    page.keyboard.insert_text("Olga Mir")
    expect(page.locator("#id_event0-people-7-record")).to_be_checked()
    press(page, "Create drafts")
    fault = page.locator("#faults").get_by_role("link", name="Kind – Port Authority of Bergvik")
    fault.focus()
    page.keyboard.press("Enter")
    kind = page.locator("#id_institutions-5-kind")
    kind.focus()
    page.keyboard.type("Gov")
    press(page, "Create drafts")
    expect(page.locator(".messagelist")).to_contain_text("The drafts are made")
    document = Document.objects.get()
    assert f"/admin/workbench/{document.pk}/" in page.url
    assert document.text == text_of("en_speaker_list")
    conference = Conference.objects.get()
    assert conference.title == "Supply Chains after the Storm (seminar)"
    assert stored in [host.institution for host in conference.hosts.all()]
    people = [row.participant.name for row in conference.appearances.all()]
    assert "Olga Mir" in people
    assert "Marta de la Cruz" not in people
    assert complaints == []


def test_what_was_typed_survives_a_reload_and_is_forgotten_when_done(
    page: Page, sending, complaints
) -> None:
    send(page, "ru_round_table")
    page.locator("#id_document-title").fill("Мой заголовок")
    press(page, "Add an institution")
    page.keyboard.insert_text("Новый институт")
    expect(page.get_by_text("Kept in this browser")).to_be_visible()
    page.reload()
    expect(page.get_by_text("is here again")).to_be_visible()
    expect(page.locator("#id_document-title")).to_have_value("Мой заголовок")
    expect(page.locator("#id_institutions-4-name")).to_have_value("Новый институт")
    press(page, "Begin from the proposals")
    expect(page.locator("#id_document-title")).to_have_value("Арктика: что дальше?")
    expect(page.locator("#id_institutions-4-name")).to_have_count(0)
    page.locator("#id_document-title").fill("Снова")
    expect(page.get_by_text("Kept in this browser")).to_be_visible()
    press(page, "Let the text go")
    expect(page.locator(".messagelist")).to_contain_text("let go")
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('new-summary-'))")
        == []
    )
    assert complaints == []


def test_a_typed_name_is_looked_up_at_once(page: Page, sending, complaints) -> None:
    known = factories.ParticipantFactory(name="Lucy Grant-Moore", sort_name="Grant-Moore, Lucy")
    send(page, "en_contradictory")
    name = page.locator("#id_event0-people-2-name")
    name.fill("Lucy Grant-Moore")
    row = page.locator("#part-event0-people-2")
    expect(row.get_by_role("radio", name="the same as Lucy Grant-Moore")).to_be_visible()
    row.get_by_role("radio", name="the same as Lucy Grant-Moore").check()
    expect(row.get_by_label("Sort name")).to_be_hidden()
    page.get_by_role("button", name="Take 11 June 2020").click()
    expect(page.locator("#id_event0-start_date")).to_have_value("2020-06-11")
    press(page, "Create drafts")
    expect(page.locator(".messagelist")).to_contain_text("The drafts are made")
    assert known.appearances.get().conference.start_date.isoformat() == "2020-06-11"
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_accessible_and_fit(page: Page, sending, scheme, width) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    assert serious(page) == []
    factories.ParticipantFactory(name="Haruto Ikada")
    send(page, "en_several_events")
    assert serious(page) == []
    press(page, "Create drafts")
    expect(page.locator("#faults")).to_contain_text("Say which record this is")
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
