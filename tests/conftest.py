"""Which database and which browser a test run uses.

``pytest --database=postgresql`` uses the server at TEST_DATABASE_URL, else one that lives for the
run. ``make test`` runs both databases.
"""

import os
from collections.abc import Iterable
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connections

from project.database import parse_database_url
from tests import browser
from tests.postgresql_cluster import INSTALL, ClusterError, ThrowawayCluster, server_programs

# A browser test leaves an event loop behind, beside which Django would refuse every query.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

hypothesis.settings.register_profile("suite", deadline=None)  # machines are shared and slow
hypothesis.settings.load_profile("suite")

CLUSTER = pytest.StashKey[ThrowawayCluster]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="the database to test on (default: sqlite)",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--database") == "postgresql":
        _use_database(_postgresql_url(config))


def pytest_unconfigure(config: pytest.Config) -> None:
    cluster = config.stash.get(CLUSTER, None)
    if cluster:
        connections.close_all()
        cluster.stop()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Hands the server on to a parallel worker."""
    node.workerinput["database_url"] = os.environ.get("TEST_DATABASE_URL", "")


def _postgresql_url(config: pytest.Config) -> str:
    handed_on = getattr(config, "workerinput", {}).get("database_url")
    url = handed_on or os.environ.get("TEST_DATABASE_URL") or _start_cluster(config)
    os.environ["TEST_DATABASE_URL"] = url
    return url


def _start_cluster(config: pytest.Config) -> str:
    programs = server_programs()
    if programs is None:
        raise pytest.UsageError(
            f"No PostgreSQL server is installed: {INSTALL}, or set TEST_DATABASE_URL."
        )
    try:
        cluster = ThrowawayCluster(programs).start()
    except ClusterError as error:
        raise pytest.UsageError(f"No PostgreSQL server for the tests: {error}") from None
    config.stash[CLUSTER] = cluster
    return cluster.url


def _use_database(url: str) -> None:
    """Points Django at another database before anything has connected to one."""
    try:
        settings.DATABASES["default"] = parse_database_url(url)
    except ValueError as error:
        raise pytest.UsageError(f"TEST_DATABASE_URL cannot be used: {error}.") from None
    connections.settings = connections.configure_settings(settings.DATABASES)
    connections.close_all()
    del connections["default"]


#: What asks no database, and what of the browser's side has its server's side tested on both.
TESTED_ONCE = (
    "tests/text/",
    "tests/architecture/",
    "tests/craft/",
    "tests/importing/summaries/",
    "tests/exporting/test_figures",
    "tests/journeys/test_compare",
    "tests/journeys/test_desk_for_everybody",
    "tests/journeys/test_duplicates",
    "tests/journeys/test_editor",
    "tests/journeys/test_every_page_for_everybody",
    "tests/journeys/test_history",
    "tests/journeys/test_lists",
    "tests/journeys/test_network",
    "tests/journeys/test_new_summary",
    "tests/journeys/test_reading",
    "tests/journeys/test_searching",
    "tests/journeys/test_take_away",
    "tests/journeys/test_workbench",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    _mark_journeys(items)
    if config.getoption("--database") == "postgresql" and not _is_asked_for(config):
        items[:] = [item for item in items if not item.nodeid.startswith(TESTED_ONCE)]


def _is_asked_for(config: pytest.Config) -> bool:
    """Whoever names files or folders gets all that is in them."""
    return any(argument.startswith("tests/") for argument in config.args)


def _mark_journeys(items: Iterable[pytest.Item]) -> None:
    """Marks every test that drives a browser, and leaves it out where there is none."""
    skipped = pytest.mark.skip(reason=f"Chromium is not installed: {browser.INSTALL}")
    for item in items:
        if "browser" not in getattr(item, "fixturenames", ()):
            continue
        item.add_marker("browser")
        if not browser.installed_browser():
            item.add_marker(skipped)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chosen = {"executable_path": browser.installed_browser(), "args": browser.launch_flags()}
    return browser_type_launch_args | chosen
