"""One summary's whole way: pasted and coded by one, reviewed by another, published by a third.

By keyboard alone, under the rule of four eyes, from an empty database to the public page.
"""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dialogues.models import Conference, Position
from tests import factories
from tests.journeys.test_workflow import (  # noqa: F401  the fixtures are used by name
    button,
    by_keyboard,
    complaints,
    desk_of,
    four_eyes,
    heap,
    people,
    told,
)

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = (
    "Second Dialogue on Arctic Shipping\n\n"
    "On 12 May 2023 the Nordhavn Institute of Shipping held the Second Dialogue on Arctic Shipping "
    "in Oslo.\n\n"
    "Participants:\n"
    "Ingrid Solberg, Director, Nordhavn Institute of Shipping\n\n"
    "Russian experts believe that the Northern Sea Route will carry more cargo. "
    "Moscow opposes new limits on heavy fuel.\n"
)
CLAIM = "the Northern Sea Route will carry more cargo"


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def paste(page: Page) -> None:
    by_keyboard(page.get_by_role("link", name="New summary"))
    page.get_by_label("Text:").focus()
    page.keyboard.insert_text(TEXT)
    by_keyboard(button(page, "Read it"))
    expect(page.locator("#id_event0-title")).to_have_value("Second Dialogue on Arctic Shipping")
    expect(page.locator("#id_event0-start_date")).to_have_value("2023-05-12")
    assert not Conference.objects.exists()
    page.get_by_label("State the rights", exact=False)
    by_keyboard(button(page, "Create drafts"))
    told(page, "The drafts are made")


def close(page: Page, number: int, reason: str) -> None:
    sentence = page.locator(f"#s{number}")
    expect(sentence).to_be_focused()
    press(page, "n")
    expect(page.locator("#reasons-title")).to_be_focused()
    press(page, reason)
    expect(sentence).to_have_attribute("data-decision", "nothing")


def code(page: Page, statement: str, stance: str) -> None:
    press(page, "Enter")
    expect(page.get_by_label("The claim in one sentence")).to_be_focused()
    page.keyboard.type(statement)
    page.get_by_label(stance, exact=True).focus()
    press(page, "Space")
    page.get_by_role("combobox", name="Topics").focus()
    page.keyboard.type("shipp")
    expect(page.get_by_role("option", name="Shipping · draft")).to_be_visible()
    press(page, "Enter", "Control+Enter")
    expect(page.locator("[data-decision]:focus")).to_have_count(1)


def test_a_pasted_summary_becomes_a_public_conference(
    desk_of: Any,  # noqa: F811
    people: Any,  # noqa: F811
    complaints: list[str],  # noqa: F811
) -> None:
    factories.TopicFactory(name="Shipping", status="draft")
    factories.ParticipantFactory(
        name="Russian experts", expert_group=True, country="RU", status="draft"
    )
    factories.ParticipantFactory(name="Moscow", kind="government", country="RU", status="draft")

    with desk_of("clara") as page:
        paste(page)
        expect(page.locator("#saved")).to_have_text("All saved")
        last = page.locator("[data-decision]").count() - 1
        for number in range(1, last):
            close(page, number, "1")
        code(page, "The northern route will carry more.", "Expects")
        expect(page.locator("[data-decision=undecided]")).to_have_count(1)
        press(page, "u")
        code(page, "Heavy fuel should not be limited further.", "Opposes")
        expect(page.locator("[data-decision=undecided]")).to_have_count(0)
        first = Position.objects.get(statement__startswith="The northern")
        assert [row.exact for row in first.quotations.all()] == [CLAIM]
        page.goto(f"/admin/dialogues/position/{first.pk}/change/")
        by_keyboard(button(page, "Submit for review"))
        told(page, "It now waits for review.")

    with desk_of("edgar") as page:
        waiting = heap(page, "Awaiting my review")
        by_keyboard(waiting.get_by_role("link", name="The northern route will carry more."))
        page.get_by_label("Comment or review").focus()
        page.keyboard.insert_text("As the text says.")
        by_keyboard(button(page, "Approve"))
        told(page, "You approved this version.")
        document = first.document
        page.goto(f"/admin/dialogues/document/{document.pk}/change/")
        page.get_by_label("Rights statement", exact=False).first.focus()
        page.keyboard.insert_text("© Nordhavn Institute of Shipping, quoted by permission.")
        by_keyboard(button(page, "Save and continue editing"))
        told(page, "was changed successfully")

    conference = Conference.objects.get()
    with desk_of("petra") as page:
        page.goto(f"/admin/dialogues/conference/{conference.pk}/change/")
        by_keyboard(page.get_by_role("link", name="Publish with all it needs…"))
        by_keyboard(button(page, "Publish all of it"))
        told(page, "records are now public.")
        by_keyboard(page.get_by_role("link", name="View on site"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("Arctic Shipping")
        expect(page.locator("main")).to_contain_text(CLAIM)
        expect(page.locator("main")).to_contain_text("Ingrid Solberg")

    assert Position.objects.published().count() == 2
    assert complaints == []
