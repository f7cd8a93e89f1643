"""The cache that all workers of one machine share: one SQLite file that nobody need care for."""

import multiprocessing
import os
import sqlite3
import stat
import threading
from pathlib import Path

import pytest
import time_machine

from project.cache import CLEARED_EVERY, SQLiteCache


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "cache.sqlite3"


@pytest.fixture
def cache(file) -> SQLiteCache:
    return SQLiteCache(str(file), {})


def test_values_are_kept_as_they_are(cache):
    values = {"number": 7, "text": "слово", "list": [1, None, {"a": 2.5}], "truth": True}
    cache.set_many(values)

    assert cache.get_many(values) == values
    assert cache.get("truth") is True
    assert cache.get("nothing", "else") == "else"
    assert ("number" in cache, "nothing" in cache) == (True, False)


def test_what_has_expired_is_not_there(cache):
    with time_machine.travel("2026-05-01T12:00:00Z", tick=False) as clock:
        cache.set("a", 1, timeout=10)
        cache.set("kept", 1, timeout=None)
        assert not cache.add("a", 2, timeout=10)
        clock.shift(10)
        assert (cache.get("a"), "a" in cache, cache.touch("a"), cache.delete("a")) == (
            None,
            False,
            False,
            False,
        )
        with pytest.raises(ValueError, match="not found"):
            cache.incr("a")
        assert cache.add("a", 2, timeout=10)
        assert (cache.get("a"), cache.get("kept")) == (2, 1)


def test_touching_deleting_and_clearing(cache):
    with time_machine.travel("2026-05-01T12:00:00Z", tick=False) as clock:
        cache.set_many({"a": 1, "b": 2}, timeout=10)
        assert cache.touch("a", 20)
        clock.shift(15)
        assert cache.get_many(["a", "b"]) == {"a": 1}
    assert cache.get_many(["a", "b"]) == {}
    cache.set("a", 1)
    assert cache.delete("a")
    cache.set("a", 1)
    cache.clear()
    assert cache.get("a") is None


def count_up(file: str, times: int) -> None:
    cache = SQLiteCache(file, {})
    for _time in range(times):
        cache.add("hits", 0)
        cache.incr("hits")


def test_processes_and_threads_count_every_hit_once(cache, file):
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=count_up, args=(str(file), 100)) for _each in range(2)]
    threads = [threading.Thread(target=count_up, args=(str(file), 100)) for _each in range(4)]
    for one in (*processes, *threads):
        one.start()
    for one in (*processes, *threads):
        one.join(60)

    assert cache.get("hits") == 600


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_a_forked_process_makes_its_own_connection(cache):
    cache.set("a", 1)
    child = os.fork()
    if not child:
        try:
            os._exit(0 if cache.incr("a") == 2 else 1)
        finally:
            os._exit(2)
    _pid, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == 0
    assert cache.incr("a") == 3


def test_the_file_may_be_deleted_at_any_time(cache, file):
    cache.set("a", 1)
    other = SQLiteCache(str(file), {})
    assert other.get("a") == 1
    file.unlink()

    assert cache.add("a", 5)
    assert (cache.incr("a"), other.incr("a"), cache.get("a")) == (6, 7, 7)


def test_a_damaged_file_is_thrown_away(cache, file):
    file.write_bytes(b"no database " * 1000)

    cache.set("a", 1)
    assert cache.get("a") == 1
    assert sqlite3.connect(file).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_it_stays_small(file):
    cache = SQLiteCache(str(file), {"OPTIONS": {"MAX_ENTRIES": 100}})
    with time_machine.travel("2026-05-01T12:00:00Z", tick=False) as clock:
        cache.set("soon-over", 1, timeout=1)
        clock.shift(2)
        for number in range(CLEARED_EVERY - 1):
            cache.set(str(number), 1, timeout=60 + number)
        kept = sqlite3.connect(file).execute("SELECT count(*) FROM entries").fetchone()

        assert kept == (100,)
        assert cache.get(str(CLEARED_EVERY - 2)) == 1


def test_only_its_owner_reads_the_file(cache, file):
    cache.set("a", 1)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
