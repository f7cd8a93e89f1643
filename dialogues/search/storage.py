"""The index beside the table of search entries, made and unmade by a migration.

The table holds two columns of plain text (see `indexing`); each engine derives its index from them,
so whatever writes rows (saving, bulk_create, loaddata, SQL by hand) keeps the index true.

SQLite: an FTS5 table over the columns, followed by triggers. Its rows go by the table's integer
primary key, which VACUUM leaves alone. A later migration that alters the table on SQLite makes it
anew, and its triggers are gone: such a migration ends with `create_index` again.

PostgreSQL: a stored generated column with a GIN index. The vector holds no positions: PostgreSQL
would keep 255 of a word and none past 16,383; phrases are compared with the token columns instead.
"""

from typing import Any

from django.db import NotSupportedError
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "dialogues_searchentry"
FTS_TABLE = "dialogues_searchentry_fts"
VECTOR_COLUMN = "vector"
COLUMNS = ("title_tokens", "body_tokens")

# The tokenizer "ascii" parts tokens at spaces and leaves every letter beyond ASCII alone; the
# others know the letters of an old Unicode only.
_SQLITE_TABLE = """
    CREATE VIRTUAL TABLE dialogues_searchentry_fts USING fts5(
        title_tokens, body_tokens,
        content='dialogues_searchentry', content_rowid='id', tokenize='ascii'
    )
"""
_SQLITE_FILL = (
    "INSERT INTO dialogues_searchentry_fts (dialogues_searchentry_fts) VALUES ('rebuild')"
)
_SQLITE_ADD = """
    INSERT INTO dialogues_searchentry_fts (rowid, title_tokens, body_tokens)
    VALUES (new.id, new.title_tokens, new.body_tokens);
"""
_SQLITE_REMOVE = """
    INSERT INTO dialogues_searchentry_fts
        (dialogues_searchentry_fts, rowid, title_tokens, body_tokens)
    VALUES ('delete', old.id, old.title_tokens, old.body_tokens);
"""
_SQLITE_TRIGGERS = {
    "insert": _SQLITE_ADD,
    "update": _SQLITE_REMOVE + _SQLITE_ADD,
    "delete": _SQLITE_REMOVE,
}

_POSTGRESQL_DROP = "ALTER TABLE dialogues_searchentry DROP COLUMN IF EXISTS vector"
_POSTGRESQL_CREATE = (
    """
    ALTER TABLE dialogues_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        array_to_tsvector(array_remove(string_to_array(title_tokens || body_tokens, ' '), ''))
    ) STORED
    """,
    "CREATE INDEX dialogues_searchentry_vector ON dialogues_searchentry USING gin (vector)",
)


def create_index(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index over whatever rows there are; one that is there already is made anew."""
    drop_index(apps, schema_editor)
    for statement in _statements(schema_editor):
        schema_editor.execute(statement, params=None)


def drop_index(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the index away, if it is there."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_POSTGRESQL_DROP, params=None)
        return
    for event in _SQLITE_TRIGGERS:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {_trigger(event)}", params=None)
    schema_editor.execute(f"DROP TABLE IF EXISTS {FTS_TABLE}", params=None)


def _statements(schema_editor: BaseDatabaseSchemaEditor) -> tuple[str, ...]:
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        return _POSTGRESQL_CREATE
    if vendor == "sqlite":
        return (_SQLITE_TABLE, *map(_create_trigger, _SQLITE_TRIGGERS), _SQLITE_FILL)
    raise NotSupportedError(f"Search needs SQLite or PostgreSQL, not {vendor}.")


def _create_trigger(event: str) -> str:
    return (
        f"CREATE TRIGGER {_trigger(event)} AFTER {event.upper()} ON {TABLE} "
        f"BEGIN {_SQLITE_TRIGGERS[event]} END"
    )


def _trigger(event: str) -> str:
    return f"{FTS_TABLE}_{event}"
