"""One summary's whole way: pasted and coded by one, reviewed by another, published by a third.

Once by keyboard alone and once by mouse, under the rule of four eyes, from an empty database to the public page.
"""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dialogues.models import Conference, Position
from tests import factories
from tests.journeys.test_workflow import (  # noqa: F401  the fixtures are used by name
    button,
    by_keyboard,
    by_mouse,
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
TOPIC = "Shipping · draft"
CLAIM = "the Northern Sea Route will carry more cargo"


class Keyboard:
    """The whole job without a mouse."""

    press = staticmethod(by_keyboard)

    def close(self, page: Page, number: int) -> None:
        expect(page.locator(f"#s{number}")).to_be_focused()
        page.keyboard.press("n")
        expect(page.locator("#reasons-title")).to_be_focused()
        page.keyboard.press("1")

    def code(self, page: Page, number: int, statement: str, stance: str) -> None:
        expect(page.locator(f"#s{number}")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_label("The claim in one sentence")).to_be_focused()
        page.keyboard.type(statement)
        page.get_by_label(stance, exact=True).focus()
        page.keyboard.press("Space")
        page.get_by_role("combobox", name="Topics").focus()
        page.keyboard.type("shipp")
        expect(page.get_by_role("option", name=TOPIC)).to_be_visible()
        page.keyboard.press("Enter")
        page.keyboard.press("Control+Enter")


class Mouse:
    """The same by pointing; only words are typed."""

    press = staticmethod(by_mouse)

    def close(self, page: Page, number: int) -> None:
        page.locator(f"#s{number}").click()
        page.get_by_role("button", name="Nothing here…").click()
        page.locator("#reasons [data-reason]").first.click()

    def code(self, page: Page, number: int, statement: str, stance: str) -> None:
        page.locator(f"#s{number}").click()
        page.get_by_role("button", name="Code a position").click()
        page.get_by_label("The claim in one sentence").fill(statement)
        page.get_by_text(stance, exact=True).click()
        page.get_by_role("combobox", name="Topics").click()
        page.keyboard.type("shipp")
        page.get_by_role("option", name=TOPIC).click()
        page.get_by_role("button", name="Save").click()


@pytest.fixture(params=[Keyboard, Mouse], ids=["keyboard", "mouse"])
def way(request: Any) -> Any:
    return request.param()


def paste(page: Page, way: Any) -> None:
    way.press(page.get_by_role("link", name="New summary"))
    page.get_by_label("Text:").fill(TEXT)
    way.press(button(page, "Read it"))
    expect(page.locator("#id_event0-title")).to_have_value("Second Dialogue on Arctic Shipping")
    expect(page.locator("#id_event0-start_date")).to_have_value("2023-05-12")
    assert not Conference.objects.exists()
    way.press(button(page, "Create drafts"))
    told(page, "The drafts are made")


def decided(page: Page, number: int, decision: str) -> None:
    expect(page.locator(f"#s{number}")).to_have_attribute("data-decision", decision)


def test_a_pasted_summary_becomes_a_public_conference(
    way: Any,
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
        paste(page, way)
        expect(page.locator("#saved")).to_have_text("All saved")
        last = page.locator("[data-decision]").count()
        for number in range(1, last - 1):
            way.close(page, number)
            decided(page, number, "nothing")
        way.code(page, last - 1, "The northern route will carry more.", "Expects")
        decided(page, last - 1, "attributed")
        expect(page.locator(f"#s{last - 1}")).to_be_focused()
        way.press(page.get_by_role("button", name="Next undecided"))
        way.code(page, last, "Heavy fuel should not be limited further.", "Opposes")
        decided(page, last, "attributed")
        first = Position.objects.get(statement__startswith="The northern")
        assert [row.exact for row in first.quotations.all()] == [CLAIM]
        page.goto(f"/admin/dialogues/position/{first.pk}/change/")
        way.press(button(page, "Submit for review"))
        told(page, "It now waits for review.")

    with desk_of("edgar") as page:
        waiting = heap(page, "Awaiting my review")
        way.press(waiting.get_by_role("link", name="The northern route will carry more."))
        page.get_by_label("Comment or review").focus()
        page.keyboard.insert_text("As the text says.")
        way.press(button(page, "Approve"))
        told(page, "You approved this version.")
        document = first.document
        page.goto(f"/admin/dialogues/document/{document.pk}/change/")
        page.get_by_label("Rights statement", exact=False).first.focus()
        page.keyboard.insert_text("© Nordhavn Institute of Shipping, quoted by permission.")
        way.press(button(page, "Save and continue editing"))
        told(page, "was changed successfully")

    conference = Conference.objects.get()
    with desk_of("petra") as page:
        page.goto(f"/admin/dialogues/conference/{conference.pk}/change/")
        way.press(page.get_by_role("link", name="Publish with all it needs…"))
        way.press(button(page, "Publish all of it"))
        told(page, "records are now public.")
        way.press(page.get_by_role("link", name="View on site"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("Arctic Shipping")
        expect(page.locator("main")).to_contain_text(CLAIM)
        expect(page.locator("main")).to_contain_text("Ingrid Solberg")

    assert Position.objects.published().count() == 2
    assert complaints == []
