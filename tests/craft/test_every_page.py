"""What holds of every kind of page: valid, light, titled, and none forgotten here."""

import gzip
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import resolve

from tests import html_checker
from tests.craft import pages
from tests.public.page import Page

pytestmark = pytest.mark.django_db

KILOBYTE = 1024
#: Packed by gzip, as they travel: all style sheets and all scripts of one page.
MOST_CSS, MOST_JS = 20 * KILOBYTE, 25 * KILOBYTE
#: A list of fifty, not packed.
MOST_HTML = 60 * KILOBYTE
STATIC = re.compile(r'(?:href|src)="/static/([^"]+\.(?:css|js))"')


@pytest.fixture
def site(client: Client) -> dict[str, str]:
    """The HTML of every page by its address."""
    pages.fill()
    return {address: _html(client, address) for address in pages.addresses()}


def _html(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code in (200, 400, 404), f"{address} answers {answer.status_code}"
    assert answer["Content-Type"].startswith("text/html"), address
    return answer.content.decode()


def test_every_page_is_valid_titled_and_light(site: dict[str, str], tmp_path: Path) -> None:
    """One test, because filling the site takes longer than looking at it."""
    complaints = [
        *_unread(site),
        *_badly_headed(site),
        *_too_heavy(site),
        *_invalid(site, tmp_path),
    ]
    assert not complaints, "\n".join(complaints)


def _unread(site: dict[str, str]) -> Iterator[str]:
    read = {
        resolve(address.partition("?")[0]).url_name for address in site if "no-such" not in address
    }
    forgotten = pages.pages() - read
    yield from (f"no address named {name} is among those looked at" for name in sorted(forgotten))


def _badly_headed(site: dict[str, str]) -> Iterator[str]:
    for address, html in site.items():
        page = Page(html)
        headings = [one for one in page.elements if one.tag == "h1"]
        if len(headings) != 1 or not headings[0].text:
            yield f"{address}: {len(headings)} headings of the first rank"
        described = [one for one in page.elements if one.attributes.get("name") == "description"]
        if len(described) != 1 or not described[0].attributes.get("content", "").strip():
            yield f"{address}: no description"
        if not re.search(r"<title>\S", html):
            yield f"{address}: no title"


def _too_heavy(site: dict[str, str]) -> Iterator[str]:
    for address, html in site.items():
        size = {"css": 0, "js": 0}
        for name in set(STATIC.findall(html)):
            size[name.rpartition(".")[2]] += _packed(name)
        if size["css"] > MOST_CSS:
            yield f"{address}: {size['css']} bytes of CSS"
        if size["js"] > MOST_JS:
            yield f"{address}: {size['js']} bytes of scripts"
    weight = len(site["/positions/"].encode())
    if weight > MOST_HTML:
        yield f"/positions/: {weight} bytes of HTML"


def _packed(name: str) -> int:
    path = finders.find(name)
    assert path, f"{name} is linked, but there is no such file"
    return len(gzip.compress(Path(path).read_bytes(), 9))


def _invalid(site: dict[str, str], folder: Path) -> Iterator[str]:
    program = html_checker.checker()
    if program is None:
        if os.environ.get("CI") == "true":
            yield f"The HTML checker is missing: {html_checker.INSTALL}"
        return
    files = {folder / f"{number:03}.html": address for number, address in enumerate(site)}
    for file, address in files.items():
        file.write_text(site[address])
    by_name = {file.name: address for file, address in files.items()}
    for fault in html_checker.faults(program, files):
        name, _, rest = fault.partition(":")
        yield f"{by_name.get(name, name)}:{rest}"
