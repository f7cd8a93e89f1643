"""How the coding workbench fares with a long text: 20,000 words, 1,000 sentences, 2,000 positions.

    python -m tests.benchmarks.workbench

Prints, for texts of growing length: the page's size, the server's time for the page and for each
kind of act, and in Chromium the time from a key to the next frame painted. On a database and in a
folder of its own.
"""

# ruff: noqa: E402  # Django has to be ready before a model is imported

import json
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's driver runs an event loop

import django
from django.test.utils import setup_test_environment

django.setup()
setup_test_environment()

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connection
from django.test import Client
from django.test.testcases import LiveServerThread
from django.urls import reverse
from playwright.sync_api import Page, sync_playwright

from dialogues.editorial.anchoring import anchor_of
from dialogues.editorial.coding import cut_into_sentences
from dialogues.models import Attribution, Document, Position, Quotation
from tests import browser, factories

SENTENCE = (
    "Russian experts believe that trade in region number {n} will grow slowly, although Tokyo and "
    "others are concerned about it."
)
SIZES = (100, 1_000)
RUNS = 5
KEYS = 40
TO_PAINT = """(key) => new Promise((resolve) => {
    const begun = performance.now();
    document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
})"""


@contextmanager
def own_database() -> Iterator[None]:
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def long_document(sentences: int) -> Document:
    """Every sentence of twenty words, and two positions in each but the last."""
    text = "\n".join(SENTENCE.format(n=n) for n in range(sentences))
    conference = factories.ConferenceFactory()
    document = factories.DocumentFactory(text=text, status="draft", conferences=[conference])
    cut_into_sentences(document)
    rows = list(document.sentences.order_by("number"))[:-1]
    fill(document, [row.start for row in rows for _twice in range(2)])
    return document


def fill(document: Document, starts: list[int]) -> None:
    conference = document.conferences.get()
    group = factories.ParticipantFactory(expert_group=True, country="RU")
    positions = Position.objects.bulk_create(
        Position(
            conference=conference,
            number=number,
            document=document,
            statement=f"Trade will grow slowly in one region or another, says claim {number}.",
            stance="expects",
            published_at=None,
        )
        for number in range(1, len(starts) + 1)
    )
    Attribution.objects.bulk_create(
        Attribution(position=position, participant=group) for position in positions
    )
    Quotation.objects.bulk_create(
        _quotation(document, position, start + 29 * (number % 2))
        for number, (position, start) in enumerate(zip(positions, starts, strict=True))
    )
    document.sentences.exclude(number=document.sentences.count()).update(decision="attributed")


def _quotation(document: Document, position: Position, start: int) -> Quotation:
    quotation = anchor_of(document, start, start + 60)
    quotation.position = position
    return quotation


def milliseconds(act: Callable[[], Any]) -> float:
    """The median of a few runs, after one that warms up."""
    act()
    times = []
    for _run in range(RUNS):
        begun = time.perf_counter()
        act()
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


def server_times(document: Document, user: Any) -> dict[str, float]:
    client = Client()
    client.force_login(user)
    last = document.sentences.count()

    def address(name: str) -> str:
        return reverse(f"admin:{name}", args=[document.pk])

    def post(name: str, **data: Any) -> None:
        answer = client.post(address(name), json.dumps(data), content_type="application/json")
        if answer.status_code != 200:
            raise SystemExit(f"{name} answered {answer.status_code}: {answer.content[:300]!r}")

    def close_and_undo() -> None:
        post("workbench_decide", number=last, decision="nothing", reason="background")
        post("workbench_undo")

    page = client.get(address("workbench"))
    return {
        "page, kB": len(page.content) / 1000,
        "page, ms": milliseconds(lambda: client.get(address("workbench"))),
        "proposal, ms": milliseconds(
            lambda: client.get(address("workbench_proposal"), {"number": last})
        ),
        "close and undo, ms": milliseconds(close_and_undo),
    }


def browser_times(page: Page, address: str) -> dict[str, float]:
    begun = time.perf_counter()
    page.goto(address)
    page.locator("#saved[data-state=saved]").wait_for()
    opened = 1000 * (time.perf_counter() - begun)
    walked = [page.evaluate(TO_PAINT, "ArrowDown") for _key in range(KEYS)]
    jumped = [page.evaluate(TO_PAINT, key) for _twice in range(5) for key in ("End", "Home")]
    selected = [page.evaluate(TO_PAINT, "ArrowRight") for _key in range(10)]
    return {
        "page ready, ms": opened,
        "↓ to paint, median ms": statistics.median(walked),
        "↓ to paint, worst ms": max(walked),
        "first to last, worst ms": max(jumped),
        "next word, median ms": statistics.median(selected),
    }


def in_chromium(documents: list[Document]) -> list[dict[str, float]]:
    thread = LiveServerThread("localhost", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    site = f"http://localhost:{thread.port}"
    try:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(
                executable_path=browser.installed_browser(), args=browser.launch_flags()
            )
            page = chromium.new_page()
            _log_in(page, site)
            addresses = [reverse("admin:workbench", args=[one.pk]) for one in documents]
            return [browser_times(page, site + address) for address in addresses]
    finally:
        thread.terminate()


def _log_in(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/login/?next=/admin/password_change/")
    page.get_by_label("Username").fill("olga")
    page.get_by_label("Password").fill("correct horse")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/admin/password_change/")


def main() -> None:
    with own_database():
        user = factories.EditorFactory(username="olga")
        documents = [long_document(size) for size in SIZES]
        columns = [server_times(document, user) for document in documents]
        if browser.installed_browser():
            painted = in_chromium(documents)
            columns = [one | other for one, other in zip(columns, painted, strict=True)]
        print(f"{'sentences':28}", *(f"{size:>9,}" for size in SIZES))
        for name in columns[0]:
            print(f"{name:28}", *(f"{column[name]:9.1f}" for column in columns))


if __name__ == "__main__":
    main()
