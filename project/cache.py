"""Django's cache in one SQLite file, so that all workers of one machine count together.

Nothing in it is worth keeping: the file may be deleted at any time, even beneath a running site,
and a damaged one is thrown away. Several machines share a Redis server instead (CACHE_URL).
"""

import contextlib
import os
import pickle
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

#: How long one worker waits for another, in seconds: two writes take far less than a millisecond.
PATIENCE = 0.5
#: Pauses between attempts to open the file, in seconds.
OPENING = (0.02, 0.05, 0.1)
#: After how many additions what has expired is cleared away.
CLEARED_EVERY = 500
#: How large the write-ahead log may stay after it was written back, in bytes.
LOG_KEPT = 1_048_576
TABLE = """
CREATE TABLE IF NOT EXISTS entries (
    key TEXT PRIMARY KEY, value BLOB NOT NULL, expires REAL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entries_expires ON entries (expires);
"""
SET = """
INSERT INTO entries VALUES (:key, :value, :expires)
ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires
"""
#: What has expired counts as not there.
ADD = f"{SET} WHERE entries.expires <= :now"
LIVE = "(expires IS NULL OR expires > :now)"
# LIVE is ours, and whatever comes from outside is a parameter.
GET = f"SELECT value FROM entries WHERE key = :key AND {LIVE}"  # noqa: S608
INCREASE = f"UPDATE entries SET value = value + :by WHERE key = :key AND {LIVE} RETURNING value"  # noqa: S608
TOUCH = f"UPDATE entries SET expires = :expires WHERE key = :key AND {LIVE}"  # noqa: S608
DELETE = f"DELETE FROM entries WHERE key = :key AND {LIVE}"  # noqa: S608
CLEAR_EXPIRED = "DELETE FROM entries WHERE expires <= :now"
COUNT = "SELECT count(*) FROM entries"
CLEAR_SOME = """
DELETE FROM entries WHERE key IN (
    SELECT key FROM entries ORDER BY expires IS NULL, expires LIMIT :surplus
)
"""

_OF_PARENTS: list[sqlite3.Connection] = []


class SQLiteCache(BaseCache):
    """LOCATION is the file. Whole numbers are kept as such, so that SQLite itself adds to them."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._file = Path(location)
        self._own = threading.local()
        self._additions = 0

    def add(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        added = self._changed(ADD, key, version, value=_packed(value), timeout=timeout)
        self._clear_now_and_then()
        return added

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        row = self._row(GET, key, version)
        return default if row is None else _unpacked(row[0])

    def set(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        self._changed(SET, key, version, value=_packed(value), timeout=timeout)
        self._clear_now_and_then()

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """In one statement: two workers never count the same number twice."""
        row = self._row(INCREASE, key, version, by=delta)
        if row is None:
            raise ValueError(f"Key '{key}' not found")
        return int(row[0])

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._changed(TOUCH, key, version, timeout=timeout)

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._changed(DELETE, key, version)

    def has_key(self, key: str, version: int | None = None) -> bool:
        return self._row(GET, key, version) is not None

    def clear(self) -> None:
        self._asked(lambda connection: connection.execute("DELETE FROM entries"))

    def close(self, **kwargs: Any) -> None:
        """Called after every request; the connection is worth keeping."""

    def _row(self, statement: str, key: str, version: int | None, **values: Any) -> Any:
        given = {"key": self._full(key, version), "now": time.time(), **values}
        return self._asked(lambda connection: _first(connection.execute(statement, given)))

    def _changed(
        self, statement: str, key: str, version: int | None, timeout: Any = None, **values: Any
    ) -> bool:
        given = {"key": self._full(key, version), "now": time.time(), **values}
        given["expires"] = self.get_backend_timeout(timeout)
        return bool(
            self._asked(lambda connection: connection.execute(statement, given).rowcount > 0)
        )

    def _full(self, key: str, version: int | None) -> str:
        return self.make_and_validate_key(key, version=version)

    def _clear_now_and_then(self) -> None:
        self._additions += 1
        if self._additions % CLEARED_EVERY == 0:
            self._asked(self._make_room)

    def _make_room(self, connection: sqlite3.Connection) -> None:
        connection.execute(CLEAR_EXPIRED, {"now": time.time()})
        surplus = connection.execute(COUNT).fetchone()[0] - self._max_entries
        if surplus > 0:
            connection.execute(CLEAR_SOME, {"surplus": surplus})

    def _asked(self, question: Callable[[sqlite3.Connection], Any]) -> Any:
        """Raises ``sqlite3.OperationalError`` where the file is locked or cannot be written."""
        try:
            return question(self._connection())
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # what lies there is no such file, or no longer
            self._throw_away()
            return question(self._connection())

    def _connection(self) -> sqlite3.Connection:
        """One a thread; a forked process makes its own, and so does whoever misses the file."""
        here = (os.getpid(), _identity(self._file))
        if getattr(self._own, "of", None) != here:
            self._set_aside()
            self._own.connection = _opened_at_last(self._file)
            self._own.of = (os.getpid(), _identity(self._file))
        return self._own.connection

    def _set_aside(self) -> None:
        """What was opened before a fork belongs to the parent, and is not for a child to close."""
        process, _file = getattr(self._own, "of", None) or (os.getpid(), None)
        if process != os.getpid():
            _OF_PARENTS.append(self._own.connection)

    def _throw_away(self) -> None:
        self._own.of = None
        for suffix in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self._file.with_name(self._file.name + suffix).unlink()


def _opened_at_last(file: Path) -> sqlite3.Connection:
    """Of several processes that make the file at once, all but one are told that it is locked."""
    for pause in OPENING:
        try:
            return _opened(file)
        except sqlite3.OperationalError:
            time.sleep(pause)
    return _opened(file)


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        file, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA journal_size_limit = {LOG_KEPT}")
    connection.executescript(TABLE)
    with contextlib.suppress(OSError):
        file.chmod(0o600)
    return connection


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _first(cursor: sqlite3.Cursor) -> Any:
    """All rows are read, so that the statement is finished and its lock given up."""
    rows = cursor.fetchall()
    return rows[0] if rows else None


def _packed(value: Any) -> Any:
    return value if type(value) is int else pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def _unpacked(value: Any) -> Any:
    return value if isinstance(value, int) else pickle.loads(value)  # noqa: S301  our own file
