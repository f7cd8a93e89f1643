"""An editor's whole job in a real browser, by keyboard: from an empty form to the public page."""

import re

import pytest
from playwright.sync_api import Page, expect

from dialogues.models import Conference, Document, Position
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "Experts met online. Russian experts expect “slow but steady” growth of\u00a0trade.\nNobody doubts it."
PASTED = 'Russian experts expect "slow but steady" growth of trade'
IN_THE_TEXT = "Russian experts expect “slow but steady” growth of\u00a0trade"


def write(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).first.focus()
    page.keyboard.insert_text(text)


def choose(page: Page, label: str, typed: str, *, many: bool = False) -> None:
    """Search in a box by keyboard, and take the first that is found."""
    box = page.get_by_role("searchbox" if many else "combobox", name=label, exact=True).first
    box.focus()
    if not many:
        page.keyboard.press("Enter")
    page.keyboard.type(typed)
    found = page.locator(".select2-results__option--highlighted").first
    expect(found).to_contain_text(re.compile(re.escape(typed), re.IGNORECASE))
    page.keyboard.press("Enter")
    expect(page.locator(".select2-dropdown .select2-results__option")).to_have_count(0)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.focus()
    page.keyboard.press("Enter")


def told(page: Page, text: str) -> None:
    expect(page.locator(".messagelist")).to_contain_text(text)


def test_a_dialogue_is_entered_and_published(page: Page, desk: str, complaints: list[str]) -> None:
    factories.InstitutionFactory(name="Valdai Discussion Club", acronym="VDC")
    factories.ParticipantFactory(name="Andrey Bystritskiy", sort_name="Bystritskiy, Andrey")
    factories.TopicFactory(name="Trade", parent=factories.TopicFactory(name="Economy"))

    page.goto(f"{desk}dialogues/conference/add/")
    write(page, "Title:", "Trade in the region")
    write(page, "Start date:", "2021-04-15")
    page.get_by_label("Attribution rule:", exact=True).select_option("on_record")
    choose(page, "Institution", "valdai")
    choose(page, "Participant", "bystr")
    write(page, "Post and institution as stated:", "Chairman")
    press(page, "Publish")
    told(page, "“Trade in the region”: It is now public.")
    conference = Conference.objects.published().get()
    assert [str(host) for host in conference.hosts.all()] == ["Valdai Discussion Club (Host)"]
    assert [row.stated_as for row in conference.appearances.all()] == ["Chairman"]

    page.goto(f"{desk}dialogues/document/add/")
    write(page, "Title:", "Summary of the discussion")
    page.get_by_label("Kind:", exact=True).select_option("summary")
    write(page, "Language:", "en")
    choose(page, "Conferences", "trade in", many=True)
    write(page, "Text:", TEXT)
    page.get_by_label("Extent of the text:", exact=True).select_option("full")
    page.get_by_label("The public sees:", exact=True).select_option("full")
    press(page, "Publish")
    expect(page.locator(".field-rights .errorlist")).to_have_text(
        "State the rights under which the text is shown."
    )
    write(page, "Rights statement:", "With permission.")
    press(page, "Publish")
    told(page, "“Summary of the discussion”: It is now public.")
    document = Document.objects.published().get()
    assert document.text == TEXT
    assert document.sentences.count() == 3

    page.goto(f"{desk}dialogues/position/add/")
    write(page, "Statement:", "Trade will grow slowly.")
    choose(page, "Conference", "trade in")
    choose(page, "Document", "summary of")
    choose(page, "Topics", "trade", many=True)
    page.get_by_label("Stance:", exact=True).select_option("expects")
    with page.expect_popup() as opening:
        page.locator("#add_id_attributions-0-participant").focus()
        page.keyboard.press("Enter")
    popup = opening.value
    write(popup, "Name:", "Russian experts")
    popup.get_by_label("Kind:", exact=True).first.select_option("expert_group")
    popup.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.locator("#select2-id_attributions-0-participant-container")).to_contain_text(
        "Russian experts"
    )
    write(page, "Exact words:", PASTED)
    press(page, "Save and continue editing")
    told(page, "is stored as the text has it")
    expect(page.locator(".field-exact textarea").first).to_have_value(IN_THE_TEXT)

    expect(page.locator(".tasks").first).to_contain_text(
        "Publish the participant “Russian experts” first"
    )
    page.get_by_role("link", name="Open the participant").press("Enter")
    press(page, "Publish")
    told(page, "“Russian experts”: It is now public.")
    position = Position.objects.get()
    page.goto(f"{desk}dialogues/position/{position.pk}/change/")
    press(page, "Publish")
    told(page, "It is now public.")

    page.get_by_role("link", name="View on site").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Trade will grow slowly.")
    expect(page.locator("blockquote").first).to_contain_text(
        "“slow but steady” growth of\u00a0trade"
    )
    expect(page.locator("main")).to_contain_text("Russian experts")
    assert complaints == []


def test_what_is_not_in_the_text_is_sent_back_and_places_are_offered(
    page: Page, desk: str, complaints: list[str]
) -> None:
    document = factories.DocumentFactory(text="Trust is low. They say: trust is low.")
    position = factories.PositionFactory(document=document, quotations=["They say"], status="draft")
    page.goto(f"{desk}dialogues/position/{position.pk}/change/")
    words = page.get_by_label("Exact words:", exact=True).first
    words.fill("trust is high")
    press(page, "Save")
    expect(page.locator(".field-exact .errorlist").first).to_contain_text("is not in the text")
    expect(words).to_have_value("trust is high")
    words.fill("rust is low")
    press(page, "Save")
    second = page.get_by_label("…Trust is low. They say: t[rust is low].…")
    second.focus()
    page.keyboard.press("Space")
    press(page, "Save")
    told(page, "was changed successfully")
    assert position.quotations.get().start == document.text.rindex("rust")
    assert complaints == []


def test_two_editors_do_not_overwrite_each_other(
    page: Page, desk: str, complaints: list[str]
) -> None:
    topic = factories.TopicFactory(name="Trade")
    page.goto(f"{desk}dialogues/topic/{topic.pk}/change/")
    topic.name = "Commerce"
    topic.save()
    write(page, "Scope note:", "What I typed. ")
    press(page, "Save")
    expect(page.locator(".errornote")).to_contain_text(
        "Nothing was saved; what you typed is kept below."
    )
    expect(page.locator(".conflict")).to_contain_text("Commerce")
    expect(page.get_by_label("Scope note:")).to_have_value(re.compile("What I typed"))
    assert complaints == []
