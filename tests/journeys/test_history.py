"""Looking back, going back, recovering, and changing a text: in a real browser, by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from dialogues.editorial import history
from dialogues.models import Document, Position, Topic
from tests import factories
from tests.journeys.axe import serious

pytestmark = pytest.mark.django_db(transaction=True)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.focus()
    page.keyboard.press("Enter")


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.focus()
    page.keyboard.press("Enter")


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


@pytest.fixture
def position() -> Position:
    """A draft with three states in its history."""
    experts = factories.ParticipantFactory(expert_group=True, name="Russian experts")
    position = factories.PositionFactory(
        statement="Trade will grow.", status="draft", holders=[experts]
    )
    history.save(position, by=None, comment="Entered")
    position.statement = "Trade will shrink."
    history.save(position, by=factories.EditorFactory(username="kenji"), comment="Turned")
    attribution = position.attributions.get()
    attribution.participant = factories.ParticipantFactory(
        expert_group=True, name="Japanese experts"
    )
    attribution.save()
    history.save(position, by=None, comment="Given to others")
    return position


def test_two_states_are_chosen_and_compared_and_one_gone_back_to(
    page: Page, desk: str, position: Position, complaints: list[str]
) -> None:
    page.goto(f"{desk}dialogues/position/{position.pk}/history/")
    heading(page, "History")
    assert serious(page, complaints) == []
    oldest = page.locator("input[name=then]").last
    oldest.focus()
    page.keyboard.press("Space")
    newest = page.locator("input[name=now]").first
    newest.focus()
    page.keyboard.press("Space")
    press(page, "Compare")

    heading(page, "What changed")
    assert serious(page, complaints) == []
    statement = page.locator(".diff__row").first
    expect(statement.locator("del")).to_have_text("[removed: grow ]")
    expect(statement.locator("ins")).to_have_text("[added: shrink ]")
    holder = page.locator(".diff__part--changed")
    expect(holder.locator("del")).to_have_text("[removed: Russian ]")
    expect(holder.locator("ins")).to_have_text("[added: Japanese ]")

    follow(page, "Go back to this…")
    heading(page, "Go back to an earlier version")
    assert serious(page, complaints) == []
    press(page, "Go back to this version")
    expect(page.locator(".messagelist")).to_contain_text("“Trade will grow.” is as it was.")
    stored = Position.objects.get()
    assert stored.statement == "Trade will grow."
    assert str(stored.attributions.get().participant) == "Russian experts"
    assert complaints == []


def test_a_deleted_record_is_found_and_recovered(
    page: Page, desk: str, complaints: list[str]
) -> None:
    topic = factories.TopicFactory(name="Рыболовство", status="draft")
    page.goto(f"{desk}dialogues/topic/{topic.pk}/delete/")
    assert serious(page, complaints) == []
    press(page, "Delete")
    expect(page.locator(".messagelist")).to_contain_text("It can be recovered")
    assert not Topic.objects.exists()
    follow(page, "Deleted records")
    heading(page, "Deleted records")
    assert serious(page, complaints) == []
    page.get_by_label("Name").focus()
    page.keyboard.type("рыбо")
    page.keyboard.press("Enter")
    press(page, "Recover “Рыболовство”")
    expect(page.locator(".messagelist")).to_contain_text("“Рыболовство” is as it was.")
    assert Topic.objects.get().name == "Рыболовство"
    assert complaints == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_a_new_text_changes_is_shown_before_it_is_saved(
    page: Page, desk: str, complaints: list[str], browser, live_server, scripts: bool
) -> None:
    document = factories.DocumentFactory(
        text="Trade will grow. Trust is lacking.", status="draft", title="Summary"
    )
    lost = factories.PositionFactory(document=document, quotations=["Trust is lacking."])
    if not scripts:
        state = page.context.storage_state()
        page = browser.new_context(java_script_enabled=False, storage_state=state).new_page()
    page.goto(f"{desk}dialogues/document/{document.pk}/change/")
    new = "First. Trade will grow. Trust is still lacking."
    page.get_by_label("Text:", exact=True).fill(new)
    page.get_by_label("Rights statement:", exact=True).fill("Theirs.")
    press(page, "Save")

    heading(page, "What the new text changes")
    if scripts:
        assert serious(page, complaints) == []
    expect(page.locator(".tally__item--lost")).to_have_text("1 lost")
    expect(page.locator(".fates ins").first).to_contain_text("still")
    expect(page.get_by_role("link", name=str(lost))).to_be_visible()
    assert Document.objects.get().text == "Trade will grow. Trust is lacking."

    press(page, "Back to the form")
    expect(page.get_by_label("Text:", exact=True)).to_have_value(new)
    expect(page.get_by_label("Rights statement:", exact=True)).to_have_value("Theirs.")
    press(page, "Save")
    press(page, "Save the new text")
    expect(page.locator(".messagelist")).to_contain_text("The text was changed")
    stored = Document.objects.get()
    assert (stored.text, stored.rights) == (new, "Theirs.")
    assert complaints == []
