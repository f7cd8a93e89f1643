"""Every page of the desk, in both colour schemes and on a phone: axe finds nothing serious.

The content policy is the strict one of the whole site; whatever it blocks, the browser complains of.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from dialogues.editorial import history
from dialogues.editorial.changing import change
from dialogues.editorial.coding import cut_into_sentences
from dialogues.editorial.deleting import delete
from dialogues.editorial.reviewing import comment
from tests import factories as f
from tests.journeys.axe import serious

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = (
    "Experts met in Tokyo on 8 July 2021. Russian experts believe that trust is lacking. "
    "Japanese researchers noted the risks. The future is open."
)


def record_page(record: Any, what: str = "change", *more: Any) -> str:
    return reverse(f"admin:dialogues_{record._meta.model_name}_{what}", args=[record.pk, *more])


def with_history(record: Any) -> Any:
    for comment_ in ("Begun", "Changed"):
        history.save(record, by=None, comment=comment_)
    return record


def in_next_version(record: Any) -> str:
    change(record, lambda row: setattr(row, "note", "Better so."), by=None, comment="")
    return record_page(record)


def commented(record: Any) -> str:
    comment(record, "Is this what the text says?", by=f.EditorFactory(username="reader"))
    return record_page(record)


def workbench() -> str:
    document = f.DocumentFactory(text=TEXT, status="draft")
    document.conferences.add(f.ConferenceFactory(status="draft"))
    cut_into_sentences(document)
    f.PositionFactory(
        document=document,
        conference=document.conferences.get(),
        quotations=["trust is lacking"],
        status="draft",
    )
    return reverse("admin:workbench", args=[document.pk])


def compared() -> str:
    topic = with_history(f.TopicFactory(status="draft"))
    return record_page(topic, "revision", history.versions(topic)[1].pk)


def recovery() -> str:
    topic = with_history(f.TopicFactory(status="draft"))
    delete(topic, by=None)
    return reverse("admin:dialogues_topic_recoverlist")


def duplicates() -> str:
    for name in ("Strategic Studies Institute", "Institute of Strategic Studies"):
        f.InstitutionFactory(name=name)
    return reverse("admin:duplicates")


def listed(noun: str) -> Callable[[], str]:
    def address() -> str:
        f.PositionFactory(status="draft")
        f.AppearanceFactory()
        return reverse(f"admin:dialogues_{noun}_changelist")

    return address


PAGES: dict[str, Callable[[], str]] = {
    "desk": lambda: workbench() and reverse("admin:index"),
    "list of positions": listed("position"),
    "list of conferences": listed("conference"),
    "list of participants": listed("participant"),
    "a new position": lambda: reverse("admin:dialogues_position_add"),
    "a new participant": lambda: reverse("admin:dialogues_participant_add"),
    "a draft": lambda: record_page(f.PositionFactory(status="draft", topics=[])),
    "a conference": lambda: record_page(f.HostFactory().conference),
    "a document": lambda: record_page(f.DocumentFactory(text=TEXT)),
    "a next version": lambda: in_next_version(f.PositionFactory()),
    "comments": lambda: commented(f.PositionFactory(status="in_review")),
    "publishing together": lambda: record_page(f.PositionFactory().conference, "together"),
    "withdrawing": lambda: record_page(f.PositionFactory(), "withdraw"),
    "history": lambda: record_page(with_history(f.TopicFactory()), "history"),
    "two versions": compared,
    "deleted records": recovery,
    "deleting": lambda: record_page(f.TopicFactory(), "delete"),
    "deleting what others need": lambda: record_page(f.PositionFactory().conference, "delete"),
    "merging": lambda: record_page(f.InstitutionFactory(), "merge"),
    "duplicates": duplicates,
    "workbench": workbench,
    "new summary": lambda: reverse("admin:new_summary"),
    "import": lambda: reverse("admin:import"),
    "tokens": lambda: reverse("admin:tokens"),
    "a new token": lambda: reverse("admin:token_new"),
}
LOOKS = [("light", 1280), ("dark", 390)]


@pytest.fixture
def desk(page: Page, live_server: Any, client: Any) -> str:
    """Logged in by a cookie, without the form."""
    client.force_login(f.EditorFactory(username="olga"))
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return str(live_server.url)


@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_the_page(name: str, desk: str, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    address = desk + PAGES[name]()
    found: dict[str, list[str]] = {}
    told: list[str] = []
    for scheme, width in LOOKS:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200
        told += complaints  # before axe looks: it tries styles of its own
        found[scheme] = serious(page)
        complaints.clear()
        sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(sideways) <= 0, f"the page is wider than {width} pixels"
    assert found == {"light": [], "dark": []}
    assert told == []
