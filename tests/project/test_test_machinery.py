"""The parts of the test run that decide what is tested: a silent gap there would hide others."""

import time
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests import postgresql_cluster, suite
from tests.browser import installed_browser
from tests.postgresql_cluster import ThrowawayCluster, server_programs

needs_server = pytest.mark.skipif(not server_programs(), reason="no PostgreSQL server installed")


@pytest.fixture
def bare_machine(monkeypatch, tmp_path):
    """A machine with neither a PostgreSQL server nor a browser."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("TEST_DATABASE_URL", raising=False)
    monkeypatch.setattr(postgresql_cluster, "INSTALLED", tmp_path)


def test_the_run_uses_the_database_it_was_asked_for(request, db):
    assert connection.vendor == request.config.getoption("--database")


def test_on_sqlite_the_run_uses_a_file_with_the_real_locking(request, db):
    if connection.vendor != "sqlite":
        pytest.skip("SQLite only")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
    assert str(settings.DATA_DIR) in connection.settings_dict["NAME"]


@needs_server
def test_a_cluster_starts_answers_and_leaves_nothing_behind():
    with ThrowawayCluster(server_programs()) as cluster:
        with psycopg.connect(cluster.url) as session:
            assert session.execute("SELECT 'Ё' ILIKE 'ё'").fetchone() == (True,)
        process = int((cluster.folder / "data/postmaster.pid").read_text().splitlines()[0])
        assert is_running(process)

    assert not cluster.folder.exists()
    assert ends_within(5, process)


def ends_within(seconds: float, process: int) -> bool:
    """The server removes its own files a moment before its process is gone."""
    deadline = time.monotonic() + seconds
    while is_running(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_running(process)


def is_running(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


def test_a_bare_machine_is_told_what_to_install(bare_machine):
    assert suite.missing_programs() == [
        (
            "No PostgreSQL server is installed, so only SQLite is tested; install one with "
            "apt-get install postgresql, or set TEST_DATABASE_URL."
        ),
        (
            "Chromium is not installed, so no journey in a browser is tested; install it with "
            "apt-get install chromium."
        ),
    ]
    assert suite.databases() == ["sqlite"]
    assert installed_browser() is None


def test_in_ci_a_bare_machine_is_a_failure(bare_machine, monkeypatch, capsys):
    monkeypatch.setenv("CI", "true")

    assert suite.main([]) == 1
    assert "apt-get install postgresql" in capsys.readouterr().out


def test_a_given_server_needs_no_installed_one(bare_machine, monkeypatch):
    monkeypatch.setenv("TEST_DATABASE_URL", "postgresql://db.example/talks")

    assert suite.databases() == ["sqlite", "postgresql"]


@pytest.mark.parametrize(
    "line",
    [
        "============== 12 passed in 3.21s ==============",
        "=== 1 failed, 12 passed, 3 skipped in 65.03s (0:01:05) ===",
        "=============== no tests ran in 0.01s ===============",
        "12 passed, 1 skipped in 6.94s",
    ],
)
def test_closing_lines_of_pytest_are_recognised(line):
    assert suite.CLOSING_LINE.search(line)
