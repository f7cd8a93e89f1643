"""Duplicates in a real browser: the warning while typing, telling two apart, merging by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from dialogues.editorial.matching import mark_distinct
from dialogues.models import KnownDistinct, Participant
from tests import factories
from tests.journeys.axe import serious

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_name_that_is_there_is_told_while_it_is_typed(
    page: Page, desk: str, complaints: list[str]
) -> None:
    person = factories.ParticipantFactory(name="Dmitry Streltsov", country="RU")
    page.goto(f"{desk}dialogues/participant/add/")
    page.get_by_label("Name:", exact=True).first.focus()
    page.keyboard.type("Стрельцов Дмитрий")
    warning = page.get_by_role("status").filter(has_text="Already there")
    expect(warning).to_contain_text("Dmitry Streltsov — person, Russia (published)")
    assert serious(page, complaints) == []
    with page.expect_popup() as opened:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    assert opened.value.url.endswith(f"/participant/{person.pk}/change/")

    page.get_by_label("Name:", exact=True).first.fill("Nobody at all")
    expect(warning).to_have_count(0)
    assert complaints == []


def test_another_name_is_told_too_in_a_row_added_just_now(
    page: Page, desk: str, complaints: list[str]
) -> None:
    person = factories.ParticipantFactory(name="Yohei Sasakawa")
    factories.ParticipantNameFactory(participant=person, text="笹川陽平")
    page.goto(f"{desk}dialogues/participant/add/")
    page.locator("#names-group .add-row a").click()
    row = page.locator("#names-0")
    row.locator("[name=names-0-text]").press_sequentially("笹川 陽平")
    expect(row.get_by_role("status")).to_contain_text("Yohei Sasakawa — person")
    expect(row.get_by_role("status")).to_contain_text("also “笹川陽平”")
    assert complaints == []


def test_two_are_told_apart_by_keyboard(page: Page, desk: str, complaints: list[str]) -> None:
    factories.ParticipantFactory(name="Taro Tanaka")
    factories.ParticipantFactory(name="Tanaka Taro")
    page.goto(f"{desk}duplicates/")
    expect(page.get_by_role("heading", name="Very likely one")).to_be_visible()
    assert serious(page, complaints) == []
    page.get_by_label("Note").focus()
    page.keyboard.type("Two of that name at Keio.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("are known to be different now")
    assert KnownDistinct.objects.get().note == "Two of that name at Keio."
    expect(page.get_by_text("No two of them look like one.")).to_be_visible()
    page.get_by_role("link", name="1 pair known to be different").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Two of that name at Keio.")).to_be_visible()
    assert serious(page, complaints) == []
    page.get_by_role("button", name="Take back").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("None yet.")).to_be_visible()
    page.get_by_role("link", name="Back to possible duplicates").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Very likely one")).to_be_visible()
    assert complaints == []


def test_two_are_merged_and_parted_again_by_keyboard(
    page: Page, desk: str, complaints: list[str]
) -> None:
    kept = factories.ParticipantFactory(name="Dmitry Streltsov", description="")
    other = factories.ParticipantFactory(name="D. Streltsov", description="A scholar of Japan.")
    both = factories.PositionFactory(holders=[kept, other])
    factories.PositionFactory(holders=[other])
    mark_distinct(kept, factories.ParticipantFactory(), by=None)

    page.goto(f"{desk}duplicates/")
    page.get_by_role("link", name="Keep “Dmitry Streltsov”").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("both have it")).to_be_visible()
    assert serious(page, complaints) == []
    page.get_by_label("Take for description:").focus()
    expect(page.get_by_label("Take for description:")).to_be_checked()
    page.get_by_role("button", name="Merge", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text(
        "“D. Streltsov” is now part of this record."
    )
    kept.refresh_from_db()
    assert kept.description == "A scholar of Japan."
    assert both.attributions.count() == 1

    page.get_by_role("link", name="The merge can be undone in the history.").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Undo the merge of “D. Streltsov”").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("“D. Streltsov” is back.")
    assert Participant.objects.filter(pk=other.pk).exists()
    assert both.attributions.count() == 2
    assert complaints == []
