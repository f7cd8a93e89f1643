"""Whether a fault means that the database is away, and not that a query is wrong.

Only these become a 503: anything else answered so would hide a fault of our own.
"""

import sqlite3
from typing import Any

import psycopg
from django.db import Error, InterfaceError, OperationalError

#: Result codes of SQLite: the file is locked, cannot be opened or read, or the disk is full.
SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
}
#: Classes and codes of PostgreSQL: no connection, server shutting down or starting, none to spare.
POSTGRESQL = ("08", "57P01", "57P02", "57P03", "53300")


def is_gone(error: Error) -> bool:
    cause: Any = error.__cause__
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", None)
        return code is not None and (code & 0xFF) in SQLITE  # the rest of the code is detail
    if isinstance(cause, psycopg.Error):
        return _is_away(cause, error)
    return False


def _is_away(cause: psycopg.Error, error: Error) -> bool:
    """A connection that breaks or never comes about has no code at all."""
    if cause.sqlstate is None:
        return isinstance(error, (OperationalError, InterfaceError))
    return cause.sqlstate.startswith(POSTGRESQL)
