"""What axe holds against a page, but for its hints."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SERIOUS = ("serious", "critical")


def serious(page: Page, complaints: list[str] | None = None) -> list[str]:
    """Each serious fault with where it stands.

    axe tries inline styles, which the content policy blocks: of ``complaints`` there may be none
    before, and there are none after.
    """
    assert not complaints
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    if complaints is not None:
        complaints.clear()
    return [
        f"{one['id']}: {node['target']} {node['html'][:200]}"
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]


def violations(page: Page) -> list[str]:
    """Everything axe finds, of whatever weight, by the rules of WCAG 2.2 AA and its good practice."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['html'][:160]}"
        for one in found
        for node in one["nodes"]
    ]
