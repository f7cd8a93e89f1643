"""Turns a database address into Django's settings, with what each database needs to be safe."""

from typing import Any

import dj_database_url

Database = dict[str, Any]

SCHEMES = ("sqlite", "postgresql", "postgres")

#: Writers queue instead of failing (IMMEDIATE, timeout in seconds); an acknowledged commit
#: survives a power cut (FULL); readers never wait for a writer (WAL).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode = WAL;"
        "PRAGMA synchronous = FULL;"
        "PRAGMA foreign_keys = ON;"
        "PRAGMA temp_store = MEMORY;"
        "PRAGMA cache_size = -16000;"  # negative: KiB
        "PRAGMA mmap_size = 134217728;"  # bytes
        "PRAGMA journal_size_limit = 33554432"  # bytes
    ),
}

#: A server that is gone or unreachable is noticed in seconds instead of minutes.
POSTGRESQL_OPTIONS = {
    "connect_timeout": 3,  # seconds
    "keepalives": 1,
    "keepalives_idle": 30,  # seconds
    "keepalives_interval": 5,  # seconds
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,  # milliseconds
    "options": "-c jit=off",  # compiling a page's short queries takes longer than running them
}


def sqlite_database(path: str, options: dict[str, Any] | None = None) -> Database:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": SQLITE_OPTIONS | (options or {}),
    }


def parse_database_url(url: str) -> Database:
    """Raises ValueError with the reason; the message never repeats the address, it may hold a password."""
    scheme = url.partition(":")[0]
    if "://" not in url or scheme not in SCHEMES:
        raise ValueError("it does not begin with postgresql:// or sqlite:///")
    parsed = _parsed(url)
    return _sqlite(parsed) if scheme == "sqlite" else _postgresql(parsed)


def _parsed(url: str) -> Database:
    try:
        return dict(dj_database_url.parse(url))
    except ValueError:
        reason = "it is not a valid address; special characters in a password are written percent-encoded"
        raise ValueError(reason) from None


def _sqlite(parsed: Database) -> Database:
    if parsed["NAME"] in ("", ":memory:"):
        raise ValueError("it names no file")
    if parsed.get("HOST"):
        raise ValueError("a SQLite address has three slashes before the file's path, not two")
    options = parsed.get("OPTIONS", {})
    unknown = sorted(set(options) - set(SQLITE_OPTIONS))
    if unknown:
        known = ", ".join(SQLITE_OPTIONS)
        raise ValueError(f"the option {unknown[0]} is none of {known}")
    return sqlite_database(parsed["NAME"], options)


def _postgresql(parsed: Database) -> Database:
    if not parsed["NAME"]:
        raise ValueError("it names no database after the server's address")
    return parsed | {
        "CONN_MAX_AGE": 60,  # seconds
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": POSTGRESQL_OPTIONS | parsed.get("OPTIONS", {}),
    }
