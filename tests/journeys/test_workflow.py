"""From a contributor's draft to the public page: three people, in a real browser.

Once by mouse and once by keyboard alone; nothing becomes public that only one of them has seen.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dialogues.models import Position, ReviewComment
from tests import factories
from tests.editorial.test_publishing_together import whole_conference

pytestmark = pytest.mark.django_db(transaction=True)
Press = Callable[[Locator], None]


def by_mouse(target: Locator) -> None:
    target.click()


def by_keyboard(target: Locator) -> None:
    target.focus()
    target.press("Enter")


@pytest.fixture(params=[by_mouse, by_keyboard], ids=["mouse", "keyboard"])
def press(request: Any) -> Press:
    return request.param


@pytest.fixture(autouse=True)
def four_eyes(settings: Any) -> None:
    settings.FOUR_EYES = True


@pytest.fixture
def complaints() -> list[str]:
    """What any of the browsers complains about: scripts, and what the content policy blocks."""
    return []


@pytest.fixture
def desk_of(browser: Browser, live_server: Any, complaints: list[str]) -> Any:
    """``with desk_of("clara") as page``: a browser of that person's own, at their desk."""

    @contextmanager
    def logged_in(name: str) -> Iterator[Page]:
        context = browser.new_context(base_url=live_server.url)
        page = context.new_page()
        page.on(
            "console", lambda line: complaints.append(line.text) if line.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto("/admin/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").press_sequentially("correct horse")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("On the desk")
        yield page
        context.close()

    return logged_in


@pytest.fixture
def people() -> dict[str, Any]:
    return {
        name: factories.MemberFactory(username=name, first_name=name.title(), group=group)
        for name, group in (("clara", "contributor"), ("edgar", "editor"), ("petra", "publisher"))
    }


def heap(page: Page, title: str) -> Locator:
    """A heap of work on the desk, by its heading."""
    return page.get_by_role("region", name=re.compile(rf"^{title}"))


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True).first


def told(page: Page, text: str) -> None:
    expect(page.locator(".messagelist")).to_contain_text(text)


def test_a_draft_is_reviewed_sent_back_mended_approved_and_published(
    desk_of: Any, people: Any, press: Press, complaints: list[str]
) -> None:
    conference = whole_conference(1)
    position = conference.positions.get()
    Position.objects.update(updated_by=people["clara"], created_by=people["clara"])

    with desk_of("clara") as page:
        press(heap(page, "My drafts").get_by_role("link", name=position.statement))
        expect(page.locator(".tasks").first).to_contain_text(
            "It waits for somebody else to read and approve it."
        )
        for name in ("Publish", "Approve", "Send back"):
            expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
        press(button(page, "Submit for review"))
        told(page, "It now waits for review.")

    with desk_of("edgar") as page:
        press(heap(page, "Awaiting my review").get_by_role("link", name=position.statement))
        page.get_by_label("Editor’s note:").fill("Half typed")
        page.get_by_label("Comment or review").fill("Is it “slow”?\n<b>Look again</b>")
        press(button(page, "Comment"))
        expect(page.locator(".word__text")).to_have_text("Is it “slow”?\n<b>Look again</b>")
        expect(page.get_by_label("Editor’s note:")).to_have_value("Half typed")
        page.get_by_label("Comment or review").fill("The claim is too broad.")
        press(button(page, "Send back"))
        told(page, "It is a draft again.")

    with desk_of("clara") as page:
        returned = heap(page, "Sent back to me")
        expect(returned).to_contain_text("The claim is too broad.")
        press(returned.get_by_role("link", name=position.statement))
        page.get_by_label("Statement:").fill("Trade will grow slowly.")
        press(button(page, "Save and continue editing"))
        press(button(page, "Settle comment 1"))
        expect(page.locator(".word--settled")).to_have_count(1)
        press(button(page, "Submit for review"))
        told(page, "It now waits for review.")

    with desk_of("edgar") as page:
        press(heap(page, "Awaiting my review").get_by_role("link", name="Trade will grow slowly."))
        page.get_by_label("Comment or review").fill("Good.")
        press(button(page, "Approve"))
        told(page, "You approved this version.")
        expect(page.locator(".tasks").first).not_to_contain_text("somebody else to read")

    with desk_of("petra") as page:
        press(heap(page, "Approved, to be published").get_by_role("link", name="Trade will grow"))
        press(page.get_by_role("link", name="Publish with all it needs…"))
        expect(page.get_by_role("group", name=re.compile("^Topics"))).to_contain_text("Economy")
        press(button(page, "Publish all of it"))
        told(page, "records are now public.")
        press(page.get_by_role("link", name="View on site"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("Trade will grow slowly.")
        expect(page.locator("body")).not_to_contain_text("The claim is too broad.")

    assert list(Position.objects.published()) == [position]
    assert [said.kind for said in ReviewComment.objects.all()] == [
        "comment",
        "sent_back",
        "approved",
    ]
    assert complaints == []


def test_a_conference_is_published_in_one_act_or_not_at_all(
    desk_of: Any, people: Any, press: Press, complaints: list[str]
) -> None:
    conference = whole_conference(2)
    first, second = conference.positions.all()
    second.quotations.all().delete()

    with desk_of("petra") as page:
        page.goto(f"/admin/dialogues/conference/{conference.pk}/change/")
        press(page.get_by_role("link", name="Publish with all it needs…"))
        unready = page.get_by_role("checkbox", name=second.statement)
        expect(unready).not_to_be_checked()
        unready.focus()
        page.keyboard.press("Space")
        press(button(page, "Publish all of it"))
        expect(page.get_by_role("alert")).to_contain_text("Add a verified quotation")
        assert not Position.objects.published().exists()
        page.get_by_role("checkbox", name=second.statement).focus()
        page.keyboard.press("Space")
        press(button(page, "Publish all of it"))
        told(page, "records are now public.")

    assert list(Position.objects.published()) == [first]
    # The one complaint is the refusal itself, which the browser notes as the answer of a form.
    assert [line for line in complaints if "422" not in line] == []


def test_who_works_alone_is_told_why_and_what_to_do(
    desk_of: Any, people: Any, press: Press
) -> None:
    topic = factories.TopicFactory(status="draft", updated_by=people["petra"])
    with desk_of("petra") as page:
        page.goto(f"/admin/dialogues/topic/{topic.pk}/change/")
        press(button(page, "Publish"))
        for place in (".errornote", ".tasks"):
            expect(page.locator(place).first).to_contain_text("ask Edgar to approve it")
            expect(page.locator(place).first).to_contain_text("FOUR_EYES=false")
    topic.refresh_from_db()
    assert topic.status == "draft"


def test_a_comment_that_cannot_be_sent_is_kept(desk_of: Any, people: Any) -> None:
    topic = factories.TopicFactory()
    with desk_of("edgar") as page:
        page.goto(f"/admin/dialogues/topic/{topic.pk}/change/")
        page.get_by_text("Comments and review").click()
        page.get_by_label("Comment", exact=True).fill("Typed on a train.")
        page.context.set_offline(True)
        button(page, "Comment").click()
        expect(page.get_by_role("alert")).to_contain_text("It was not sent")
        expect(page.get_by_label("Comment", exact=True)).to_have_value("Typed on a train.")
        page.context.set_offline(False)
        button(page, "Comment").click()
        expect(page.locator(".word__text")).to_have_text("Typed on a train.")
    assert [said.text for said in ReviewComment.objects.all()] == ["Typed on a train."]
