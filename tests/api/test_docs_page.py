"""The browsable description, in a real browser, under the site's own content security policy."""

import re

import pytest

from tests.api.asking import BASE
from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_page_s_own_answer_needs_nothing_from_elsewhere(client):
    page = client.get(f"{BASE}docs/").content.decode()
    script = client.get(f"{BASE}docs/?script=").content.decode()
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)

    assert all(address.startswith("/") and not address.startswith("//") for address in addresses)
    assert not re.search(r"<style|<script(?! src)|style=|onload=", page)
    assert f'url: "{BASE}schema/"' in script
    assert client.get(f"{BASE}docs/?script=")["Content-Type"].startswith("application/javascript")
    assert not client.get(f"{BASE}docs/?script=").cookies


def test_it_can_be_browsed_and_tried_under_the_policy(live_server, page):
    TopicFactory(name="Trade with neighbours")
    told: list[str] = []
    page.on("console", lambda message: told.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    response = page.goto(f"{live_server.url}{BASE}docs/")
    assert "default-src 'none'" in response.headers["content-security-policy"]

    topics = page.locator("#operations-topics-topic_list")
    topics.locator(".opblock-summary-control").click()
    topics.get_by_role("button", name="Try it out").click()
    topics.get_by_role("button", name="Execute").click()
    page.wait_for_selector(".live-responses-table .highlight-code")

    assert "Trade with neighbours" in topics.locator(".live-responses-table").inner_text()
    assert [line for line in told if line.startswith(("error", "warning"))] == []
