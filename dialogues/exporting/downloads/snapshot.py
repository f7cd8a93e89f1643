"""One moment of the database, however long it takes to read it.

A connection of its own: on PostgreSQL ``REPEATABLE READ READ ONLY``, on SQLite a read transaction
that begins ``DEFERRED``. The site's own transactions begin ``IMMEDIATE`` there and would keep every
editor from saving until the last file is written; this one keeps nobody waiting.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction

ALIAS = "snapshot"
#: Read page by page: a file that is mapped into memory takes as much of it as it is large.
BEFORE = {"sqlite": ("PRAGMA mmap_size = 0", "PRAGMA query_only = ON")}
FIRST = {"postgresql": ("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",)}


@contextmanager
def snapshot() -> Iterator[str]:
    """The name of the database to read. Within a transaction, that one is what is read."""
    usual: Any = connections[DEFAULT_DB_ALIAS]
    if usual.in_atomic_block:
        yield DEFAULT_DB_ALIAS
        return
    connections[ALIAS] = _own_connection(usual)
    try:
        _execute(BEFORE.get(usual.vendor, ()))
        with transaction.atomic(using=ALIAS):
            _execute(FIRST.get(usual.vendor, ()))
            yield ALIAS
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]


def _execute(statements: Iterable[str]) -> None:
    with connections[ALIAS].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _own_connection(usual: Any) -> Any:
    own = usual.copy(alias=ALIAS)
    if own.vendor == "sqlite":
        options = own.settings_dict["OPTIONS"]
        own.settings_dict["OPTIONS"] = {**options, "transaction_mode": "DEFERRED"}
    return own
